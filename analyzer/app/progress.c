#include "app/progress.h"

#include "base/buffer.h"
#include "render/glyph.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MILLISECONDS = 1000, NEXT_MILLISECONDS = 100, COLUMNS_WHERE_UNKNOWN = 80 };

static const char erased[] = "\r\x1b[K";

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

bool progress_is_wanted(void)
{
	const char *terminal = getenv("TERM");

	return isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") && !is_set("CI") && !is_set("NO_COLOR");
}

/* What cannot be written is not missed. */
static void write_out(struct slice text)
{
	while (text.length) {
		ssize_t done = write(STDERR_FILENO, text.at, text.length);

		if (done <= 0 && errno != EINTR)
			return;
		text = slice_part(text, done > 0 ? (uint32_t)done : 0, text.length);
	}
}

/* ---- a signal leaves no line behind -------------------------------------------------------------------------------------- */

static const int fatal[] = {SIGINT, SIGTERM, SIGHUP};
enum { FATAL_COUNT = sizeof fatal / sizeof *fatal };
static struct sigaction before[FATAL_COUNT];

static void leave(int number)
{
	ssize_t done = write(STDERR_FILENO, erased, sizeof erased - 1);

	(void)done;
	for (int i = 0; i < FATAL_COUNT; i++)
		if (fatal[i] == number)
			sigaction(number, &before[i], NULL);
	raise(number);
}

static void watch_signals(void)
{
	struct sigaction action = {.sa_handler = leave};

	for (int i = 0; i < FATAL_COUNT; i++) {
		sigaction(fatal[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(fatal[i], &action, NULL);
	}
}

static void forget_signals(void)
{
	for (int i = 0; i < FATAL_COUNT; i++)
		sigaction(fatal[i], &before[i], NULL);
}

/* ---- the line -------------------------------------------------------------------------------------------------------- */

static uint32_t columns(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col ? COLUMNS_WHERE_UNKNOWN : size.ws_col;
}

/* So much of the text as fits. */
static void add_glyphs(struct buffer *line, struct slice text, uint32_t *room)
{
	struct glyph glyph;

	for (uint32_t at = 0; at < text.length;) {
		at += glyph_read(text, at, &glyph);
		if (glyph.columns > *room)
			return;
		*room -= glyph.columns;
		buffer_add(line, (struct slice){glyph.bytes, glyph.length});
	}
}

/* Of a path, the end says more than the beginning. */
static void add_path(struct buffer *line, struct slice path, uint32_t *room)
{
	struct glyph glyph;
	uint32_t at = 0, width = display_width(path);
	bool cut = width > *room;

	while (at < path.length && width + 3 * cut > *room) {
		at += glyph_read(path, at, &glyph);
		width -= glyph.columns;
	}
	if (at == path.length)
		return;
	if (cut)
		add_glyphs(line, SLICE("..."), room);
	add_glyphs(line, slice_part(path, at, path.length), room);
}

/* Somebody who has sent us to the background is left in peace. */
static bool is_in_front(void)
{
	return tcgetpgrp(STDERR_FILENO) == getpgrp();
}

static void draw(struct progress *progress)
{
	uint32_t room = columns() - 1, count = atomic_load(&progress->count);
	struct buffer line = {0}, words = {0};

	if (!is_in_front())
		return;
	if (progress->total)
		buffer_format(&words, "%s: %u of %u files", progress->words, count, progress->total);
	else
		buffer_format(&words, "%s: %u files", progress->words, count);
	if (*progress->path)
		buffer_add_text(&words, "  ");
	buffer_add_text(&line, "\r");
	add_glyphs(&line, buffer_slice(&words), &room);
	add_path(&line, slice_of(progress->path), &room);
	buffer_add_text(&line, "\x1b[K");
	if (!progress->drawn)
		watch_signals();
	progress->drawn = true;
	write_out(buffer_slice(&line));
	buffer_free(&words);
	buffer_free(&line);
}

/* ---- the thread that draws it ---------------------------------------------------------------------------------------- */

static struct timespec soon(long milliseconds)
{
	struct timespec then;

	clock_gettime(CLOCK_REALTIME, &then);
	then.tv_sec += milliseconds / 1000;
	then.tv_nsec += milliseconds % 1000 * 1000000;
	then.tv_sec += then.tv_nsec / 1000000000;
	then.tv_nsec %= 1000000000;
	return then;
}

static void *keep_drawing(void *argument)
{
	struct progress *progress = argument;
	struct timespec then = soon(FIRST_MILLISECONDS);

	pthread_mutex_lock(&progress->lock);
	while (!progress->stopped)
		if (pthread_cond_timedwait(&progress->over, &progress->lock, &then) == ETIMEDOUT && !progress->stopped) {
			draw(progress);
			then = soon(NEXT_MILLISECONDS);
		}
	pthread_mutex_unlock(&progress->lock);
	return NULL;
}

/* The drawer takes no signals: another thread may have good reason to let them wait. */
void progress_start(struct progress *progress)
{
	sigset_t all, now;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &now);
	pthread_mutex_init(&progress->lock, NULL);
	pthread_cond_init(&progress->over, NULL);
	progress->words = "Looking for Spark";
	progress->on = pthread_create(&progress->drawer, NULL, keep_drawing, progress) == 0;
	pthread_sigmask(SIG_SETMASK, &now, NULL);
}

void progress_turn(struct progress *progress, const char *words, uint32_t total)
{
	if (!progress->on)
		return;
	pthread_mutex_lock(&progress->lock);
	progress->words = words;
	progress->total = total;
	progress->path[0] = '\0';
	atomic_store(&progress->count, 0);
	pthread_mutex_unlock(&progress->lock);
}

void progress_count(struct progress *progress)
{
	if (progress->on)
		atomic_fetch_add_explicit(&progress->count, 1, memory_order_relaxed);
}

void progress_count_file(struct progress *progress, struct slice path)
{
	uint32_t length = path.length < PATH_SHOWN_MOST - 1 ? path.length : PATH_SHOWN_MOST - 1;

	if (!progress->on)
		return;
	pthread_mutex_lock(&progress->lock);
	memcpy(progress->path, path.at + path.length - length, length);
	progress->path[length] = '\0';
	atomic_fetch_add(&progress->count, 1);
	pthread_mutex_unlock(&progress->lock);
}

void progress_stop(struct progress *progress)
{
	if (!progress->on)
		return;
	pthread_mutex_lock(&progress->lock);
	progress->stopped = true;
	pthread_cond_signal(&progress->over);
	pthread_mutex_unlock(&progress->lock);
	pthread_join(progress->drawer, NULL);
	progress->on = false;
	if (progress->drawn) {
		write_out(slice_of(erased));
		forget_signals();
	}
	pthread_mutex_destroy(&progress->lock);
	pthread_cond_destroy(&progress->over);
}
