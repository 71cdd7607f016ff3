/* Conditions that ask for one entity, or for some that are written down: id == x, id in (3, 4). How many rows that leaves is not
 * known, but it is not the table. In Python and in SQL text: one of several conditions that must all hold is enough. */
#include "meaning/sql_tokens.h"

#include <string.h>

enum { CONDITIONS_MOST = 32 };

static bool is_many(const struct facts *facts, node_id key)
{
	return key_sort_of_value(facts, (struct value){0}, key) == KEYS_MANY;
}

/* df.other, F.col("other"), also within more: the key is compared with another column, which asks for no entity. */
static bool names_column(const struct facts *facts, node_id node)
{
	for (node_id n = node; n <= tree_node(facts->tree, node)->last; n++) {
		const struct node_fact *fact = fact_find(facts, n);
		bool call = node_kind(facts->tree, n) == NODE_CALL;

		if (fact && fact->value.kind == KIND_COLUMN && (!call || facts->api->members[fact->entry].names_column))
			return true;
	}
	return false;
}

/* df.x, df["x"], F.col("x"): a column by its name, which says neither that its values are few nor that they are many. */
static bool is_open(const struct facts *facts, node_id key)
{
	enum node_kind kind = node_kind(facts->tree, key);
	const struct node_fact *fact = fact_find(facts, key);

	return fact && fact->value.kind == KIND_COLUMN && (kind != NODE_CALL || facts->api->members[fact->entry].names_column) &&
	       key_sort_of_value(facts, (struct value){0}, key) == KEYS_UNKNOWN;
}

/* What the code looks up, as it has it from elsewhere. Of something that is written down there may be many rows; and a loop that looks
 * up one thing after the other may come through all of them. */
static bool is_looked_up(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);
	struct slice text;
	double number;

	if (facts_varies(facts, node) == YES)
		return false;
	if (!fact) /* a name that somebody gave its value */
		return true;
	return fact->value.kind != KIND_BOOLEAN && fact->value.kind != KIND_NOTHING && !number_of(facts, fact->value, &number) &&
	       !(text_of(facts, fact->value, &text) && text_is_whole(text));
}

static bool compares_key(const struct facts *facts, node_id condition)
{
	const struct tree *tree = facts->tree;
	node_id left = node_first(tree, condition), right = left ? node_next(tree, left) : 0;

	if (tree_node(tree, condition)->operator != OPERATOR_EQUAL || !right)
		return false;
	return (is_many(facts, left) || (is_open(facts, left) && is_looked_up(facts, right))) && !names_column(facts, right);
}

static bool is_written_down(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);
	const struct container_thing *container = fact ? container_of(facts, fact->value) : NULL;
	struct slice text;
	double number;

	if (container)
		return container->whole && container->node;
	return fact && (text_of(facts, fact->value, &text) || number_of(facts, fact->value, &number));
}

/* key.isin(["a", "b"]), key.eqNullSafe(x) */
static bool calls_on_key(const struct facts *facts, node_id condition)
{
	const struct tree *tree = facts->tree;
	node_id function = node_child(tree, condition, FIELD_FUNCTION), arguments = node_child(tree, condition, FIELD_ARGUMENTS);
	node_id object = function ? node_child(tree, function, FIELD_OBJECT) : 0;
	const struct node_fact *fact = fact_find(facts, condition);
	const struct api_member *member = &facts->api->members[fact ? fact->entry : 0];
	node_id first = arguments ? node_first(tree, arguments) : 0;

	if (!object || !first || !is_many(facts, object))
		return false;
	if (member->equals == NO_ARGUMENT)
		return false;
	return member->variadic ? is_written_down(facts, first) : !names_column(facts, first);
}

static node_id without_brackets(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) == NODE_PARENTHESIZED)
		node = node_first(tree, node);
	return node;
}

static bool one_asks_for_key(const struct facts *facts, node_id condition)
{
	condition = without_brackets(facts->tree, condition);
	if (node_kind(facts->tree, condition) == NODE_COMPARISON)
		return compares_key(facts, condition);
	return node_kind(facts->tree, condition) == NODE_CALL && calls_on_key(facts, condition);
}

/* key.isin(values), unless the key is one of few values: country.isin("NL", "BE"). */
static bool one_asks_for_listed(const struct facts *facts, node_id condition)
{
	const struct tree *tree = facts->tree;
	node_id function, object;

	condition = without_brackets(tree, condition);
	function = node_kind(tree, condition) == NODE_CALL ? node_child(tree, condition, FIELD_FUNCTION) : 0;
	object = function ? node_child(tree, function, FIELD_OBJECT) : 0;
	return object && slice_equal(node_text(tree, node_child(tree, function, FIELD_ATTRIBUTE)), SLICE("isin")) &&
	       key_sort_of_value(facts, (struct value){0}, object) != KEYS_FEW;
}

typedef bool asks(const struct facts *facts, node_id condition);

/* a & (id == x) & b: whether one of them asks so. */
static bool any_asks(const struct facts *facts, node_id condition, asks *one_asks)
{
	const struct tree *tree = facts->tree;

	for (int links = 0; links < CONDITIONS_MOST; links++) {
		node_id left, right;

		condition = without_brackets(tree, condition);
		left = node_child(tree, condition, FIELD_LEFT), right = node_child(tree, condition, FIELD_RIGHT);
		if (node_kind(tree, condition) != NODE_BINARY || tree_node(tree, condition)->operator != OPERATOR_AND || !left || !right)
			return one_asks(facts, condition);
		if (one_asks(facts, right))
			return true;
		condition = left;
	}
	return false;
}

static bool is_sign(const struct token *token, char sign)
{
	return token->text.length == 1 && *token->text.at == sign;
}

static bool is_literal(const struct token *token)
{
	return token->number || token->hole || *token->text.at == '\'' || *token->text.at == '"';
}

static struct slice without_quotes(struct slice name)
{
	return name.length > 2 && *name.at == '`' ? slice_part(name, 1, name.length - 1) : name;
}

/* '{shop}': what the code looks up. */
static bool has_hole(const struct token *token)
{
	return token->hole || memchr(token->text.at, TEXT_HOLE, token->text.length);
}

/* id = 17, id == 'x', id in (3, 4): from the key to the value. Of a key of which nobody knows how many values it has, only what is
 * looked up is asked for: shop = '{shop}'. */
static bool tokens_ask_for_key(const struct token *at, const struct token *end)
{
	enum key_sort sort = end - at < 3 || !at->word ? KEYS_FEW : key_sort_named(without_quotes(at->text));
	const struct token *value;

	if (sort == KEYS_FEW)
		return false;
	if (sort != KEYS_MANY && (!is_sign(&at[1], '=') || !has_hole(&at[is_sign(&at[2], '=') && end - at > 3 ? 3 : 2])))
		return false;
	if (slice_equal_ignoring_case(at[1].text, SLICE("in")) && end - at > 3 && is_sign(&at[2], '('))
		return is_literal(&at[3]);
	value = at + (is_sign(&at[2], '=') ? 3 : 2);
	if (!is_sign(&at[1], '=') || value >= end || !is_literal(value))
		return false;
	return value + 1 == end || value[1].depth < at->depth || slice_equal_ignoring_case(value[1].text, SLICE("and"));
}

bool sql_asks_for_key(const struct token *tokens, uint32_t count)
{
	bool begins = true, asks = false;

	for (uint32_t i = 0; i < count; i++) {
		bool outer = tokens[i].depth == tokens[0].depth;

		if (outer && (slice_equal_ignoring_case(tokens[i].text, SLICE("or")) || slice_equal_ignoring_case(tokens[i].text, SLICE("not"))))
			return false;
		asks = asks || (outer && begins && tokens_ask_for_key(&tokens[i], tokens + count));
		begins = slice_equal_ignoring_case(tokens[i].text, SLICE("and"));
	}
	return asks;
}

static bool text_asks_for_key(const struct facts *facts, struct slice text)
{
	struct arena_mark mark = arena_mark(facts->arena);
	struct sql sql;
	bool asks;

	sql_open(&sql, facts, text);
	asks = sql_asks_for_key(sql.tokens, sql.count);
	arena_rewind(facts->arena, mark);
	return asks;
}

bool asks_for_key(const struct facts *facts, struct value condition, node_id node)
{
	struct slice text;

	return text_of(facts, condition, &text) ? text_asks_for_key(facts, text) : any_asks(facts, node, one_asks_for_key);
}

bool asks_for_listed(const struct facts *facts, node_id node)
{
	return any_asks(facts, node, one_asks_for_listed);
}
