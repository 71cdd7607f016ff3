/* Questions about Spark settings. */
#include "match/ask.h"

#include "settings/units.h"

static bool pattern_matches(struct slice pattern, struct slice key)
{
	if (slice_ends(pattern, SLICE("*")))
		return slice_starts(key, slice_part(pattern, 0, pattern.length - 1));
	return slice_equal(pattern, key);
}

static bool asked_setting(const struct asked *asked, struct slice *key, struct slice *value)
{
	api_id entry;

	return facts_setting(asked->facts, asked->node, key, value, &entry);
}

enum answer ask_sets(const struct asked *asked)
{
	struct slice key, value;

	if (!asked_setting(asked, &key, &value))
		return NO;
	for (uint32_t i = 0; i < asked->count; i++)
		if (pattern_matches(asked->rest[i].is.text, key))
			return YES;
	return NO;
}

enum answer ask_setting_is(const struct asked *asked)
{
	struct slice key, value;

	if (!asked_setting(asked, &key, &value))
		return NO;
	if (!value.at)
		return MAYBE;
	for (uint32_t i = 0; i < asked->count; i++)
		if (slice_equal_ignoring_case(asked->rest[i].is.text, slice_trim(value)))
			return YES;
	return NO;
}

/* A size, a time or a number, as the key has them; what is not in the table is a size or a number. */
static bool figure_of(const struct asked *asked, struct slice key, struct slice text, double *figure)
{
	const struct spark_key *row = asked->keys ? spark_key_find(asked->keys, key) : NULL;

	return text.at && (row ? figure_read(row, slice_trim(text), figure) : size_read(text, 'b', figure));
}

enum answer ask_setting_above(const struct asked *asked)
{
	struct slice key, value;
	double set, limit;

	if (!asked_setting(asked, &key, &value))
		return NO;
	if (!figure_of(asked, key, value, &set) || !figure_of(asked, key, asked->rest[0].is.text, &limit))
		return MAYBE;
	return answer_of(set > limit);
}

/* Of the same SparkConf or builder, or else of the job. What is nowhere set is set where we do not see it. */
static struct slice known_value(const struct asked *asked, struct slice key)
{
	struct job_setting setting = settings_value(asked->job, key);
	struct slice beside;

	facts_setting_beside(asked->facts, asked->node, key, &beside);
	return beside.at || setting.from == FROM_DEFAULT ? beside : setting.value;
}

enum answer ask_setting_above_share(const struct asked *asked)
{
	struct slice key, value, whole_key = asked->rest[0].is.text;
	double set, of;

	if (!asked_setting(asked, &key, &value))
		return NO;
	if (!figure_of(asked, key, value, &set) || !figure_of(asked, whole_key, known_value(asked, whole_key), &of))
		return MAYBE;
	return answer_of(set > of * asked->rest[1].is.number);
}

enum answer ask_beside_is(const struct asked *asked)
{
	struct slice value;
	enum answer set = facts_setting_beside(asked->facts, asked->node, asked->rest[0].is.text, &value);

	if (set != YES)
		return set;
	for (uint32_t i = 1; i < asked->count; i++)
		if (pattern_matches(asked->rest[i].is.text, value))
			return YES;
	return value.at ? NO : MAYBE;
}

enum answer ask_setting_has(const struct asked *asked)
{
	struct slice text = facts_setting_text(asked->facts, asked->node);

	for (uint32_t i = 0; text.at && i < asked->count; i++)
		if (slice_has(text, asked->rest[i].is.text))
			return YES;
	return text.at && !memchr(text.at, TEXT_UNKNOWN, text.length) ? NO : MAYBE;
}

enum answer ask_set_with(const struct asked *asked)
{
	struct slice key, value;
	api_id entry;

	if (!facts_setting(asked->facts, asked->node, &key, &value, &entry))
		return NO;
	return among_entries(asked, entry);
}

static const struct spark_key *asked_key(const struct asked *asked)
{
	struct slice key, value;

	return asked_setting(asked, &key, &value) ? spark_key_find(asked->keys, key) : NULL;
}

enum answer ask_startup_key(const struct asked *asked)
{
	const struct spark_key *key = asked_key(asked);

	return key && key->when != WHEN_UNKNOWN ? answer_of(key->when == WHEN_SUBMIT) : MAYBE;
}

/* Whether this version of Spark has the key; it takes names that it does not know. */
static enum answer is_known(const struct asked *asked, const struct spark_key *key)
{
	uint16_t version = asked->job->spark_version;

	if (key->spark.until && key->spark.until <= 300)
		return NO;
	if (!version)
		return key->spark.since < 400 ? YES : MAYBE;
	return answer_of(version >= key->spark.since && (!key->spark.until || version < key->spark.until));
}

enum answer ask_static_key(const struct asked *asked)
{
	const struct spark_key *key = asked_key(asked);

	if (!key || key->when == WHEN_UNKNOWN || key->late == LATE_UNSURE)
		return MAYBE;
	return answer_and(answer_of(key->when != WHEN_RUNTIME && key->late == LATE_REFUSED), is_known(asked, key));
}

enum answer ask_ignored_key(const struct asked *asked)
{
	const struct spark_key *key = asked_key(asked);

	if (!key || key->when == WHEN_UNKNOWN || key->late == LATE_UNSURE)
		return MAYBE;
	return answer_or(answer_of(key->late == LATE_IGNORED), answer_not(is_known(asked, key)));
}

enum answer ask_job_has(const struct asked *asked)
{
	struct job_setting setting = settings_value(asked->job, asked->rest[0].is.text);

	return setting.value.at ? answer_of(slice_equal_ignoring_case(setting.value, asked->rest[1].is.text)) : MAYBE;
}

enum answer ask_jvm_of(const struct asked *asked)
{
	enum jvm jvm = facts_jvm(asked->facts, asked->node);

	if (jvm == JVM_UNKNOWN)
		return MAYBE;
	for (uint32_t i = 0; i < asked->count; i++)
		if (asked->rest[i].is.word == (uint32_t)jvm)
			return YES;
	return NO;
}
