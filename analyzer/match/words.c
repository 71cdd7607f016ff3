#include "match/words.h"

#include "match/short_text.h"
#include "match/templates.h"

enum { SHOWN_MOST = 120 }; /* bytes of a capture in code that is only looked at */

node_id telling_node(const struct telling *telling, struct slice capture)
{
	uint32_t number = template_capture(telling->names, telling->count, capture);

	return number == UINT32_MAX ? 0 : telling->nodes[number];
}

static node_id last_identifier(const struct tree *tree, node_id node)
{
	for (node_id id = tree_node(tree, node)->last; id > node; id--)
		if (node_kind(tree, id) == NODE_IDENTIFIER)
			return id;
	return node;
}

/* What is called, or defined below decorators. */
static node_id named_part(const struct tree *tree, node_id node)
{
	for (;;) {
		if (node && node_kind(tree, node) == NODE_CALL)
			node = node_child(tree, node, FIELD_FUNCTION);
		else if (node && node_kind(tree, node) == NODE_DECORATED)
			node = node_child(tree, node, FIELD_DEFINITION);
		else
			return node;
	}
}

static node_id name_of_node(const struct tree *tree, node_id node)
{
	node_id named = named_part(tree, node);

	if (!named)
		return 0;
	if (node_kind(tree, named) == NODE_ATTRIBUTE)
		return node_child(tree, named, FIELD_ATTRIBUTE);
	if (node_kind(tree, named) == NODE_FUNCTION || node_kind(tree, named) == NODE_CLASS)
		return node_child(tree, named, FIELD_NAME);
	return last_identifier(tree, named);
}

static node_id receiver_of(const struct tree *tree, node_id node)
{
	node_id function = node_kind(tree, node) == NODE_CALL ? node_child(tree, node, FIELD_FUNCTION) : node;

	return function && node_kind(tree, function) == NODE_ATTRIBUTE ? node_child(tree, function, FIELD_OBJECT) : 0;
}

static node_id argument_of(const struct tree *tree, node_id node)
{
	node_id list = node_child(tree, node, FIELD_ARGUMENTS), argument;

	if (!list || node_kind(tree, list) != NODE_ARGUMENTS)
		return list; /* a bare generator */
	argument = node_first(tree, list);
	return argument && node_kind(tree, argument) == NODE_KEYWORD_ARGUMENT ? node_child(tree, argument, FIELD_VALUE) : argument;
}

/* The node whose text is asked for. */
static node_id node_asked(const struct tree *tree, node_id node, enum template_ask ask)
{
	switch (ask) {
	case ASK_NAME: return name_of_node(tree, node);
	case ASK_RECEIVER: return receiver_of(tree, node);
	case ASK_ARGUMENT: return argument_of(tree, node);
	case ASK_CALL: return node_kind(tree, node) == NODE_CALL ? node : 0;
	default: return node;
	}
}

/* Backquotes would end the code of a sentence. */
static void add_quotable(struct buffer *out, struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		buffer_add_char(out, text.at[i] == '`' ? '\'' : text.at[i]);
}

static void add_setting(struct buffer *out, const struct telling *t, node_id node, enum template_ask ask)
{
	struct slice key = {0}, value = {0};
	api_id entry;

	if (!facts_setting(t->facts, node, &key, &value, &entry))
		return;
	add_quotable(out, ask == ASK_KEY ? key : value.at ? value : SLICE("…"));
}

/* `for c in df.columns`, `reduce(…)`; and where it is, if that is on another line. */
static void add_loop(struct buffer *out, const struct telling *t, node_id node)
{
	const struct tree *tree = facts_tree(t->facts);
	node_id loop = facts_loop(t->facts, node);
	uint32_t line = loop ? source_place(tree->source, tree_node(tree, loop)->start).cell_line : 0;

	if (!loop) {
		buffer_add_text(out, "the loop");
		return;
	}
	buffer_format(out, "`%.*s`", SLICE_ARGS(text_of_loop(tree, loop, t->arena)));
	if (line != source_place(tree->source, tree_node(tree, node)->start).cell_line)
		buffer_format(out, " (line %u)", line);
}

/* What is known of a node, in words. */
typedef struct slice words_of(const struct facts *facts, node_id node, struct arena *arena);

static words_of *const fact_words[ASK_UNKNOWN + 1] = {
	[ASK_BOUND] = facts_bound_words, [ASK_ORIGIN] = facts_origin_words, [ASK_CARRIED] = facts_carried_words,
	[ASK_CARGO] = facts_cargo_words, [ASK_GROWN] = facts_grown_words,
};

static void add_capture(struct buffer *out, const struct telling *t, const struct template_part *part)
{
	const struct tree *tree = facts_tree(t->facts);
	node_id node = telling_node(t, part->capture);

	if (!node)
		return;
	if (fact_words[part->ask])
		buffer_add(out, fact_words[part->ask](t->facts, node, t->arena));
	else if (part->ask == ASK_LOOP)
		add_loop(out, t, node);
	else if (part->ask == ASK_KEY || part->ask == ASK_VALUE)
		add_setting(out, t, node, part->ask);
	else if ((node = node_asked(tree, node, part->ask)))
		add_quotable(out, text_shortened(tree, node, t->arena));
}

static struct slice kept(struct buffer *out, struct arena *arena)
{
	struct slice copy = arena_copy(arena, buffer_slice(out));

	buffer_free(out);
	return copy;
}

/* What stands beside a setting counts before what the job has elsewhere. */
static struct slice spark_value(const struct telling *t, struct slice key)
{
	node_id report = telling_node(t, SLICE("report"));
	struct slice beside = {0};

	if (report)
		facts_setting_beside(t->facts, report, key, &beside);
	return beside.at ? beside : settings_value(t->job, key).value;
}

struct slice words_message(const struct telling *telling, struct slice template)
{
	struct buffer out = {0};
	struct template_part part;

	while (template_next(&template, &part)) {
		if (part.sort == PART_LITERAL) {
			buffer_add(&out, part.text);
		} else if (part.sort == PART_CAPTURE) {
			add_capture(&out, telling, &part);
		} else {
			struct slice value = spark_value(telling, part.text);

			add_quotable(&out, value.at ? value : SLICE("a value that is not known"));
		}
	}
	return kept(&out, telling->arena);
}

static char last_char(const struct buffer *out)
{
	return out->length ? out->at[out->length - 1] : '\0';
}

/* An attribute of something is another name: in x.F, F stays. */
static void add_literal(struct buffer *out, struct slice text, const struct code_form *form)
{
	while (text.length) {
		uint32_t length = identifier_length(text);
		struct slice word = slice_part(text, 0, length ? length : 1);
		bool renamed = form->from.length && last_char(out) != '.' && slice_equal(word, form->from);

		buffer_add(out, renamed ? form->to : word);
		text = slice_part(text, word.length, text.length);
		if (word.at[0] == '\n' && text.length && text.at[0] != '\n')
			buffer_add(out, form->indentation);
	}
}

static const bool needs_parentheses[NODE_KIND_COUNT] = {
	[NODE_BINARY] = true, [NODE_UNARY] = true, [NODE_BOOLEAN] = true, [NODE_NOT] = true, [NODE_COMPARISON] = true,
	[NODE_AWAIT] = true, [NODE_LAMBDA] = true, [NODE_CONDITIONAL] = true, [NODE_NAMED_EXPRESSION] = true,
	[NODE_YIELD] = true, [NODE_INTEGER] = true, [NODE_EXPRESSION_LIST] = true,
};

/* What is shown must be Python as well. Comments, long strings and continued lines cannot be put on one line. */
static bool fits_one_line(struct slice text)
{
	return text.length <= SHOWN_MOST && (!slice_has(text, SLICE("\n")) || (!slice_has(text, SLICE("#")) &&
	       !slice_has(text, SLICE("\"\"\"")) && !slice_has(text, SLICE("'''")) && !slice_has(text, SLICE("\\\n"))));
}

/* What stands in brackets may go over several lines, and has no neighbours but commas. */
static const bool is_bracketed[NODE_KIND_COUNT] = {
	[NODE_ARGUMENTS] = true, [NODE_KEYWORD_ARGUMENT] = true, [NODE_LIST] = true, [NODE_TUPLE] = true, [NODE_PARENTHESIZED] = true,
};

static const bool has_one_line[NODE_KIND_COUNT] = {
	[NODE_ASSIGNMENT] = true, [NODE_RETURN] = true, [NODE_EXPRESSION_STATEMENT] = true,
};

/* Whether the node, put in this place, would fall apart there. */
static bool falls_apart(const struct tree *tree, node_id node, node_id place)
{
	enum node_kind around = node_kind(tree, node_parent(tree, place));

	if (is_bracketed[around])
		return false;
	return slice_has(node_text(tree, node), SLICE("\n")) || (needs_parentheses[node_kind(tree, node)] && !has_one_line[around]);
}

/* `rest` is what follows in the template: a.b binds tighter than most operators. */
static void add_node(struct buffer *out, const struct telling *t, node_id node, struct slice rest, const struct code_form *form)
{
	const struct tree *tree = facts_tree(t->facts);
	bool wrapped = rest.length ? (rest.at[0] == '.' || rest.at[0] == '[') && needs_parentheses[node_kind(tree, node)]
	                           : !out->length && form->place && falls_apart(tree, node, form->place);
	struct slice text = node_text(tree, node);

	if (form->for_show)
		text = fits_one_line(text) ? text_on_one_line(tree, node, SHOWN_MOST, t->arena) : SLICE("(...)");
	if (wrapped)
		buffer_add_char(out, '(');
	buffer_add(out, text);
	if (wrapped)
		buffer_add_char(out, ')');
}

/* false: not known. */
static bool add_code(struct buffer *out, const struct telling *t, const struct template_part *part, struct slice rest,
                     const struct code_form *form)
{
	node_id node = telling_node(t, part->capture);
	size_t before = out->length;

	if (!node)
		return false;
	if (fact_words[part->ask] || part->ask == ASK_LOOP || part->ask == ASK_KEY || part->ask == ASK_VALUE) {
		add_capture(out, t, part);
		return out->length > before;
	}
	node = node_asked(facts_tree(t->facts), node, part->ask);
	if (node)
		add_node(out, t, node, rest, form);
	return node != 0;
}

static bool add_spark_value(struct buffer *out, const struct telling *t, struct slice key)
{
	struct slice value = spark_value(t, key);

	buffer_add(out, value);
	return value.at != NULL;
}

bool words_code(const struct telling *telling, struct slice template, const struct code_form *form, struct slice *code)
{
	struct buffer out = {0};
	struct template_part part;
	bool known = true;

	while (known && template_next(&template, &part)) {
		if (part.sort == PART_LITERAL)
			add_literal(&out, part.text, form);
		else if (part.sort == PART_CAPTURE)
			known = add_code(&out, telling, &part, template, form);
		else
			known = add_spark_value(&out, telling, part.text);
	}
	*code = kept(&out, telling->arena);
	return known;
}
