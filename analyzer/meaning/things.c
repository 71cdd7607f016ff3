#include "meaning/evaluator.h"

#include <math.h>

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

struct slice number_text(struct arena *arena, double number)
{
	return number == floor(number) && fabs(number) < 1e15 ? arena_format(arena, "%.0f", number) : arena_format(arena, "%g", number);
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

static enum kind class_of_library(const struct facts *facts, struct value value)
{
	struct slice path = path_of(facts, value);

	return path.length ? api_class(facts->api, path) : KIND_UNKNOWN;
}

struct value binding_join(const struct facts *facts, struct value a, struct value b)
{
	enum kind of_a = class_of_library(facts, a), of_b = class_of_library(facts, b);

	if ((of_a == KIND_UNKNOWN) != (of_b == KIND_UNKNOWN))
		return of_a == KIND_UNKNOWN ? b : a;
	return value_join(a, b);
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

struct value part_of(const struct facts *facts, const struct container_thing *container, uint32_t entry, enum each_part part)
{
	const struct container_entry *at = &container->entries.at[entry];
	const struct container_thing *pair = container_of(facts, at->value);

	if (part == EACH_WHOLE)
		return at->value;
	if (at->key.kind != KIND_NOTHING)
		return part == EACH_FIRST ? at->key : at->value;
	return pair && pair->whole && part < pair->entries.count ? pair->entries.at[part].value : (struct value){0};
}

/* All of them in one: what a loop variable can be. Where they differ it remembers what it stands for. */
static struct value each_of(struct facts *facts, struct container_thing *container, enum each_part part)
{
	struct value joined = {0};

	spend(facts, container->entries.count);
	for (uint32_t i = 0; i < container->entries.count; i++)
		joined = i ? value_join(joined, part_of(facts, container, i, part)) : part_of(facts, container, i, part);
	if (joined.of || !container->entries.count || !kind_is((enum kind)joined.kind, KIND_PYTHON))
		return joined;
	if (!container->each[part]) {
		struct value made = {0};

		thing_new(facts, &made, THING_EACH)->is.each = (struct each_thing){container, part};
		container->each[part] = made.of;
	}
	joined.of = container->each[part];
	return joined;
}

struct value item_of(struct facts *facts, struct value value)
{
	struct container_thing *container = container_of(facts, value);

	return container ? each_of(facts, container, value.kind == KIND_DICT ? EACH_SECOND : EACH_WHOLE) : element_of(facts, value);
}

struct value position_of(struct facts *facts, struct value value, uint32_t at)
{
	const struct container_thing *container = container_of(facts, value);
	const struct thing *thing = thing_of(facts, value);

	if (container && container->whole && value.kind != KIND_DICT && at < container->entries.count)
		return container->entries.at[at].value;
	if (thing->sort == THING_EACH && thing->is.each.part == EACH_WHOLE && at < EACH_WHOLE)
		return each_of(facts, thing->is.each.container, (enum each_part)at);
	return element_of(facts, value);
}

struct value element_of(struct facts *facts, struct value value)
{
	struct container_thing *container = container_of(facts, value);
	struct value element = {0};

	if (container)
		element = each_of(facts, container, value.kind == KIND_DICT ? EACH_FIRST : EACH_WHOLE);
	element.traits |= value.traits & 1u << TRAIT_GIVEN;
	if (container)
		return element;
	element.kind = value.element;
	element.traits = value.traits & (1u << TRAIT_PARAMETER);
	if (kind_is_spark((enum kind)element.kind))
		element.rows = BOUND(UNBOUNDED);
	if (kind_is((enum kind)value.kind, KIND_PARTITION) || value.kind == KIND_ROWS || value.kind == KIND_ROW_ITERATOR)
		element.origin = value.origin;
	if (value.kind == KIND_ROW_ITERATOR) /* whoever keeps its elements keeps all rows */
		element.made = value.made;
	return element;
}
