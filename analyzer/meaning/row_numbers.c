/* Row numbers of windows: filter(row_number() == 1) leaves one row for each key, filter(rn <= 3) three. */
#include "meaning/rows.h"

/* over(window): one window for each key it is partitioned by, else a single one. What is not known may be partitioned. */
struct bound window_count(const struct call *call)
{
	struct value window = argument_value(call, call->member->window);

	if (window.kind != KIND_WINDOW)
		return BOUND(GROUP);
	window.rows.keys = KEYS_OPEN; /* who keeps the latest of each key looks at what there is one of */
	return window.rows.tag == BOUND_UNKNOWN ? BOUND_OF(1) : window.rows;
}

/* withColumn("rn", numbers), select(numbers.alias("rn")): the column's name and its windows. */
static bool ranked_column(const struct facts *facts, const struct call *call, struct slice *name, struct bound *windows)
{
	const struct argument *first = call_argument(call, 0), *column = NULL;

	for (uint32_t i = 0; i < call->arguments->count && !column; i++)
		if (call->arguments->at[i].value.kind == KIND_COLUMN && value_has(call->arguments->at[i].value, TRAIT_RANKED))
			column = &call->arguments->at[i];
	if (!column)
		return false;
	*windows = column->value.rows;
	return text_of(facts, column == first ? column->value : first->value, name) && text_is_whole(*name);
}

void result_row_number(struct facts *facts, const struct call *call, struct value *result)
{
	struct slice name;
	struct bound windows;

	if (result->kind != KIND_DATAFRAME)
		return;
	if (ranked_column(facts, call, &name, &windows)) {
		struct thing *thing = thing_new(facts, result, THING_RANK);

		thing->is.rank.name = name;
		thing->is.rank.windows = windows;
	} else if (call->receiver.kind == KIND_DATAFRAME && thing_of(facts, call->receiver)->sort == THING_RANK) {
		result->of = call->receiver.of;
	}
	if (result->of)
		result->traits |= 1u << TRAIT_RANKED;
}

/* In a text: rn = 1, rn <= 3. The numbers that it leaves; false where it sets no upper end. */
static bool text_limit(struct slice condition, struct slice name, uint64_t *most)
{
	uint32_t at = slice_find(condition, name, 0);
	struct slice rest;
	bool less, equal;

	if (at == UINT32_MAX)
		return false;
	rest = slice_trim(slice_part(condition, at + name.length, condition.length));
	less = slice_starts(rest, SLICE("<"));
	equal = slice_starts(slice_part(rest, less, rest.length), SLICE("="));
	if (!less && !equal)
		return false;
	rest = slice_part(rest, less + equal, rest.length);
	rest = slice_trim(slice_part(rest, slice_starts(rest, SLICE("=")), rest.length));
	*most = 0;
	for (uint32_t i = 0; i < rest.length && i < 9 && rest.at[i] >= '0' && rest.at[i] <= '9'; i++)
		*most = *most * 10 + (uint64_t)(rest.at[i] - '0');
	if (!rest.length || rest.at[0] < '0' || rest.at[0] > '9')
		*most = COUNT_SOME;
	else if (less && !equal && *most)
		--*most;
	return true;
}

/* In a comparison of columns: col("rn") <= 3. */
static bool comparison_limit(const struct facts *facts, node_id comparison, struct slice name, uint64_t *most)
{
	const struct tree *tree = facts->tree;
	enum operator operator = (enum operator)tree_node(tree, comparison)->operator;
	node_id left = node_first(tree, comparison), right = left ? node_next(tree, left) : 0;
	const struct node_fact *fact = right ? fact_find(facts, right) : NULL;
	double number;

	if (operator != OPERATOR_EQUAL && operator != OPERATOR_LESS && operator != OPERATOR_LESS_EQUAL)
		return false;
	if (!right || !slice_has(node_text(tree, left), name))
		return false;
	*most = COUNT_SOME;
	if (fact && number_of(facts, fact->value, &number) && number >= 0)
		*most = count_of_number(number) - (operator == OPERATOR_LESS && number >= 1);
	return true;
}

/* Anywhere in the condition, but not under an `or`. */
static bool condition_limit(const struct facts *facts, node_id condition, struct slice name, uint64_t *most)
{
	const struct tree *tree = facts->tree;

	for (node_id n = condition; n <= tree_node(tree, condition)->last; n++) {
		if (node_kind(tree, n) == NODE_BINARY && tree_node(tree, n)->operator == OPERATOR_OR)
			return false;
		if (node_kind(tree, n) == NODE_COMPARISON && comparison_limit(facts, n, name, most))
			return true;
	}
	return false;
}

bool row_number_rows(const struct facts *facts, const struct call *call, struct bound *rows)
{
	const struct thing *rank = thing_of(facts, call->receiver);
	struct slice text;
	uint64_t most = 0;
	bool limited;

	if (rank->sort != THING_RANK || !call->arguments->count)
		return false;
	if (text_of(facts, call->arguments->at[0].value, &text) && call->arguments->at[0].value.kind == KIND_STRING)
		limited = text_limit(text, rank->is.rank.name, &most);
	else
		limited = condition_limit(facts, call->arguments->at[0].node, rank->is.rank.name, &most);
	if (limited)
		*rows = bound_least(call->receiver.rows, bound_product(rank->is.rank.windows, BOUND_OF(most)));
	return limited;
}
