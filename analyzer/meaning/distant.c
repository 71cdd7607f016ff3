/* Values, functions and classes of other files: what a summary says becomes what is known here. */
#include "meaning/evaluator.h"

const struct module_summary *neighbour_find(const struct facts *facts, struct slice name)
{
	const struct neighbours *neighbours = facts->options.neighbours;

	return neighbours && name.length ? neighbours->find(neighbours, name) : NULL;
}

struct value distant_module_value(struct facts *facts, const struct module_summary *module)
{
	struct value value = value_of_kind(KIND_MODULE);

	value.element = KIND_MODULE;
	thing_new(facts, &value, THING_DISTANT_MODULE)->is.distant_module = module;
	return value;
}

const struct distant_origin *distant_origin_of(const struct facts *facts, node_id node)
{
	for (uint32_t i = 0; i < facts->distant_origins.count; i++)
		if (facts->distant_origins.at[i].node == node)
			return &facts->distant_origins.at[i].origin;
	return NULL;
}

static void note_origin(struct facts *facts, node_id node, const struct distant_origin *origin)
{
	if (node && origin->path.length && !distant_origin_of(facts, node))
		*list_push(facts->arena, &facts->distant_origins) = (struct noted_origin){node, *origin};
}

static bool is_this(const struct facts *facts, const struct class_summary *class_, const struct class_thing *local)
{
	node_id name = local->node ? node_child(facts->tree, local->node, FIELD_NAME) : 0;

	return (local->distant && same_class(local->distant, class_)) ||
	       (name && slice_equal(class_->path, facts->tree->source->path) && slice_equal(node_text(facts->tree, name), class_->name));
}

/* One class_thing for each class of another file; a class of this file comes back as itself. */
static struct class_thing *import_class(struct facts *facts, const struct class_summary *class_)
{
	struct class_thing *made;

	for (made = class_named(facts, class_->name); made; made = made->same_name) {
		spend(facts, 1);
		if (is_this(facts, class_, made))
			return made;
	}
	made = ARENA_NEW(facts->arena, struct class_thing);
	made->distant = class_;
	class_add(facts, made, class_->name);
	if (facts->depth >= DEPTH_MOST)
		return made; /* without what it is made of */
	facts->depth++;
	class_start_line(facts, made);
	for (uint32_t i = 0; i < class_->base_count; i++)
		class_add_base(facts, made, import_class(facts, class_->bases[i]));
	for (uint32_t i = 0; i < class_->attributes.count; i++) {
		struct attribute_thing attribute = {.name = name_of(&facts->names, class_->attributes.at[i].name)};

		attribute.value = import_value(facts, &class_->attributes.at[i].value, 0);
		attribute.unsure = class_->attributes.at[i].unsure;
		*list_push(facts->arena, &made->attributes) = attribute;
	}
	facts->depth--;
	return made;
}

static struct value import_container(struct facts *facts, const struct portable *portable, node_id at)
{
	struct value value = container_value(facts, (enum kind)portable->value.kind);
	struct container_thing *container = container_of(facts, value);

	container->whole = portable->is.container->whole;
	for (uint32_t i = 0; i < portable->is.container->count; i++) {
		const struct portable_entry *entry = &portable->is.container->at[i];
		struct container_entry imported = {.key = import_value(facts, &entry->key, at), .value = import_value(facts, &entry->value, at)};

		*list_push(facts->arena, &container->entries) = imported;
	}
	value.element = portable->value.element;
	value.rows = portable->value.rows;
	value.traits = portable->value.traits;
	return value;
}

static void import_thing(struct facts *facts, const struct portable *portable, struct value *value)
{
	switch (portable->sort) {
	case PORTABLE_NUMBER: thing_new(facts, value, THING_NUMBER)->is.number = portable->is.number; break;
	case PORTABLE_TEXT: thing_new(facts, value, THING_TEXT)->is.text = portable->is.text; break;
	case PORTABLE_PATH: thing_new(facts, value, THING_PATH)->is.text = portable->is.text; break;
	case PORTABLE_FUNCTION: thing_new(facts, value, THING_DISTANT_FUNCTION)->is.distant_function = portable->is.function; break;
	case PORTABLE_MODULE: thing_new(facts, value, THING_DISTANT_MODULE)->is.distant_module = portable->is.module; break;
	case PORTABLE_CLASS:
	case PORTABLE_INSTANCE: {
		struct class_thing *class_ = import_class(facts, portable->is.class_);

		thing_new(facts, value, portable->sort == PORTABLE_CLASS ? THING_CLASS : THING_INSTANCE)->is.class_ = class_;
		break;
	}
	default: break;
	}
}

struct value import_value(struct facts *facts, const struct portable *portable, node_id at)
{
	struct value value = portable->value;

	if (portable->sort == PORTABLE_CONTAINER)
		return import_container(facts, portable, at);
	value.origin = at;
	if (value.rows.tag != BOUND_UNKNOWN)
		value.plan = at;
	note_origin(facts, at, &portable->origin);
	import_thing(facts, portable, &value);
	return value;
}

bool distant_member(struct facts *facts, const struct module_summary *module, struct slice name, node_id at, struct value *value)
{
	const struct portable *portable = portable_find(&module->names, name);
	const struct neighbours *neighbours = facts->options.neighbours;
	const struct module_summary *inner = portable ? NULL : neighbours->find_in(neighbours, module, name);

	if (portable)
		*value = import_value(facts, portable, at);
	else if (inner)
		*value = distant_module_value(facts, inner);
	return portable || inner || starred_name(facts, module->stars, module->star_count, name, at, value);
}

struct value distant_class_member(struct facts *facts, const struct class_summary *class_, struct slice name)
{
	const struct portable *portable = portable_find(&class_->members, name);

	return portable ? import_value(facts, portable, 0) : (struct value){0};
}

const struct function_summary *distant_function_of(const struct facts *facts, struct value value)
{
	const struct thing *thing = thing_of(facts, value);

	for (int links = 0; thing->sort == THING_BOUND && links < 8; links++)
		thing = thing_of(facts, thing->is.bound->function);
	return thing->sort == THING_DISTANT_FUNCTION ? thing->is.distant_function : NULL;
}
