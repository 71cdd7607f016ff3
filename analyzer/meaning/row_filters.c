/* Steps that keep some of the rows: limits, conditions and samples. */
#include "meaning/rows.h"

#include <ctype.h>

/* "count" and "n_count", not "country" and "account". */
static bool has_word(struct slice text, struct slice word)
{
	for (uint32_t at = slice_find(text, word, 0); at != UINT32_MAX; at = slice_find(text, word, at + 1)) {
		uint32_t end = at + word.length;

		if ((!at || !isalnum((unsigned char)text.at[at - 1])) && (end == text.length || !isalnum((unsigned char)text.at[end])))
			return true;
	}
	return false;
}

/* if wanted: df = df.limit(wanted); df.limit(n) if df.count() > n else df */
static bool is_asked_for(const struct tree *tree, node_id call, node_id number)
{
	for (node_id n = node_parent(tree, call); n && node_kind(tree, n) != NODE_FUNCTION; n = node_parent(tree, n)) {
		node_id condition = node_kind(tree, n) == NODE_IF ? node_child(tree, n, FIELD_CONDITION)
		                    : node_kind(tree, n) == NODE_CONDITIONAL ? node_next(tree, node_first(tree, n)) : 0;

		if (condition && has_word(node_text(tree, condition), node_text(tree, number)))
			return true;
	}
	return false;
}

/* A number that is not known still is a limit. */
struct bound rows_at_most(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *argument = call_argument(call, call->member->rows_argument);
	struct bound limit = BOUND_SOME;
	double number;

	(void)result;
	if (!argument && call->member->rows_literal)
		return bound_least(call->receiver.rows, BOUND_OF(call->member->rows_literal));
	if (!argument || argument->value.kind == KIND_NOTHING)
		return call->receiver.rows;
	if (number_of(facts, argument->value, &number) && number >= 0)
		limit = BOUND_OF(count_of_number(number));
	limit.asked = is_asked_for(facts->tree, call->node, argument->node);
	return bound_least(call->receiver.rows, limit);
}

/* Of many groups those that are counted more or less often than usual: duplicates, outliers. */
static bool asks_for_count(const struct facts *facts, const struct call *call)
{
	return call->arguments->count && has_word(node_text(facts->tree, call->arguments->at[0].node), SLICE("count"));
}

static bool number_at(struct slice *text, uint64_t *number)
{
	uint32_t digits = 0;

	*text = slice_trim(*text);
	for (*number = 0; digits < text->length && digits < 18 && text->at[digits] >= '0' && text->at[digits] <= '9'; digits++)
		*number = *number * 10 + (uint64_t)(text->at[digits] - '0');
	*text = slice_trim(slice_part(*text, digits, text->length));
	return digits > 0;
}

bool condition_is_never(struct slice condition)
{
	uint64_t left, right;

	condition = slice_trim(condition);
	if (slice_equal_ignoring_case(condition, SLICE("false")))
		return true;
	if (!number_at(&condition, &left) || !slice_starts(condition, SLICE("=")))
		return false;
	condition = slice_part(condition, slice_starts(condition, SLICE("==")) ? 2 : 1, condition.length);
	return number_at(&condition, &right) && !condition.length && left != right;
}

struct bound rows_filter(struct facts *facts, const struct call *call, struct value *result)
{
	struct bound same;
	struct slice text;

	if (text_of(facts, argument_value(call, 0), &text) && condition_is_never(text))
		return BOUND_OF(0);
	if (row_number_rows(facts, call, &same))
		return same;
	if (call->arguments->count && asks_for_key(facts, call->arguments->at[0].value, call->arguments->at[0].node))
		return bound_least(call->receiver.rows, BOUND(UNKNOWN));
	same = rows_same(facts, call, result);
	if (same.tag == BOUND_GROUP && same.keys == KEYS_MANY && asks_for_count(facts, call))
		same.keys = KEYS_OPEN;
	if (same.tag == BOUND_GROUP && call->arguments->count && asks_for_listed(facts, call->arguments->at[0].node))
		return BOUND(UNKNOWN);
	return same;
}

/* A share that is computed, like wanted / count, may well be a bound; a share that is written down is none. */
struct bound rows_sample(struct facts *facts, const struct call *call, struct value *result)
{
	struct value fraction = argument_value(call, api_argument(call->member, SLICE("fraction")));
	double number;

	if (!call_argument(call, api_argument(call->member, SLICE("fraction"))) && call->arguments->count)
		fraction = call->arguments->at[0].value; /* sample(0.1) */
	if (!number_of(facts, fraction, &number) && fraction.kind != KIND_BOOLEAN)
		return bound_least(call->receiver.rows, BOUND(UNKNOWN));
	return rows_same(facts, call, result);
}

