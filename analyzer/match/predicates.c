#include "match/predicates.h"

#include <stdlib.h>

enum { FEW_TURNS = 10 };

static struct value asked_value(const struct asked *asked)
{
	return facts_value(asked->facts, asked->node);
}

static enum answer is_kind(struct value value, enum kind wanted)
{
	if (value.kind == KIND_UNKNOWN)
		return wanted == KIND_UNKNOWN ? YES : MAYBE;
	return answer_of(kind_is((enum kind)value.kind, wanted));
}

static enum answer value_is(const struct asked *asked)
{
	struct value value = asked_value(asked);
	enum answer answer = NO;

	for (uint32_t i = 0; i < asked->count; i++) {
		const struct operand *word = &asked->rest[i];

		answer = answer_or(answer, word->sort == OPERAND_TRAIT ? answer_of(value_has(value, (enum trait)word->is.word))
		                                                       : is_kind(value, (enum kind)word->is.word));
	}
	return answer;
}

static enum answer among_entries(const struct asked *asked, api_id entry, uint32_t from)
{
	if (!entry)
		return MAYBE;
	for (uint32_t i = from; i < asked->count; i++)
		if (asked->rest[i].sort == OPERAND_ENTRY && asked->rest[i].is.entry == entry)
			return YES;
	return NO;
}

static enum answer calls(const struct asked *asked)
{
	return among_entries(asked, facts_entry(asked->facts, asked->node), 0);
}

static enum answer comes_from(const struct asked *asked)
{
	return among_entries(asked, facts_origin_entry(asked->facts, asked->node), 0);
}

static enum answer tag_is(const struct asked *asked, enum bound_tag tag)
{
	struct value value = asked_value(asked);

	if (value.rows.tag == BOUND_UNKNOWN)
		return MAYBE;
	return answer_of(value.rows.tag == tag);
}

static enum answer rows_unbounded(const struct asked *asked)
{
	return tag_is(asked, BOUND_UNBOUNDED);
}

static enum answer rows_grouped(const struct asked *asked)
{
	return tag_is(asked, BOUND_GROUP);
}

static enum answer keys_are(const struct asked *asked, enum key_sort sort)
{
	struct value value = asked_value(asked);

	if (value.rows.tag != BOUND_GROUP)
		return value.rows.tag == BOUND_UNKNOWN ? MAYBE : NO;
	return answer_of(value.rows.keys == sort);
}

static enum answer many_keys(const struct asked *asked)
{
	return keys_are(asked, KEYS_MANY);
}

static enum answer few_keys(const struct asked *asked)
{
	return keys_are(asked, KEYS_FEW);
}

static enum answer more_than(const struct asked *asked)
{
	struct value value = asked_value(asked);

	if (value.rows.tag != BOUND_LITERAL)
		return value.rows.tag == BOUND_UNKNOWN ? MAYBE : NO;
	if (value.rows.count == UINT64_MAX)
		return MAYBE;
	return answer_of((double)value.rows.count > asked->rest[0].is.number);
}

static enum answer cell_is_wide(const struct asked *asked)
{
	return answer_of(value_has(asked_value(asked), TRAIT_WIDE));
}

static enum answer one_partition(const struct asked *asked)
{
	struct value value = asked_value(asked);

	return value.parts ? answer_of(value.parts == 1) : MAYBE;
}

static enum answer in_loop(const struct asked *asked)
{
	uint64_t trips;
	enum answer repeats = facts_repeats(asked->facts, asked->node, &trips);

	return repeats == YES && trips > 0 && trips <= FEW_TURNS ? NO : repeats;
}

static enum answer called_again(const struct asked *asked)
{
	return facts_called_again(asked->facts, asked->node);
}

static enum answer in_batch_function(const struct asked *asked)
{
	return facts_in_batch_function(asked->facts, asked->node);
}

static enum answer in_worker(const struct asked *asked)
{
	return facts_in_worker(asked->facts, asked->node);
}

static enum answer granularity_is(const struct asked *asked, enum granularity per)
{
	return facts_reached(asked->facts, asked->node) ? answer_of(facts_granularity(asked->facts, asked->node) == per) : MAYBE;
}

static enum answer per_row(const struct asked *asked)
{
	return granularity_is(asked, PER_ROW);
}

static enum answer per_batch(const struct asked *asked)
{
	return granularity_is(asked, PER_BATCH);
}

static uint32_t wanted_uses(const struct asked *asked)
{
	uint32_t wanted = 0;

	for (uint32_t i = 0; i < asked->count; i++)
		wanted |= 1u << asked->rest[i].is.word;
	return wanted;
}

static enum answer used_by(const struct asked *asked)
{
	return answer_of((facts_uses(asked->facts, asked->node) & wanted_uses(asked)) != 0);
}

static enum answer only_used_by(const struct asked *asked)
{
	uint32_t uses = facts_uses(asked->facts, asked->node);

	return answer_of(uses && !(uses & ~wanted_uses(asked)));
}

static enum answer acquires(const struct asked *asked)
{
	return answer_of(facts_resource(asked->facts, asked->node) != NULL);
}

/* One answer of a resource's facts, NO where the call acquires nothing. */
#define RESOURCE_PREDICATE(name, expression)                                                  \
	static enum answer name(const struct asked *asked)                                        \
	{                                                                                         \
		const struct resource_fact *resource = facts_resource(asked->facts, asked->node);     \
                                                                                              \
		return resource ? (expression) : NO;                                                  \
	}

RESOURCE_PREDICATE(never_released, answer_and(answer_not(resource->released), answer_not(resource->escapes)))
RESOURCE_PREDICATE(released_late, answer_and(resource->released, resource->released_late))
RESOURCE_PREDICATE(escapes, resource->escapes)
RESOURCE_PREDICATE(lost, resource->released == NO ? resource->lost : NO)
RESOURCE_PREDICATE(used_once, answer_of(resource->uses == 1))

static enum answer releases_other(const struct asked *asked)
{
	return facts_releases_other(asked->facts, asked->node);
}

static enum answer releases_unused(const struct asked *asked)
{
	return facts_releases_unused(asked->facts, asked->node);
}

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

static enum answer sets(const struct asked *asked)
{
	struct slice key, value;

	if (!asked_setting(asked, &key, &value))
		return NO;
	for (uint32_t i = 0; i < asked->count; i++)
		if (key_matches(asked->rest[i].is.text, key))
			return YES;
	return NO;
}

static enum answer setting_is(const struct asked *asked)
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

static enum answer setting_above(const struct asked *asked)
{
	struct slice key, value;
	double set, limit;

	if (!asked_setting(asked, &key, &value))
		return NO;
	if (!value.at || !size_read(value, unit_of(asked, key), &set) || !size_read(asked->rest[0].is.text, 'b', &limit))
		return MAYBE;
	return answer_of(set > limit);
}

static enum answer setting_above_share(const struct asked *asked)
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

static enum answer set_with(const struct asked *asked)
{
	struct slice key, value;
	api_id entry;

	if (!facts_setting(asked->facts, asked->node, &key, &value, &entry))
		return NO;
	return among_entries(asked, entry, 0);
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

static enum answer startup_key(const struct asked *asked)
{
	return key_is_read(asked, WHEN_SUBMIT, WHEN_SUBMIT);
}

static enum answer static_key(const struct asked *asked)
{
	return key_is_read(asked, WHEN_SUBMIT, WHEN_STATIC);
}

static enum answer has_effect(const struct asked *asked)
{
	return facts_setting_has_effect(asked->facts, asked->node);
}

static enum answer memoized(const struct asked *asked)
{
	return facts_memoized(asked->facts, asked->node);
}

static enum answer shipped(const struct asked *asked)
{
	return facts_shipped(asked->facts, asked->node);
}

static enum answer main_script(const struct asked *asked)
{
	return facts_main_script(asked->facts);
}

static enum answer constructs_model(const struct asked *asked)
{
	api_id entry = facts_entry(asked->facts, asked->node);

	return entry ? answer_of(facts_api(asked->facts)->members[entry].model != MODEL_NONE) : MAYBE;
}

static enum answer materializes(const struct asked *asked)
{
	return facts_materializes(asked->facts, asked->node);
}

static struct slice operand_text(const struct asked *asked, const struct operand *operand)
{
	return operand->sort == OPERAND_CAPTURE ? node_text(facts_tree(asked->facts), asked->captures[operand->is.capture])
	                                        : operand->is.text;
}

static enum answer same_text(const struct asked *asked)
{
	return answer_of(slice_equal(node_text(facts_tree(asked->facts), asked->node), operand_text(asked, &asked->rest[0])));
}

const struct predicate predicates[] = {
	{"eq?", "@s", same_text, "its text equals this text, or that capture's", 1, false},
	{"is?", "@k+", value_is, "it evaluates to one of these kinds, or has one of these traits", 2, false},
	{"calls?", "@a+", calls, "this call reaches one of these API entries", 0, true},
	{"comes-from?", "@a+", comes_from, "its rows come from a call of one of these entries", 2, false},
	{"unbounded?", "@", rows_unbounded, "its row count is known to have no bound", 1, false},
	{"grouped?", "@", rows_grouped, "its bound is one row per distinct key", 1, false},
	{"many-keys?", "@", many_keys, "grouped, and the names of the keys say that there are many", 1, false},
	{"few-keys?", "@", few_keys, "grouped, and the names of the keys say that there are few", 1, false},
	{"more-than?", "@n", more_than, "its row bound is a number, and above this one", 1, false},
	{"wide?", "@", cell_is_wide, "one of its cells may hold the data of many rows", 1, false},
	{"one-partition?", "@", one_partition, "it has one partition", 1, false},
	{"in-loop?", "@", in_loop, "it runs more than once for each run of its function, and not just a few times", 3, false},
	{"called-again?", "@", called_again, "its function is called in a loop, per micro-batch, or from several places of the file", 3, false},
	{"in-batch-function?", "@", in_batch_function, "it is in a function that Spark calls on the driver for each micro-batch", 2, false},
	{"in-worker?", "@", in_worker, "it runs on executors, not on the driver", 2, false},
	{"per-row?", "@", per_row, "it runs on executors, once for each row or element", 2, false},
	{"per-batch?", "@", per_batch, "it runs on executors, once for each Arrow batch", 2, false},
	{"used-by?", "@u+", used_by, "its result is used in one of these ways", 2, false},
	{"only-used-by?", "@u+", only_used_by, "its result is used, and in no other way than these", 2, false},
	{"acquires?", "@", acquires, "it acquires a resource: a cache, a broadcast", 2, false},
	{"never-released?", "@", never_released, "what it acquires is released on no path, and nobody else can release it", 3, false},
	{"released-late?", "@", released_late, "what it acquires is released only where nothing is raised and nothing returns early", 3, false},
	{"escapes?", "@", escapes, "what it acquires is returned, stored or passed on", 3, false},
	{"lost?", "@", lost, "the last name of what it acquires was bound to something else while it was held", 3, false},
	{"used-once?", "@", used_once, "what it acquires is used once", 3, false},
	{"releases-other?", "@", releases_other, "it releases another plan than the one that was cached", 3, false},
	{"releases-unused?", "@", releases_unused, "it releases a cache that no action has used", 3, false},
	{"sets?", "@c+", sets, "it sets one of these Spark configuration keys; a key may end in *", 0, false},
	{"value-is?", "@s+", setting_is, "it sets the key to one of these values", 1, false},
	{"value-above?", "@s", setting_above, "it sets the key to more than this size or number", 2, false},
	{"value-above-share?", "@cn", setting_above_share, "it sets the key to more than this share of the other key's value for this job", 3, false},
	{"set-with?", "@a+", set_with, "it sets the key with one of these entries", 1, false},
	{"startup-key?", "@", startup_key, "the key is read before the driver's JVM starts", 2, false},
	{"static-key?", "@", static_key, "the key cannot be changed in a running session", 2, false},
	{"has-effect?", "@", has_effect, "the setting is read where it stands", 3, false},
	{"memoized?", "@", memoized, "a function wrapped in functools.lru_cache or functools.cache", 2, false},
	{"shipped?", "@", shipped, "a function that runs on executors", 2, false},
	{"main-script?", "@", main_script, "the file is what Spark or Python starts: it makes the session, has a __main__ guard, or is a notebook", 2, false},
	{"constructs-model?", "@", constructs_model, "it builds or loads a machine-learning model", 1, false},
	{"materializes?", "@", materializes, "on executors, it holds a whole partition", 2, false},
	{NULL, NULL, NULL, NULL, 0, false},
};
