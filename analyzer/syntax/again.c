#include "syntax/again.h"

/* Row, and bytes from its start. */
static TSPoint point_at(struct slice text, uint32_t offset)
{
	const char *at = text.at, *end = text.at + offset, *line = at;
	uint32_t row = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		line = ++at;
		row++;
	}
	return (TSPoint){row, (uint32_t)(end - line)};
}

/* The parts that differ: everything between what both texts begin with and what both end with. */
static TSInputEdit difference(struct slice before, struct slice now)
{
	uint32_t most = before.length < now.length ? before.length : now.length, start = 0, behind = 0;

	while (start < most && before.at[start] == now.at[start])
		start++;
	while (behind < most - start && before.at[before.length - 1 - behind] == now.at[now.length - 1 - behind])
		behind++;
	return (TSInputEdit){
		.start_byte = start,
		.old_end_byte = before.length - behind,
		.new_end_byte = now.length - behind,
		.start_point = point_at(before, start),
		.old_end_point = point_at(before, before.length - behind),
		.new_end_point = point_at(now, now.length - behind),
	};
}

TSTree *last_parse_edited(struct last_parse *last, struct slice text)
{
	TSInputEdit edit;

	if (!last || !last->parse)
		return NULL;
	edit = difference(buffer_slice(&last->text), text);
	if (edit.new_end_byte - edit.start_byte > text.length / 2)
		return NULL;
	ts_tree_edit(last->parse, &edit);
	return last->parse;
}

void last_parse_keep(struct last_parse *last, const TSTree *parse, struct slice text)
{
	if (!last)
		return;
	if (last->parse)
		ts_tree_delete(last->parse);
	last->parse = NULL;
	if (!parse || ts_node_has_error(ts_tree_root_node(parse)))
		return;
	last->parse = ts_tree_copy(parse);
	last->text.length = 0;
	buffer_add(&last->text, text);
}

void last_parse_free(struct last_parse *last)
{
	last_parse_keep(last, NULL, (struct slice){0});
	buffer_free(&last->text);
}
