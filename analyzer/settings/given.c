#include "settings/given.h"

#include "data/reading.h"
#include "settings/units.h"

enum { ASSUMED_VERSION = 305 };

void given_complain(struct report *report, const struct topic *topic, struct slice path, uint32_t line, struct slice message)
{
	struct diagnostic *diagnostic = report_add(report, topic);

	diagnostic->path = arena_copy(report->arena, path);
	diagnostic->line = line;
	diagnostic->message = message;
	report->incomplete = true;
}

/* What the run can do without. */
static struct diagnostic *warn(struct report *report, const struct job_setting *setting, struct slice message)
{
	struct diagnostic *diagnostic = report_add(report, &topic_option_invalid);

	diagnostic->severity = SEVERITY_WARNING;
	diagnostic->path = arena_copy(report->arena, setting->path);
	diagnostic->line = setting->line;
	diagnostic->message = message;
	return diagnostic;
}

uint16_t job_version(const struct job_settings *job)
{
	if (job->spark_version)
		return job->spark_version;
	return job->spark_least > ASSUMED_VERSION ? job->spark_least : ASSUMED_VERSION;
}

/* Keys that are not in the table are common (vendors, connectors): only slips of the pen are worth a word. */
static void check_name(const struct job_settings *job, const struct job_setting *setting, struct report *report)
{
	struct slice key = setting->key, hint;
	bool spark = slice_starts(key, SLICE("spark."));
	struct slice whole = spark ? key : arena_format(report->arena, "spark.%.*s", SLICE_ARGS(key));
	struct guess guess = guess_start(whole);
	const char *problem = spark ? "is not a configuration key that is known"
	                            : "is ignored by spark-submit: keys start with `spark.`";

	for (uint32_t i = 0; i < job->keys->count; i++)
		guess_offer(&guess, job->keys->keys[i].key);
	if (spark && !guess.best.at)
		return;
	hint = guess_words(&guess, report->arena);
	guess.typed = key;
	guess_tell(&guess, warn(report, setting, arena_format(report->arena, "`%.*s` %s%.*s", SLICE_ARGS(key), problem, SLICE_ARGS(hint))),
	           report->arena);
}

static bool is_flag(struct slice text)
{
	text = slice_trim(text);
	return slice_equal_ignoring_case(text, SLICE("true")) || slice_equal_ignoring_case(text, SLICE("false"));
}

/* What the value should have been; NULL when it is right, or when Spark fills it in itself (${env:HOME}). */
static const char *value_problem(const struct spark_key *key, struct slice value)
{
	double figure;

	if (slice_has(value, SLICE("${")))
		return NULL;
	switch (key->type) {
	case TYPE_SIZE: return figure_read(key, value, &figure) ? NULL : "a size, like `512m` or `4g`";
	case TYPE_COUNT: return figure_read(key, value, &figure) ? NULL : "a number";
	case TYPE_FRACTION: return figure_read(key, value, &figure) ? NULL : "a fraction, like `0.6`";
	case TYPE_FLAG: return is_flag(value) ? NULL : "`true` or `false`";
	case TYPE_TIME: /* bare numbers are fine there */
	case TYPE_TEXT: break;
	}
	return NULL;
}

static bool check_value(const struct spark_key *key, const struct job_setting *setting, struct report *report)
{
	const char *wanted = value_problem(key, setting->value);
	struct slice message;

	if (!wanted)
		return true;
	message = arena_format(report->arena, "`%.*s` is no value of `%.*s`: it takes %s", SLICE_ARGS(setting->value),
	                       SLICE_ARGS(setting->key), wanted);
	if (setting->from == FROM_COMMAND_LINE || setting->from == FROM_SETTINGS_FILE)
		given_complain(report, &topic_option_invalid, setting->path, setting->line, message);
	else
		warn(report, setting, message);
	return false;
}

bool settings_add(struct job_settings *job, struct job_setting setting, struct arena *arena, struct report *report)
{
	const struct spark_key *key = spark_key_find(job->keys, setting.key);

	if (!key)
		check_name(job, &setting, report);
	else if (!check_value(key, &setting, report))
		return false;
	setting.key = arena_copy(arena, setting.key);
	setting.value = arena_copy(arena, setting.value);
	*list_push(arena, &job->given) = setting;
	return true;
}

bool settings_add_option(struct job_settings *job, struct slice option, struct arena *arena, struct report *report)
{
	struct slice rest = option, key;

	if (!slice_next(&rest, '=', &key) || !rest.at || !slice_trim(key).length) {
		given_complain(report, &topic_option_invalid, SLICE(""), 0,
		               arena_format(report->arena, "`%.*s` is no setting: it takes `KEY=VALUE`, like `spark.driver.memory=4g`",
		                            SLICE_ARGS(option)));
		return false;
	}
	return settings_add(job, (struct job_setting){.key = slice_trim(key), .value = rest, .from = FROM_COMMAND_LINE}, arena,
	                 report);
}

static struct job_setting default_of(const struct spark_key *key, uint16_t version)
{
	struct job_setting setting = {.key = key->key, .from = FROM_DEFAULT};

	for (uint32_t i = 0; i < key->default_count; i++)
		if (key->defaults[i].since <= version)
			setting.value = key->defaults[i].value;
	return setting;
}

static const struct job_setting *stronger(const struct job_setting *a, const struct job_setting *b)
{
	return !a || b->from >= a->from ? b : a;
}

struct job_setting settings_value(const struct job_settings *job, struct slice key)
{
	const struct job_setting *found = NULL;
	const struct spark_key *row = spark_key_find(job->keys, key);

	for (uint32_t i = 0; i < job->given.count; i++)
		if (slice_equal(job->given.at[i].key, key))
			found = stronger(found, &job->given.at[i]);
	if (found && row && row->when == WHEN_SUBMIT) /* the JVM was there before the code was */
		return *found;
	for (uint32_t i = 0; i < job->code.count; i++)
		if (slice_equal(job->code.at[i].key, key))
			found = stronger(found, &job->code.at[i]);
	if (found)
		return *found;
	return row ? default_of(row, job_version(job)) : (struct job_setting){.key = key};
}
