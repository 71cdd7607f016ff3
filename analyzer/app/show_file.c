#include "app/show.h"

enum { TEXT_MOST = 60 };

static const char *const key_words[] = {[KEYS_UNKNOWN] = "group", [KEYS_FEW] = "group-few", [KEYS_MANY] = "group-many", [KEYS_OPEN] = "group-open"};
static const char *const bound_words[] = {
	[BOUND_UNKNOWN] = NULL, [BOUND_META] = "meta", [BOUND_PART] = "part", [BOUND_UNBOUNDED] = "unbounded"};

static void write_place(struct sink *sink, const struct source *source, uint32_t offset)
{
	struct place place = source_place(source, offset);

	if (place.cell)
		sink_format(sink, "cell %u:", place.cell);
	sink_format(sink, "%u:%u", place.cell_line, place.column);
}

/* The text on one line, in quotes, cut when it is long. */
static void write_text(struct sink *sink, struct slice text)
{
	bool cut = text.length > TEXT_MOST, blank = false;

	sink_text(sink, "\"");
	for (uint32_t i = 0; i < text.length && i < TEXT_MOST; i++) {
		bool space = text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r');

		if (!space || !blank)
			sink_add(sink, space ? SLICE(" ") : slice_part(text, i, i + 1));
		blank = space;
	}
	sink_text(sink, cut ? "...\"" : "\"");
}

static uint32_t depth_of(const struct tree *tree, node_id id, uint32_t *depths)
{
	node_id parent = node_parent(tree, id);

	return depths[id] = parent ? depths[parent] + 1 : 0;
}

void show_tree(struct sink *sink, const struct document *document)
{
	const struct tree *tree = &document->tree;
	struct arena scratch = {0};
	uint32_t *depths = ARENA_ARRAY(&scratch, uint32_t, tree->count);

	for (node_id id = 1; id < tree->count; id++) {
		const struct node *node = tree_node(tree, id);

		sink_format(sink, "%*s", (int)(2 * depth_of(tree, id, depths)), "");
		if (node->field)
			sink_format(sink, "%s: ", node_field_name(node->field));
		sink_format(sink, "%s ", node_kind_name(node_kind(tree, id)));
		write_place(sink, tree->source, node->start);
		if (node->missing)
			sink_text(sink, " missing");
		if (node->last == id) {
			sink_text(sink, " ");
			write_text(sink, node_text(tree, id));
		}
		sink_text(sink, "\n");
	}
	arena_free(&scratch);
}

static void write_bound(struct sink *sink, struct bound bound)
{
	if (bound.tag == BOUND_LITERAL)
		sink_format(sink, " <=%llu", (unsigned long long)bound.count);
	else if (bound.tag == BOUND_GROUP)
		sink_format(sink, " %s", key_words[bound.keys]);
	else if (bound_words[bound.tag])
		sink_format(sink, " %s", bound_words[bound.tag]);
}

static void write_traits(struct sink *sink, uint16_t traits)
{
	for (int trait = 0; trait < TRAIT_COUNT; trait++)
		if (traits & 1u << trait)
			sink_format(sink, " %.*s", SLICE_ARGS(trait_word((enum trait)trait)));
}

static void write_constant(struct sink *sink, const struct facts *facts, node_id id)
{
	struct arena scratch = {0};
	struct slice constant;

	if (facts_constant(facts, id, &scratch, &constant) && !slice_has(node_text(facts_tree(facts), id), constant)) {
		sink_text(sink, " = ");
		write_text(sink, constant);
	}
	arena_free(&scratch);
}

static void write_setting(struct sink *sink, const struct facts *facts, node_id id)
{
	static const char *const words[] = {
#define J(identifier, word, about) word,
		JVMS(J)
#undef J
	};
	struct slice key, value;
	api_id entry;

	if (!facts_setting(facts, id, &key, &value, &entry))
		return;
	sink_format(sink, " sets %.*s=%.*s", SLICE_ARGS(key), SLICE_ARGS(value.at ? value : SLICE("?")));
	if (facts_jvm(facts, id) != JVM_UNKNOWN)
		sink_format(sink, " (jvm: %s)", words[facts_jvm(facts, id)]);
}

/* Why its rows are as many as that. */
static void write_reason(struct sink *sink, const struct facts *facts, node_id id)
{
	struct value value = facts_value(facts, id);
	struct arena scratch = {0};
	struct slice bound, origin;

	if (value.rows.tag == BOUND_UNKNOWN || !value.origin)
		return;
	bound = facts_bound_words(facts, id, &scratch);
	origin = facts_origin_words(facts, id, &scratch);
	sink_format(sink, "  # %.*s; %.*s", SLICE_ARGS(bound), SLICE_ARGS(origin));
	if (value.origin != id)
		sink_format(sink, " at line %u", source_file_line(facts_tree(facts)->source, tree_node(facts_tree(facts), value.origin)->start));
	arena_free(&scratch);
}

static void write_fact(struct sink *sink, const struct document *document, node_id id)
{
	const struct tree *tree = &document->tree;
	const struct api *api = facts_api(document->facts);
	struct value value = facts_value(document->facts, id);
	api_id entry = facts_entry(document->facts, id);

	write_place(sink, tree->source, tree_node(tree, id)->start);
	sink_format(sink, " %.*s", SLICE_ARGS(kind_rows[value.kind].word));
	write_bound(sink, value.rows);
	write_traits(sink, value.traits);
	if (facts_captured(document->facts, id) == YES)
		sink_text(sink, facts_pickled(document->facts, id) == YES ? " captured" : " captured-by-name");
	sink_text(sink, " ");
	write_text(sink, node_text(tree, id));
	if (entry)
		sink_format(sink, " -> %.*s.%.*s", SLICE_ARGS(api->members[entry].owner), SLICE_ARGS(api->members[entry].name));
	write_constant(sink, document->facts, id);
	write_setting(sink, document->facts, id);
	write_reason(sink, document->facts, id);
	sink_text(sink, "\n");
}

void show_facts(struct sink *sink, const struct document *document, uint32_t line)
{
	const struct tree *tree = &document->tree;

	for (node_id id = 1; id < tree->count; id++) {
		if (line && source_place(tree->source, tree_node(tree, id)->start).line != line)
			continue;
		if (facts_value(document->facts, id).kind != KIND_UNKNOWN || facts_entry(document->facts, id) ||
		    facts_captured(document->facts, id) == YES)
			write_fact(sink, document, id);
	}
}
