/* Temporary views of the script, by name. */
#include "meaning/evaluator.h"

#include <ctype.h>

enum { NAME_MOST = 256 };

/* In lower case; empty when it is too long to be one. */
static struct slice folded(struct slice name, char *room)
{
	if (name.length > NAME_MOST)
		return (struct slice){room, 0};
	for (uint32_t i = 0; i < name.length; i++)
		room[i] = (char)tolower((unsigned char)name.at[i]);
	return (struct slice){room, name.length};
}

static void view_add(struct facts *facts, struct slice name, struct value value)
{
	char room[NAME_MOST];
	struct slice key = folded(name, room);
	name_t number;

	if (!key.length)
		return;
	if (!facts->view_names.arena)
		names_open(&facts->view_names, facts->arena);
	number = name_of(&facts->view_names, key);
	while (facts->views.count <= number)
		(void)list_push(facts->arena, &facts->views);
	facts->views.at[number] = value;
}

const struct value *view_find(const struct facts *facts, struct slice name)
{
	char room[NAME_MOST];
	name_t number = facts->view_names.arena ? name_find(&facts->view_names, folded(name, room)) : 0;

	return number ? &facts->views.at[number] : NULL;
}

struct slice name_of_source(const struct facts *facts, struct value frame)
{
	node_id arguments = frame.origin && node_kind(facts->tree, frame.origin) == NODE_CALL
	                            ? node_child(facts->tree, frame.origin, FIELD_ARGUMENTS) : 0;
	const struct node_fact *fact = arguments && node_first(facts->tree, arguments) ? fact_find(facts, node_first(facts->tree, arguments)) : NULL;
	struct slice text = {"", 0};

	return fact && text_of(facts, fact->value, &text) ? text : (struct slice){"", 0};
}

static void note_viewed(struct facts *facts, struct value frame, struct slice name)
{
	struct slice source = name_of_source(facts, frame);

	if (!name.length || !source.length || !text_is_whole(source) || slice_equal_ignoring_case(name, source))
		note_steps_viewed(facts, frame);
	note_fate(facts, frame, FATE_VIEWED);
}

void note_view(struct facts *facts, struct value name, struct value frame)
{
	struct slice text = {"", 0};

	if (!text_of(facts, name, &text) || !text_is_whole(text))
		text.length = 0;
	note_viewed(facts, frame, text);
	if (!text.length)
		return;
	view_add(facts, text, frame);
	escape(facts, frame);
}

/* The path or the table's name that a reader or a writer is given; empty where it is not known. */
static struct slice place_of(const struct facts *facts, const struct call *call)
{
	struct slice text = {"", 0};

	return text_of(facts, argument_value(call, 0), &text) && text_is_whole(text) ? text : (struct slice){"", 0};
}

void note_stored(struct facts *facts, const struct call *call)
{
	bool anew = slice_has(node_text(facts->tree, call->node), SLICE("overwrite")); /* else there may be more already */
	struct value stored = value_of_kind(KIND_DATAFRAME);
	struct slice place = place_of(facts, call);

	stored.rows = anew ? call->receiver.rows : BOUND(UNBOUNDED);
	stored.origin = call->receiver.origin;
	stored.step = call->receiver.step;
	if (call->receiver.kind == KIND_WRITER && (stored.rows.tag == BOUND_LITERAL || view_find(facts, place)))
		view_add(facts, place, stored);
}

const struct value *stored_before(const struct facts *facts, const struct call *call)
{
	return call->receiver.kind == KIND_READER ? view_find(facts, place_of(facts, call)) : NULL;
}
