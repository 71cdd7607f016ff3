/* How many rows there are, and which call says so, as sentences. */
#include "meaning/evaluator.h"

/* Of a call: where its name stands, which may be far below the beginning of its chain. */
static uint32_t line_of(const struct facts *facts, node_id node)
{
	node_id name = callee_name(facts, node);

	return source_place(facts->tree->source, tree_node(facts->tree, name ? name : node)->start).cell_line;
}

enum { ARGUMENTS_SHOWN = 32, CLAUSE_SHOWN = 48 }; /* bytes */

/* Of SQL in this text: the last such clause, up to the end of its line or literal, or to the next clause. */
static struct slice clause_in(struct slice text, const char *clause)
{
	static const char *const ends[] = {"\n", "\"", "'", "`", ";", ")", " having", " order by", " limit"};
	uint32_t length = (uint32_t)strlen(clause), start = UINT32_MAX;
	struct slice found;

	for (uint32_t i = 0; i + length <= text.length; i++)
		if (slice_equal_ignoring_case(slice_part(text, i, i + length), slice_of(clause)))
			start = i;
	if (start == UINT32_MAX)
		return (struct slice){"", 0};
	found = slice_part(text, start, text.length);
	for (size_t end = 0; end < sizeof ends / sizeof *ends; end++)
		for (uint32_t i = length; i + strlen(ends[end]) <= found.length; i++)
			if (slice_equal_ignoring_case(slice_part(found, i, i + (uint32_t)strlen(ends[end])), slice_of(ends[end])))
				found.length = i;
	found = slice_trim(found);
	return found.length <= CLAUSE_SHOWN ? found : (struct slice){"", 0};
}

static struct slice clause_of_bound(struct slice arguments, enum bound_tag tag)
{
	if (tag == BOUND_GROUP)
		return clause_in(arguments, "group by ");
	return tag == BOUND_LITERAL ? clause_in(arguments, "limit ") : (struct slice){"", 0};
}

/* "limit(1000)", of the call that gave a bound; "agg(...)" where there is more to it, "GROUP BY country" where it is SQL. */
static struct slice step_words(const struct facts *facts, node_id step, enum bound_tag tag, struct arena *arena)
{
	api_id entry = facts_entry(facts, step);
	node_id list = entry ? node_child(facts->tree, step, FIELD_ARGUMENTS) : 0;
	struct slice arguments = list ? node_text(facts->tree, list) : (struct slice){"", 0}, clause = clause_of_bound(arguments, tag);

	if (!entry)
		return (struct slice){"", 0};
	if (clause.length)
		return clause;
	if (arguments.length > ARGUMENTS_SHOWN || slice_has(arguments, SLICE("\n")) || slice_has(arguments, SLICE("`")))
		arguments = SLICE("(...)");
	return arena_format(arena, "%.*s%.*s", SLICE_ARGS(facts->api->members[entry].name), SLICE_ARGS(arguments));
}

static struct slice literal_words(struct bound bound, struct arena *arena)
{
	if (bound.count == COUNT_SOME)
		return SLICE("a limited number of rows");
	if (bound.count == 0)
		return SLICE("no rows");
	if (bound.count == 1)
		return SLICE("one row");
	return arena_format(arena, "at most %llu rows", (unsigned long long)bound.count);
}

/* "at most 50000 rows of 300 values" */
static struct slice width_words(struct slice words, struct value value, struct arena *arena)
{
	bool wide = value.width > 1 && value.rows.tag == BOUND_LITERAL && value.rows.count > 1 && value.rows.count < COUNT_SOME;

	return wide ? arena_format(arena, "%.*s of %u values", SLICE_ARGS(words), value.width) : words;
}

static struct slice bound_words(struct bound bound, struct arena *arena)
{
	static const struct { const char *words; } rows[] = {
		[BOUND_UNKNOWN] = {"not known how many rows"}, [BOUND_META] = {"as many rows as there is metadata"},
		[BOUND_PART] = {"one row per partition"}, [BOUND_GROUP] = {"one row per distinct key"}, [BOUND_UNBOUNDED] = {"no row bound"}};

	if (bound.tag == BOUND_LITERAL)
		return literal_words(bound, arena);
	if (bound.tag == BOUND_GROUP && bound.keys == KEYS_MANY)
		return SLICE("one row per distinct key, and there are many");
	return slice_of(rows[bound.tag].words);
}

/* A query or range(10) has its bound from the start. */
static node_id made_bounded(struct value value)
{
	return value.rows.tag == BOUND_LITERAL || value.rows.tag == BOUND_GROUP ? value.origin : 0;
}

struct slice facts_bound_words(const struct facts *facts, node_id node, struct arena *arena)
{
	struct value value = facts_value(facts, node);
	struct slice words = width_words(bound_words(value.rows, arena), value, arena), step;
	node_id by = value.step ? value.step : made_bounded(value);

	if (!by || value.rows.tag == BOUND_UNBOUNDED || by == node)
		return words;
	step = step_words(facts, by, (enum bound_tag)value.rows.tag, arena);
	if (!step.length)
		return words;
	return arena_format(arena, "%.*s (`%.*s` at line %u)", SLICE_ARGS(words), SLICE_ARGS(step), line_of(facts, by));
}

/* What the rows were before this call. */
static struct bound bound_before(const struct facts *facts, node_id step)
{
	node_id function = node_child(facts->tree, step, FIELD_FUNCTION);
	node_id object = function && node_kind(facts->tree, function) == NODE_ATTRIBUTE ? node_child(facts->tree, function, FIELD_OBJECT) : 0;

	return object ? facts_value(facts, object).rows : BOUND(UNKNOWN);
}

node_id facts_step_node(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);
	struct bound before = value.step ? bound_before(facts, value.step) : BOUND(UNKNOWN);

	if (value.rows.tag == BOUND_UNBOUNDED && (before.tag == BOUND_UNKNOWN || before.tag == BOUND_UNBOUNDED))
		return 0;
	return value.step;
}

struct slice facts_step_words(const struct facts *facts, node_id node, struct arena *arena)
{
	struct value value = facts_value(facts, node);
	struct slice words = bound_words(value.rows, arena), before;

	if (value.rows.tag != BOUND_UNBOUNDED)
		return arena_format(arena, "from here on: %.*s", SLICE_ARGS(words));
	before = bound_words(bound_before(facts, value.step), arena);
	return arena_format(arena, "from here on: %.*s; before: %.*s", SLICE_ARGS(words), SLICE_ARGS(before));
}
