#include "app/builder.h"

/* One question, and the document that it is about. */
struct asking {
	const struct tree *tree;
	const struct facts *facts;
	struct slice code, key, value;
	struct arena *arena;
};

/* What is read before the JVM starts is not for code, which may run below spark-submit; other keys are, where it makes the first session. */
static bool is_early(enum jvm jvm, const struct spark_key *key)
{
	if (key && key->when == WHEN_SUBMIT)
		return false;
	return jvm == JVM_UNKNOWN || jvm == JVM_HERE || jvm == JVM_SUBMIT;
}

/* ---- texts ------------------------------------------------------------------------------------------------------------- */

static bool is_plain(struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (text.at[i] < ' ' || strchr("\"'\\", text.at[i]))
			return false;
	return true;
}

/* The quote that the nearest text before the place is in. */
static char quote_before(const struct asking *asking, uint32_t offset)
{
	char quote = '"';

	for (node_id id = 1; id < asking->tree->count && tree_node(asking->tree, id)->start < offset; id++)
		if (node_kind(asking->tree, id) == NODE_STRING && strchr("\"'", asking->code.at[tree_node(asking->tree, id)->start]))
			quote = asking->code.at[tree_node(asking->tree, id)->start];
	return quote;
}

/* ---- where it is set already ----------------------------------------------------------------------------------------- */

static node_id without_name(const struct tree *tree, node_id argument)
{
	return node_kind(tree, argument) == NODE_KEYWORD_ARGUMENT ? node_child(tree, argument, FIELD_VALUE) : argument;
}

static bool is_key(const struct asking *asking, node_id node)
{
	struct slice text;

	return node && facts_constant(asking->facts, node, asking->arena, &text) && slice_equal(text, asking->key);
}

/* What stands beside the key in a call, a pair or a tuple; 0: they are not all that there is. */
static node_id value_beside(const struct asking *asking, node_id setting)
{
	const struct tree *tree = asking->tree;
	node_id list = node_kind(tree, setting) == NODE_CALL ? node_child(tree, setting, FIELD_ARGUMENTS) : setting;
	node_id first = list ? node_first(tree, list) : 0, second = first ? node_next(tree, first) : 0;

	if (!second || node_next(tree, second))
		return 0;
	first = without_name(tree, first);
	second = without_name(tree, second);
	return is_key(asking, first) ? second : is_key(asking, second) ? first : 0;
}

/* The only place that sets the key; *count: how many do. */
static node_id place_of_key(const struct asking *asking, uint32_t *count)
{
	uint32_t all;
	const node_id *settings = facts_settings(asking->facts, &all);
	node_id found = 0;

	*count = 0;
	for (uint32_t i = 0; i < all; i++) {
		struct slice key, value;
		api_id entry;

		if (!facts_setting(asking->facts, settings[i], &key, &value, &entry) || !slice_equal(key, asking->key))
			continue;
		found = entry ? settings[i] : 0;
		++*count;
	}
	return *count == 1 ? found : 0;
}

static bool change_value(const struct asking *asking, const struct spark_key *row, node_id place, struct code_setting *setting)
{
	node_id node = place ? value_beside(asking, place) : 0;
	uint32_t start = node ? tree_node(asking->tree, node)->start : 0;
	char quote = node ? quote_before(asking, start + 1) : 0;
	struct slice now;

	if (!node || !(is_early(facts_jvm(asking->facts, place), row) || (row && row->when == WHEN_RUNTIME)))
		return false;
	if (facts_constant(asking->facts, node, asking->arena, &now) && slice_equal(now, asking->value))
		return false;
	setting->edit.span = (struct span){start, tree_node(asking->tree, node)->end};
	setting->edit.text = arena_format(asking->arena, "%c%.*s%c", quote, SLICE_ARGS(asking->value), quote);
	setting->line = source_file_line(asking->tree->source, start);
	return true;
}

/* ---- where the session is built --------------------------------------------------------------------------------------- */

/* The only call that starts a session of a builder. */
static node_id session_call(const struct asking *asking, const struct spark_key *row)
{
	node_id found = 0;

	for (node_id id = 1; id < asking->tree->count; id++) {
		enum jvm jvm;

		if (node_kind(asking->tree, id) != NODE_CALL || !facts_builds_session(asking->facts, id, &jvm))
			continue;
		if (found || !is_early(jvm, row))
			return 0;
		found = id;
	}
	return found;
}

/* The first byte of code from an offset on. */
static uint32_t skip_space(struct slice code, uint32_t at, uint32_t end)
{
	while (at < end && code.at[at] != '.') {
		uint32_t line = code.at[at] == '#' ? slice_find(code, SLICE("\n"), at) : at + 1;

		at = line < end ? line : end;
	}
	return at;
}

/* How a chain goes on in the next line: the end of this one, without its comment, and the indentation. Empty: it does not. */
static struct slice next_line(const struct asking *asking, uint32_t start, uint32_t end)
{
	struct slice gap = slice_part(asking->code, start, end);
	uint32_t line = gap.length;

	while (line && gap.at[line - 1] != '\n')
		line--;
	if (!line)
		return (struct slice){0};
	line--;
	line -= line && gap.at[line - 1] == '\r';
	if (line && gap.at[line - 1] == '\\')
		for (line--; line && gap.at[line - 1] == ' '; line--)
			;
	return slice_part(gap, line, gap.length);
}

/* Before the last link of the chain; in lines as that is, with the dot where that has it. */
static bool add_link(const struct asking *asking, node_id call, struct code_setting *setting)
{
	const struct tree *tree = asking->tree;
	node_id function = node_child(tree, call, FIELD_FUNCTION), object = function ? node_child(tree, function, FIELD_OBJECT) : 0;
	node_id name = function ? node_child(tree, function, FIELD_ATTRIBUTE) : 0;
	uint32_t end, dot, start;
	struct slice before, behind;
	char quote;

	if (!object || !name)
		return false;
	end = tree_node(tree, object)->end;
	start = tree_node(tree, name)->start;
	dot = skip_space(asking->code, end, start);
	if (dot >= start)
		return false;
	quote = quote_before(asking, end);
	before = next_line(asking, end, dot);
	behind = next_line(asking, dot + 1, start);
	setting->edit.span = behind.length ? (struct span){start, start} : (struct span){dot, dot};
	setting->edit.text = arena_format(asking->arena, "%sconfig(%c%.*s%c, %c%.*s%c)%s%.*s", behind.length ? "" : ".", quote,
	                                  SLICE_ARGS(asking->key), quote, quote, SLICE_ARGS(asking->value), quote, behind.length ? "." : "",
	                                  SLICE_ARGS(behind.length ? behind : before));
	setting->line = 0;
	return true;
}

bool code_setting_find(const struct document *document, const struct spark_keys *keys, struct slice key, struct slice value,
                       struct arena *arena, struct code_setting *setting)
{
	const struct asking asking = {&document->tree, document->facts, document->source.code, key, value, arena};
	const struct spark_key *row = spark_key_find(keys, key);
	uint32_t count;
	node_id place = place_of_key(&asking, &count), call;

	if (!is_plain(key) || !is_plain(value))
		return false;
	if (count)
		return change_value(&asking, row, place, setting);
	call = session_call(&asking, row);
	return call && add_link(&asking, call, setting);
}
