/* How many rows a frame has, beside the line that names it. */
#include "app/server_parts.h"

struct hinting {
	const struct server *server;
	struct document_open *document;
	const struct cell_document *cell;
	struct range range;
	json_t *hints;
};

/* Of an assignment to a name whose value is a frame with a known bound, or none: its value. */
static node_id hinted(const struct document *parsed, node_id node)
{
	const struct tree *tree = &parsed->tree;
	node_id right = node_kind(tree, node) == NODE_ASSIGNMENT ? node_child(tree, node, FIELD_RIGHT) : 0;
	struct value value;

	if (!right)
		return 0;
	value = facts_value(parsed->facts, right);
	return kind_is_spark((enum kind)value.kind) && value.rows.tag != BOUND_UNKNOWN && value.rows.tag != BOUND_META ? right : 0;
}

static void add_hint(struct hinting *hinting, const struct document *parsed, node_id node)
{
	struct shown shown = document_shown(hinting->document);
	uint32_t end = tree_node(&parsed->tree, node)->end;
	const struct cell_document *cell;
	struct range range = server_range(hinting->server, &shown, &parsed->source, (struct span){end, end}, &cell);
	struct arena scratch = {0};
	struct slice words = facts_bound_words(parsed->facts, node, &scratch);

	if (cell == hinting->cell && range_meets(range, hinting->range))
		json_array_append_new(hinting->hints, json_pack("{s:o,s:o,s:b}", "position", position_json(range.end), "label", json_slice(words),
		                                                "paddingLeft", 1));
	arena_free(&scratch);
}

static void look(void *context, const struct document *parsed)
{
	for (node_id node = 1; parsed->known && node < parsed->tree.count; node++) {
		node_id right = hinted(parsed, node);

		if (right)
			add_hint(context, parsed, right);
	}
}

json_t *inlay_hints(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct hinting hinting = {.server = server, .hints = json_array()};
	struct cell_document *cell;

	(void)reply;
	hinting.document = server_document(server, json_text_at(params, "textDocument.uri"), &cell);
	hinting.cell = cell;
	if (hinting.document && server->inlay_hints && range_read(json_at(params, "range"), &hinting.range))
		document_visit(server, hinting.document, true, look, &hinting);
	return hinting.hints;
}
