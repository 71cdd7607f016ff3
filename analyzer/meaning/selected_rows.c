/* Rows of what select() and its like give: one, or several of each, by the columns that are selected. */
#include "meaning/rows.h"

/* select("a"), selectExpr("max(a) as b"): a text may be an expression of SQL. */
static struct value item_column(const struct facts *facts, struct value item)
{
	struct slice text;

	return item.kind == KIND_STRING && text_of(facts, item, &text) ? sql_column(facts, text) : item;
}

struct selection {
	struct value frame;
	struct bound rows;
	uint16_t traits;
	uint32_t items;
	bool aggregates;         /* all of them */
};

static void select_item(struct facts *facts, struct selection *selection, struct value item)
{
	item = item_column(facts, item);
	selection->items++;
	selection->aggregates = selection->aggregates && item.kind == KIND_COLUMN && value_has(item, TRAIT_AGGREGATE);
	selection->rows = generated_rows(selection->rows, selection->frame, item);
	selection->traits |= item.traits & (1u << TRAIT_WIDE);
}

/* select("a", "b"), select(["a", "b"]), select([count(c) for c in columns]). */
static void select_argument(struct facts *facts, struct selection *selection, struct value value)
{
	const struct container_thing *container = container_of(facts, value);

	if (!kind_is((enum kind)value.kind, KIND_LIST))
		select_item(facts, selection, value);
	else if (!container || !container->whole)
		select_item(facts, selection, element_of(facts, value));
	for (uint32_t i = 0; container && container->whole && i < container->entries.count; i++)
		select_item(facts, selection, container->entries.at[i].value);
}

/* select("table_name", "comment"), without a key that has many values. */
static bool selects_metadata(const struct facts *facts, const struct call *call)
{
	bool named = false;

	for (uint32_t i = 0; i < call->arguments->count; i++) {
		struct slice text;

		if (key_sort_of_value(facts, call->arguments->at[i].value, call->arguments->at[i].node) == KEYS_MANY)
			return false;
		named = named || (text_of(facts, call->arguments->at[i].value, &text) && is_named_as_metadata(text));
	}
	return named;
}

/* select of aggregates only is one row; the names selected are the keys of a later distinct(). */
struct bound rows_select(struct facts *facts, const struct call *call, struct value *result)
{
	struct selection selection = {.frame = call->receiver, .rows = call->receiver.rows, .aggregates = true};

	for (uint32_t i = 0; i < call->arguments->count; i++)
		select_argument(facts, &selection, call->arguments->at[i].value);
	result->traits |= selection.traits;
	if (selection.aggregates && selection.items)
		return BOUND_OF(1);
	if (selects_metadata(facts, call))
		selection.rows = bound_least(selection.rows, BOUND(META));
	selection.rows.selected = (uint8_t)tallied_keys(facts, call);
	return selection.rows;
}
