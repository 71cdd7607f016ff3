#include "meaning/evaluator.h"

struct thing *thing_new(struct facts *facts, struct value *value, enum thing_sort sort)
{
	struct thing *thing = list_push(facts->arena, &facts->things);

	thing->sort = sort;
	value->of = facts->things.count - 1;
	return thing;
}

struct thing *thing_of(const struct facts *facts, struct value value)
{
	return &facts->things.at[value.of];
}

struct value number_value(struct facts *facts, double number)
{
	struct value value = value_of_kind(KIND_NUMBER);

	thing_new(facts, &value, THING_NUMBER)->is.number = number;
	return value;
}

struct value text_value(struct facts *facts, struct slice text)
{
	struct value value = value_of_kind(KIND_STRING);

	thing_new(facts, &value, THING_TEXT)->is.text = text;
	return value;
}

struct value path_value(struct facts *facts, struct slice path)
{
	struct value value = value_of_kind(KIND_MODULE);

	thing_new(facts, &value, THING_PATH)->is.text = path;
	return value;
}

struct value container_value(struct facts *facts, enum kind kind)
{
	struct value value = value_of_kind(kind);
	struct thing *thing = thing_new(facts, &value, THING_CONTAINER);

	thing->is.container = ARENA_NEW(facts->arena, struct container_thing);
	thing->is.container->whole = true;
	value.rows = BOUND_OF(0);
	return value;
}

struct container_thing *container_of(const struct facts *facts, struct value value)
{
	struct thing *thing = thing_of(facts, value);

	return thing->sort == THING_CONTAINER ? thing->is.container : NULL;
}

struct function_thing *function_of(const struct facts *facts, struct value value)
{
	struct thing *thing = thing_of(facts, value);

	for (int links = 0; thing->sort == THING_BOUND && links < 8; links++)
		thing = thing_of(facts, thing->is.bound->function);
	return thing->sort == THING_FUNCTION ? thing->is.function : NULL;
}

bool number_of(const struct facts *facts, struct value value, double *number)
{
	const struct thing *thing = thing_of(facts, value);

	if (thing->sort != THING_NUMBER)
		return false;
	*number = thing->is.number;
	return true;
}

bool text_of(const struct facts *facts, struct value value, struct slice *text)
{
	const struct thing *thing = thing_of(facts, value);

	if (thing->sort != THING_TEXT)
		return false;
	*text = thing->is.text;
	return true;
}

bool text_is_whole(struct slice text)
{
	return !text.length || !memchr(text.at, TEXT_HOLE, text.length);
}

struct slice path_of(const struct facts *facts, struct value value)
{
	const struct thing *thing = thing_of(facts, value);

	return thing->sort == THING_PATH ? thing->is.text : (struct slice){"", 0};
}

/* All elements in one: what a loop variable can be. */
static struct value joined_entries(const struct container_thing *container, bool keys)
{
	struct value joined = {0};

	for (uint32_t i = 0; i < container->entries.count; i++) {
		struct value entry = keys ? container->entries.at[i].key : container->entries.at[i].value;

		joined = i ? value_join(joined, entry) : entry;
	}
	return joined;
}

struct value item_of(struct facts *facts, struct value value)
{
	const struct container_thing *container = container_of(facts, value);

	return container ? joined_entries(container, false) : element_of(facts, value);
}

struct value element_of(struct facts *facts, struct value value)
{
	const struct container_thing *container = container_of(facts, value);
	struct value element = {0};

	if (container)
		return joined_entries(container, value.kind == KIND_DICT);
	element.kind = value.element;
	if (kind_is_spark((enum kind)element.kind))
		element.rows = BOUND(UNBOUNDED);
	if (value.kind == KIND_PARTITION || value.kind == KIND_ROWS || value.kind == KIND_ROW_ITERATOR)
		element.origin = value.origin;
	if (value.kind == KIND_ROW_ITERATOR) /* whoever keeps its elements keeps all rows */
		element.made = value.made;
	return element;
}
