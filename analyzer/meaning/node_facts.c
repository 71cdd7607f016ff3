/* The record of a node, and what can be read off it. */
#include "meaning/evaluator.h"

struct node_fact *fact_of(struct facts *facts, node_id node)
{
	if (!facts->slots[node]) {
		(void)list_push(facts->arena, &facts->all);
		facts->slots[node] = facts->all.count - 1;
	}
	return &facts->all.at[facts->slots[node]];
}

uint32_t node_number(const struct facts *facts, enum node_number what, node_id node)
{
	return lookup_find(&facts->numbers[what], node);
}

void node_number_put(struct facts *facts, enum node_number what, node_id node, uint32_t number)
{
	lookup_put(&facts->numbers[what], node, number, facts->arena);
}

/* Contexts of one node are joined; values of literals and unknown values are not worth a record, unless one is there. */
struct value record(struct facts *facts, node_id node, struct value value)
{
	struct node_fact *fact;

	if (value.kind == KIND_UNKNOWN && !facts->slots[node])
		return value;
	fact = fact_of(facts, node);
	fact->value = fact->value.kind == KIND_UNKNOWN ? value : value_join(fact->value, value);
	return value; /* of this context, not the joined one */
}

void use(struct facts *facts, struct value value, enum use use)
{
	if (value.made)
		fact_of(facts, value.made)->uses |= 1u << use;
}

/* (x), await x, *x and name=x are as x is. */
static bool is_wrapping(enum node_kind kind)
{
	return kind == NODE_PARENTHESIZED || kind == NODE_AWAIT || kind == NODE_LIST_SPLAT || kind == NODE_KEYWORD_ARGUMENT;
}

struct value facts_value(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	while (!fact && node && is_wrapping(node_kind(facts->tree, node))) {
		node_id named = node_child(facts->tree, node, FIELD_VALUE);

		node = named ? named : node_first(facts->tree, node);
		fact = node ? fact_find(facts, node) : NULL;
	}
	return fact ? fact->value : (struct value){0};
}

bool facts_constant(const struct facts *facts, node_id node, struct arena *arena, struct slice *text)
{
	struct value value = facts_value(facts, node);
	double number;

	if (text_of(facts, value, text))
		return value.kind == KIND_STRING && text_is_whole(*text);
	if (!number_of(facts, value, &number))
		return false;
	*text = number_text(arena, number);
	return true;
}

uint8_t facts_marks(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? (uint8_t)(fact->marks | (fact->entry ? MARK_ENTRY : 0)) : MARK_NOTHING;
}

bool facts_reached(const struct facts *facts, node_id node)
{
	return fact_find(facts, node) != NULL;
}

api_id facts_entry(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? fact->entry : 0;
}

api_id facts_origin_entry(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	return value.origin ? facts_entry(facts, value.origin) : 0;
}

node_id facts_origin_node(const struct facts *facts, node_id node)
{
	node_id origin = facts_value(facts, node).origin;

	return origin == node ? 0 : origin;
}

/* What one flag says: maybe where the evaluator never was. */
#define FLAG_ANSWERS(question, flag)                                       \
	enum answer question(const struct facts *facts, node_id node)      \
	{                                                                  \
		const struct node_fact *fact = fact_find(facts, node);     \
		return fact ? answer_of(fact->flag) : MAYBE;               \
	}

FLAG_ANSWERS(facts_in_batch_function, in_batch)
FLAG_ANSWERS(facts_in_threads, in_threads)
FLAG_ANSWERS(facts_reruns, reruns)
FLAG_ANSWERS(facts_united, united)
FLAG_ANSWERS(facts_inspected, inspected)
FLAG_ANSWERS(facts_viewed, viewed)
FLAG_ANSWERS(facts_hints_table, hints_table)
FLAG_ANSWERS(facts_anti_joins_table, anti_joins_table)

enum granularity facts_granularity(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? (enum granularity)fact->per : PER_NOTHING;
}

enum answer facts_in_worker(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	if (!fact || (fact->on_worker && fact->on_driver))
		return MAYBE;
	return answer_of(fact->on_worker);
}

enum answer facts_fetched(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	if (!value.made)
		return value.kind == KIND_UNKNOWN ? MAYBE : NO;
	return answer_of(!node_inside(facts->tree, value.made, node));
}

enum answer facts_materializes(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? answer_of(fact->marks & MARK_PARTITION) : MAYBE;
}

enum answer facts_hint_ignored(const struct facts *facts, node_id frame)
{
	const struct node_fact *fact = fact_find(facts, frame);

	if (node_kind(facts->tree, node_parent(facts->tree, frame)) == NODE_EXPRESSION_STATEMENT) /* the hinted frame is dropped */
		return YES;
	return fact ? answer_of(fact->side_not_built && !fact->side_built) : MAYBE;
}

uint32_t facts_uses(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? fact->uses : 0;
}

const struct resource_fact *facts_resource(const struct facts *facts, node_id call)
{
	uint32_t number = node_number(facts, NUMBER_OF_ACQUISITION, call);

	return number ? &facts->acquisitions.at[number - 1].fact : NULL;
}
