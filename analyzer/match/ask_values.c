/* Questions about what a node evaluates to and what is done with it. */
#include "match/ask.h"

static struct value asked_value(const struct asked *asked)
{
	rests_on_value(asked, asked->node);
	return facts_value(asked->facts, asked->node);
}

static enum answer is_kind(struct value value, enum kind wanted)
{
	if (value.kind == KIND_UNKNOWN)
		return wanted == KIND_UNKNOWN ? YES : MAYBE;
	return answer_of(kind_is((enum kind)value.kind, wanted));
}

enum answer ask_value_is(const struct asked *asked)
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

enum answer ask_fetched(const struct asked *asked)
{
	rests_on_value(asked, asked->node);
	return facts_fetched(asked->facts, asked->node);
}

enum answer ask_elements_are(const struct asked *asked)
{
	struct value element = value_of_kind((enum kind)asked_value(asked).element);
	enum answer answer = NO;

	for (uint32_t i = 0; i < asked->count; i++)
		answer = answer_or(answer, is_kind(element, (enum kind)asked->rest[i].is.word));
	return answer;
}

enum answer among_entries(const struct asked *asked, api_id entry)
{
	if (!entry)
		return MAYBE;
	for (uint32_t i = 0; i < asked->count; i++)
		if (asked->rest[i].sort == OPERAND_ENTRY && asked->rest[i].is.entry == entry)
			return YES;
	return NO;
}

/* What a method is asked of tells which one it is. */
static void rests_on_receiver(const struct asked *asked)
{
	const struct tree *tree = facts_tree(asked->facts);
	node_id function = node_child(tree, asked->node, FIELD_FUNCTION);

	if (function && node_kind(tree, function) == NODE_ATTRIBUTE)
		rests_on_value(asked, node_child(tree, function, FIELD_OBJECT));
}

enum answer ask_calls(const struct asked *asked)
{
	rests_on_receiver(asked);
	return among_entries(asked, facts_entry(asked->facts, asked->node));
}

enum answer ask_comes_from(const struct asked *asked)
{
	return among_entries(asked, facts_origin_entry(asked->facts, asked->node));
}

static enum answer tag_is(const struct asked *asked, enum bound_tag tag)
{
	struct value value = asked_value(asked);

	if (value.rows.tag == BOUND_UNKNOWN)
		return MAYBE;
	return answer_of(value.rows.tag == tag);
}

/* A table whose name says that it is small may be small, and so may be the groups that it has. */
static enum answer unless_named_small(const struct asked *asked, enum answer answer)
{
	return answer == YES && facts_named_small(asked->facts, asked->node) ? MAYBE : answer;
}

enum answer ask_in_sight(const struct asked *asked)
{
	return value_has(asked_value(asked), TRAIT_PARAMETER) || facts_confidence(asked->facts, asked->node) != CONFIDENCE_CERTAIN ? MAYBE : YES;
}

enum answer ask_rows_unbounded(const struct asked *asked)
{
	return unless_named_small(asked, tag_is(asked, BOUND_UNBOUNDED));
}

enum answer ask_rows_grouped(const struct asked *asked)
{
	enum answer grouped = tag_is(asked, BOUND_GROUP);

	return asked_value(asked).rows.keys == KEYS_MANY ? grouped : unless_named_small(asked, grouped); /* names against names */
}

static enum answer keys_are(const struct asked *asked, enum key_sort sort)
{
	struct value value = asked_value(asked);

	if (value.rows.tag != BOUND_GROUP)
		return value.rows.tag == BOUND_UNKNOWN ? MAYBE : NO;
	rests_on(asked, CONFIDENCE_LIKELY, GROUND_KEYS, asked->node);
	return value.rows.keys == KEYS_UNKNOWN ? MAYBE : answer_of(value.rows.keys == sort);
}

enum answer ask_many_keys(const struct asked *asked)
{
	return keys_are(asked, KEYS_MANY);
}

enum answer ask_few_keys(const struct asked *asked)
{
	return keys_are(asked, KEYS_FEW);
}

enum answer ask_more_than(const struct asked *asked)
{
	struct value value = asked_value(asked);

	if (value.rows.tag != BOUND_LITERAL)
		return value.rows.tag == BOUND_UNKNOWN ? MAYBE : NO;
	if (value.rows.count == COUNT_SOME)
		return MAYBE;
	return answer_of((double)value.rows.count > asked->rest[0].is.number);
}

enum answer ask_exceeds(const struct asked *asked)
{
	return unless_named_small(asked, value_exceeds(asked_value(asked), asked->rest[0].is.number));
}

enum answer ask_cell_is_wide(const struct asked *asked)
{
	return unless_named_small(asked, answer_of(value_has(asked_value(asked), TRAIT_WIDE)));
}

enum answer ask_hint_ignored(const struct asked *asked)
{
	return facts_hint_ignored(asked->facts, asked->node);
}

enum answer ask_sole_hint(const struct asked *asked)
{
	return facts_sole_hint(asked->facts, asked->node);
}

enum answer ask_hints_table(const struct asked *asked)
{
	return facts_hints_table(asked->facts, asked->node);
}

enum answer ask_anti_joins_table(const struct asked *asked)
{
	enum answer joins = facts_anti_joins_table(asked->facts, asked->node);

	if (joins == YES)
		rests_on(asked, CONFIDENCE_LIKELY, GROUND_KEYS, asked->node);
	return joins;
}

enum answer ask_one_partition(const struct asked *asked)
{
	struct value value = asked_value(asked);

	return value.parts ? answer_of(value.parts == 1) : MAYBE;
}

static uint32_t wanted_uses(const struct asked *asked)
{
	uint32_t wanted = 0;

	for (uint32_t i = 0; i < asked->count; i++)
		wanted |= 1u << asked->rest[i].is.word;
	return wanted;
}

enum answer ask_used_by(const struct asked *asked)
{
	return answer_of((facts_uses(asked->facts, asked->node) & wanted_uses(asked)) != 0);
}

enum answer ask_only_used_by(const struct asked *asked)
{
	uint32_t uses = facts_uses(asked->facts, asked->node);

	return answer_of(uses && !(uses & ~wanted_uses(asked)));
}

enum answer ask_holds(const struct asked *asked)
{
	enum answer answer = NO;

	for (uint32_t i = 0; i < asked->count; i++) {
		const struct operand *word = &asked->rest[i];

		answer = answer_or(answer, word->sort == OPERAND_TRAIT
		                               ? facts_holds_trait(asked->facts, asked->node, (enum trait)word->is.word)
		                               : facts_holds_kind(asked->facts, asked->node, (enum kind)word->is.word));
	}
	return answer;
}

enum answer ask_constructs_model(const struct asked *asked)
{
	return facts_builds_model(asked->facts, asked->node);
}

enum answer ask_converts(const struct asked *asked)
{
	return facts_converts(asked->facts, asked->node);
}

enum answer ask_in_training(const struct asked *asked)
{
	return facts_in_training(asked->facts, asked->node);
}

static struct slice operand_text(const struct asked *asked, const struct operand *operand)
{
	return operand->sort == OPERAND_CAPTURE ? node_text(facts_tree(asked->facts), asked->captures[operand->is.capture])
	                                        : operand->is.text;
}

enum answer ask_mentions(const struct asked *asked)
{
	return answer_of(node_mentions(facts_tree(asked->facts), asked->node, operand_text(asked, &asked->rest[0])));
}

enum answer ask_same_text(const struct asked *asked)
{
	struct slice own = node_text(facts_tree(asked->facts), asked->node);

	for (uint32_t i = 0; i < asked->count; i++)
		if (slice_equal(own, operand_text(asked, &asked->rest[i])))
			return YES;
	return NO;
}
