/* Questions about Spark settings. */
#include "match/ask.h"

static bool key_matches(struct slice pattern, struct slice key)
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
		if (key_matches(asked->rest[i].is.text, key))
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

static char unit_of(const struct asked *asked, struct slice key)
{
	const struct spark_key *row = asked->keys ? spark_key_find(asked->keys, key) : NULL;

	return row && row->unit ? row->unit : 'b';
}

enum answer ask_setting_above(const struct asked *asked)
{
	struct slice key, value;
	double set, limit;

	if (!asked_setting(asked, &key, &value))
		return NO;
	if (!value.at || !size_read(value, unit_of(asked, key), &set) || !size_read(asked->rest[0].is.text, 'b', &limit))
		return MAYBE;
	return answer_of(set > limit);
}

enum answer ask_setting_above_share(const struct asked *asked)
{
	struct slice key, value, whole_key = asked->rest[0].is.text;
	struct job_setting whole;
	double set, of;

	if (!asked_setting(asked, &key, &value))
		return NO;
	whole = settings_value(asked->job, whole_key);
	if (!value.at || !whole.value.at || !size_read(value, unit_of(asked, key), &set) ||
	    !size_read(whole.value, unit_of(asked, whole_key), &of))
		return MAYBE;
	return answer_of(set > of * asked->rest[1].is.number);
}

enum answer ask_set_with(const struct asked *asked)
{
	struct slice key, value;
	api_id entry;

	if (!facts_setting(asked->facts, asked->node, &key, &value, &entry))
		return NO;
	return among_entries(asked, entry);
}

static enum answer key_is_read(const struct asked *asked, enum setting_when first, enum setting_when last)
{
	struct slice key, value;
	const struct spark_key *row;

	if (!asked_setting(asked, &key, &value))
		return NO;
	row = spark_key_find(asked->keys, key);
	if (!row || row->when == WHEN_UNKNOWN)
		return MAYBE;
	return answer_of(row->when >= first && row->when <= last);
}

enum answer ask_startup_key(const struct asked *asked)
{
	return key_is_read(asked, WHEN_SUBMIT, WHEN_SUBMIT);
}

enum answer ask_static_key(const struct asked *asked)
{
	return key_is_read(asked, WHEN_SUBMIT, WHEN_STATIC);
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
