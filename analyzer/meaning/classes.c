/* What class binds: classes, those that they derive from, and the attributes of their instances. */
#include "meaning/evaluator.h"

static struct class_thing *known_class(const struct facts *facts, node_id node)
{
	uint32_t number = lookup_find(&facts->class_numbers, node);

	return number ? facts->classes.at[number - 1] : NULL;
}

struct class_thing *class_named(const struct facts *facts, struct slice name)
{
	name_t known = name_find(&facts->names, name);
	uint32_t number = known ? lookup_find(&facts->classes_named, known) : 0;

	return number ? facts->classes.at[number - 1] : NULL;
}

void class_add(struct facts *facts, struct class_thing *class_, struct slice name)
{
	class_->same_name = class_named(facts, name);
	*list_push(facts->arena, &facts->classes) = class_;
	lookup_put(&facts->classes_named, name_of(&facts->names, name), facts->classes.count, facts->arena);
}

/* class Net(torch.nn.Module): its instances are models. */
static uint8_t instance_kind(const struct facts *facts, struct value base)
{
	enum kind kind = api_class(facts->api, path_of(facts, base));

	return kind_is(kind, KIND_PYTHON) ? (uint8_t)kind : KIND_OBJECT;
}

static bool is_in_line(const struct class_thing *class_, const struct class_thing *base, uint32_t *at)
{
	for (*at = 0; *at < class_->line.count; (*at)++)
		if (class_->line.at[*at] == base)
			return true;
	return false;
}

/* Where two bases have one base in common, that one comes after both. */
void class_add_base(struct facts *facts, struct class_thing *class_, const struct class_thing *base)
{
	uint32_t count = base == class_ ? 0 : base->line.count, at;

	for (uint32_t i = 0; i < count; i++) {
		if (base->line.at[i] == class_)
			continue;
		if (is_in_line(class_, base->line.at[i], &at)) {
			memmove(class_->line.at + at, class_->line.at + at + 1, (class_->line.count - at - 1) * sizeof *class_->line.at);
			class_->line.count--;
		}
		if (class_->line.count < BASES_MOST)
			*list_push(facts->arena, &class_->line) = base->line.at[i];
	}
}

void class_start_line(struct facts *facts, struct class_thing *class_)
{
	class_->line.count = 0;
	*list_push(facts->arena, &class_->line) = class_;
}

static void add_bases(struct facts *facts, struct class_thing *class_, node_id node)
{
	node_id bases = node_child(facts->tree, node, FIELD_SUPERCLASSES);

	class_start_line(facts, class_);
	class_->kind = KIND_OBJECT;
	for (node_id n = bases ? node_first(facts->tree, bases) : 0; n; n = node_next(facts->tree, n)) {
		struct value value = evaluate(facts, n);
		const struct thing *thing = thing_of(facts, value);

		if (thing->sort == THING_CLASS)
			class_add_base(facts, class_, thing->is.class_);
		if (class_->kind == KIND_OBJECT || !class_->kind)
			class_->kind = thing->sort == THING_CLASS ? thing->is.class_->kind : instance_kind(facts, value);
		if (thing->sort == THING_PATH)
			class_->model = model_of_class(facts, thing->is.text);
		else if (thing->sort == THING_CLASS && thing->is.class_->model)
			class_->model = thing->is.class_->model;
	}
}

static struct value class_value(struct facts *facts, struct class_thing *class_)
{
	struct value value = value_of_kind(KIND_CLASS);

	thing_new(facts, &value, THING_CLASS)->is.class_ = class_;
	return value;
}

struct value define_class(struct facts *facts, node_id node)
{
	struct class_thing *class_ = known_class(facts, node);
	node_id body = node_child(facts->tree, node, FIELD_BODY);
	struct frame frame = {.function = NULL, .caller = facts->frame, .per = facts->frame->per};

	if (!class_) {
		class_ = ARENA_NEW(facts->arena, struct class_thing);
		class_->node = node;
		class_->scope = scope_of(&facts->scopes, node);
		class_add(facts, class_, node_text(facts->tree, node_child(facts->tree, node, FIELD_NAME)));
		lookup_put(&facts->class_numbers, node, facts->classes.count, facts->arena);
	}
	add_bases(facts, class_, node);
	class_->body = environment_new(facts, class_->scope, facts->frame->environment);
	frame.environment = class_->body;
	frame.class_ = class_;
	facts->frame = &frame;
	evaluate_block(facts, body);
	facts->frame = frame.caller;
	return class_value(facts, class_);
}

struct attribute_thing *instance_attribute(struct facts *facts, struct class_thing *class_, struct slice text, bool make)
{
	name_t name = name_of(&facts->names, text);
	struct attribute_thing *attribute;

	for (uint32_t link = 0; link < (make ? 1 : class_->line.count); link++) {
		struct class_thing *at = class_->line.at[link];

		spend(facts, at->attributes.count / 8); /* a step of this list is short */
		for (uint32_t i = 0; i < at->attributes.count; i++)
			if (at->attributes.at[i].name == name)
				return &at->attributes.at[i];
	}
	if (!make)
		return NULL;
	attribute = list_push(facts->arena, &class_->attributes);
	attribute->name = name;
	return attribute;
}

static struct value own_member(struct facts *facts, const struct class_thing *class_, struct slice text)
{
	uint32_t slot;

	if (class_->distant)
		return distant_class_member(facts, class_->distant, text);
	slot = scope_find(&facts->scopes.all.at[class_->scope], name_find(&facts->names, text));
	return slot != UINT32_MAX && class_->body ? class_->body->slots[slot].value : (struct value){0};
}

static struct value member_from(struct facts *facts, const struct class_thing *class_, uint32_t link, struct slice text)
{
	struct value value = {0};

	for (; link < class_->line.count && !value.kind && !value.of; link++)
		value = own_member(facts, class_->line.at[link], text);
	return value;
}

struct value class_member(struct facts *facts, const struct class_thing *class_, struct slice text)
{
	return member_from(facts, class_, 0, text);
}

struct value member_above(struct facts *facts, const struct thing *above, struct slice text)
{
	const struct thing *self = thing_of(facts, *above->is.above.self);
	const struct class_thing *class_ = above->is.above.class_;
	uint32_t link = 0;

	if ((self->sort == THING_INSTANCE || self->sort == THING_CLASS) && is_in_line(self->is.class_, class_, &link))
		class_ = self->is.class_;
	else
		link = 0;
	return member_from(facts, class_, link + 1, text);
}

/* self, in the method under evaluation. */
static struct value self_value(const struct facts *facts)
{
	const struct function_thing *function = facts->frame->function;
	const struct environment *environment = facts->frame->environment;
	node_id self = parameter_at(facts, function, 0);
	uint32_t slot;

	while (environment && environment->scope != function->scope)
		environment = environment->outer;
	if (!self || !environment)
		return (struct value){0};
	slot = scope_find(&facts->scopes.all.at[environment->scope], name_find(&facts->names, node_text(facts->tree, parameter_name(facts->tree, self))));
	return slot == UINT32_MAX ? (struct value){0} : environment->slots[slot].value;
}

bool look_above(struct facts *facts, const struct call *call, struct value *result)
{
	struct class_thing *class_ = facts->frame->function ? facts->frame->function->owner : NULL;
	struct thing *thing;

	if (!call->member->above || !class_)
		return false;
	*result = value_of_kind(class_->kind ? (enum kind)class_->kind : KIND_OBJECT);
	thing = thing_new(facts, result, THING_ABOVE);
	thing->is.above.class_ = class_;
	thing->is.above.self = ARENA_NEW(facts->arena, struct value);
	*thing->is.above.self = self_value(facts);
	return true;
}

struct value instance_of(struct facts *facts, struct class_thing *class_)
{
	struct value value = value_of_kind(class_->kind ? (enum kind)class_->kind : KIND_OBJECT);

	if (class_->instance) /* all instances are one, so that they stay one where they meet */
		value.of = class_->instance;
	else
		thing_new(facts, &value, THING_INSTANCE)->is.class_ = class_;
	class_->instance = value.of;
	return value;
}

struct value self_of(struct facts *facts, const struct function_thing *method)
{
	return method->is_class_method ? class_value(facts, method->owner) : instance_of(facts, method->owner);
}

static bool add_weights(struct value value, uint64_t *weights)
{
	uint64_t elements = 1;
	bool single = value.kind == KIND_NUMBER || value.kind == KIND_STRING || value.kind == KIND_BOOLEAN || value.kind == KIND_NOTHING;

	if (!single && (value_is_heavy(value) || !value_elements(value, &elements)))
		return false;
	*weights += elements;
	return true;
}

/* How many weights an object of a model class of this file has: all that its layers are known to have. */
static struct bound weights_of(const struct class_thing *class_)
{
	uint64_t weights = 0;

	for (uint32_t link = 0; link < class_->line.count; link++)
		for (uint32_t i = 0; i < class_->line.at[link]->attributes.count; i++)
			if (!add_weights(class_->line.at[link]->attributes.at[i].value, &weights))
				return BOUND(UNKNOWN);
	return weights ? BOUND_OF(weights) : BOUND(UNKNOWN);
}

struct value instantiate(struct facts *facts, struct class_thing *class_, const struct arguments *arguments, node_id call)
{
	struct value instance = instance_of(facts, class_), start = class_member(facts, class_, SLICE("__init__"));
	struct value bound = value_of_kind(KIND_FUNCTION);
	struct bound_thing *binding;

	class_->initialised = true;
	note_model(facts, call, class_->model);
	if (class_->model == MODEL_LEAKS)
		instance.traits |= 1u << TRAIT_LEAKS;
	if (!function_of(facts, start) && !distant_function_of(facts, start)) {
		for (uint32_t i = 0; i < arguments->count; i++)
			escape(facts, arguments->at[i].value);
		return instance;
	}
	binding = ARENA_NEW(facts->arena, struct bound_thing);
	*binding = (struct bound_thing){.function = start, .first = {instance}, .count = 1};
	thing_new(facts, &bound, THING_BOUND)->is.bound = binding;
	call_function(facts, bound, arguments, call);
	if (class_->kind == KIND_MODEL)
		instance.rows = weights_of(class_);
	return instance;
}

