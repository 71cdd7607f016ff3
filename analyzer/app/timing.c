#include "app/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const stage_words[STAGE_COUNT] = {
	[STAGE_OTHER] = "other",   [STAGE_READ] = "read",         [STAGE_PREFILTER] = "prefilter", [STAGE_DECODE] = "decode",
	[STAGE_PARSE] = "parse",   [STAGE_EVALUATE] = "evaluate", [STAGE_MATCH] = "match",         [STAGE_RENDER] = "render",
};

const char *timing_word(enum stage stage)
{
	return stage_words[stage];
}

static double seconds_of(clockid_t clock)
{
	struct timespec now = {0};

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double seconds_now(void)
{
	return seconds_of(CLOCK_MONOTONIC);
}

void timing_start(struct timing *timing)
{
	*timing = (struct timing){.on = true, .since = 0};
}

void timing_enter(struct timing *timing, enum stage stage)
{
	double now;

	if (!timing->on)
		return;
	now = seconds_of(CLOCK_THREAD_CPUTIME_ID);
	timing->seconds[timing->at] += now - timing->since;
	timing->at = stage;
	timing->since = now;
}

void timing_add(struct timing *timing, const struct timing *other)
{
	for (int i = 0; i < STAGE_COUNT; i++)
		timing->seconds[i] += other->seconds[i];
}

void timing_resume(struct timing *timing)
{
	if (timing->on)
		timing->since = seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

/* KiB. getrusage would count what the program that started us had. */
static unsigned long peak_memory(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[256];
	unsigned long peak = 0;

	while (status && !peak && fgets(line, sizeof line, status))
		if (strncmp(line, "VmHWM:", 6) == 0)
			peak = strtoul(line + 6, NULL, 10);
	if (status)
		fclose(status);
	return peak;
}

void timing_write(struct timing *timing, int descriptor)
{
	struct sink sink = {.descriptor = descriptor};

	timing_enter(timing, STAGE_OTHER);
	for (int i = 0; i < STAGE_COUNT; i++)
		sink_format(&sink, "%-10s %.6f\n", stage_words[i], timing->seconds[i]);
	sink_format(&sink, "%-10s %lu\n", "peak_kib", peak_memory());
	sink_flush(&sink);
	sink_free(&sink);
}
