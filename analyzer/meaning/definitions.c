/* What def and class bind: functions with their decorators, classes with the attributes of their instances. */
#include "meaning/evaluator.h"

static struct slice decorator_name(const struct facts *facts, node_id decorator)
{
	node_id expression = node_first(facts->tree, decorator);

	if (expression && node_kind(facts->tree, expression) == NODE_CALL)
		expression = node_child(facts->tree, expression, FIELD_FUNCTION);
	return expression ? node_text(facts->tree, expression) : (struct slice){"", 0};
}

static bool ends_in(struct slice text, const char *word)
{
	struct slice tail = slice_of(word);

	return slice_ends(text, tail) && (text.length == tail.length || text.at[text.length - tail.length - 1] == '.');
}

/* Python's own decorators that change how a function is called. */
static bool note_decorator(struct function_thing *function, struct slice name)
{
	static const struct { const char *word; size_t flag; } rows[] = {
		{"staticmethod", offsetof(struct function_thing, is_static)},
		{"classmethod", offsetof(struct function_thing, is_class_method)},
		{"property", offsetof(struct function_thing, is_property)},
		{"cached_property", offsetof(struct function_thing, is_property)},
		{"contextmanager", offsetof(struct function_thing, is_context_manager)},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (ends_in(name, rows[i].word)) {
			*(bool *)((char *)function + rows[i].flag) = true;
			return true;
		}
	return false;
}

static struct value function_value(struct facts *facts, struct function_thing *function)
{
	struct value value = value_of_kind(KIND_FUNCTION);

	thing_new(facts, &value, THING_FUNCTION)->is.function = function;
	return value;
}

/* The entry of the API model that a decorator reaches; 0: none. */
static api_id decorator_entry(const struct facts *facts, struct value decorator)
{
	const struct thing *thing = thing_of(facts, decorator);

	if (thing->sort == THING_MEMBER)
		return thing->is.member.entry;
	return thing->sort == THING_PATH ? api_find_dotted(facts->api, thing->is.text) : 0;
}

/* Of a class only wrappers matter: @udtf. */
struct value decorate_class(struct facts *facts, node_id decorated, struct value value)
{
	for (node_id n = node_first(facts->tree, decorated); n; n = node_next(facts->tree, n)) {
		node_id expression = node_kind(facts->tree, n) == NODE_DECORATOR ? node_first(facts->tree, n) : 0;
		const struct api_member *wrapper = &facts->api->members[expression ? decorator_entry(facts, evaluate(facts, expression)) : 0];

		if (wrapper->wraps && wrapper->element)
			return (struct value){.kind = KIND_UDF, .element = wrapper->element};
	}
	return value;
}

/* The decorators, innermost first: a UDF decorator wraps, Python's own are flags, others are taken to keep the function. */
static struct value decorate(struct facts *facts, struct function_thing *function, struct value value)
{
	node_id decorators[8];
	uint32_t count = 0;

	for (node_id n = node_first(facts->tree, function->decorated); n && count < 8; n = node_next(facts->tree, n))
		if (node_kind(facts->tree, n) == NODE_DECORATOR && node_first(facts->tree, n))
			decorators[count++] = n;
	while (count > 0) {
		node_id expression = node_first(facts->tree, decorators[--count]);
		struct argument argument = {.node = function->node, .value = value};
		struct arguments arguments = {&argument, 1};
		api_id entry;

		if (note_decorator(function, decorator_name(facts, decorators[count])))
			continue;
		entry = decorator_entry(facts, evaluate(facts, expression));
		if (facts->api->members[entry].memoizes)
			function->memoized = true;
		if (entry && !function->memoized) {
			struct call call = {.node = expression, .entry = entry, .member = &facts->api->members[entry], .arguments = &arguments};
			struct value wrapped;

			function->wrapped = function->wrapped || call.member->wraps;
			wrapped = apply_entry(facts, &call);
			value = wrapped.kind == KIND_UDF ? wrapped : value;
		}
	}
	return value;
}

/* The function that this definition made around these names; a definition makes another one each time its own function is called. */
static struct function_thing *known_function(const struct facts *facts, node_id node, const struct environment *outer)
{
	struct function_thing *function = function_made_by(facts, node);

	return function && function->outer == outer ? function : NULL;
}

static void evaluate_defaults(struct facts *facts, node_id node)
{
	node_id parameters = node_child(facts->tree, node, FIELD_PARAMETERS);

	for (node_id p = parameters ? node_first(facts->tree, parameters) : 0; p; p = node_next(facts->tree, p)) {
		node_id value = node_child(facts->tree, p, FIELD_VALUE);

		if (value)
			evaluate(facts, value);
	}
}

struct value define_function(struct facts *facts, node_id node, node_id decorated)
{
	struct function_thing *function = known_function(facts, node, facts->frame->environment);
	struct value value;

	if (!function) {
		function = ARENA_NEW(facts->arena, struct function_thing);
		function->node = node;
		function->decorated = decorated;
		function->outer = facts->frame->environment;
		function->owner = facts->frame->class_;
		function->scope = scope_of(&facts->scopes, node);
		*list_push(facts->arena, &facts->functions) = function;
		node_number_put(facts, NUMBER_OF_FUNCTION, node, facts->functions.count);
	}
	evaluate_defaults(facts, node);
	value = function_value(facts, function);
	return decorated ? decorate(facts, function, value) : value;
}

static struct class_thing *known_class(const struct facts *facts, node_id node)
{
	uint32_t number = lookup_find(&facts->class_numbers, node);

	return number ? facts->classes.at[number - 1] : NULL;
}

/* class Net(torch.nn.Module): its instances are models. */
static uint8_t instance_kind(const struct facts *facts, struct value base)
{
	enum kind kind = api_class(facts->api, path_of(facts, base));

	return kind_is(kind, KIND_PYTHON) ? (uint8_t)kind : KIND_OBJECT;
}

static struct class_thing *base_class(struct facts *facts, struct class_thing *class_, node_id node, uint8_t *kind)
{
	node_id bases = node_child(facts->tree, node, FIELD_SUPERCLASSES);
	struct class_thing *base = NULL;

	for (node_id n = bases ? node_first(facts->tree, bases) : 0; n; n = node_next(facts->tree, n)) {
		struct value value = evaluate(facts, n);
		const struct thing *thing = thing_of(facts, value);

		if (thing->sort == THING_CLASS && !base)
			base = thing->is.class_;
		if (*kind == KIND_OBJECT || !*kind)
			*kind = thing->sort == THING_CLASS ? thing->is.class_->kind : instance_kind(facts, value);
		if (thing->sort == THING_PATH)
			class_->model = model_of_class(facts, thing->is.text);
	}
	if (base && base->model)
		class_->model = base->model;
	return base;
}

struct value define_class(struct facts *facts, node_id node)
{
	struct class_thing *class_ = known_class(facts, node);
	node_id body = node_child(facts->tree, node, FIELD_BODY);
	struct value value = value_of_kind(KIND_CLASS);
	struct frame frame = {.function = NULL, .caller = facts->frame, .per = facts->frame->per};

	if (!class_) {
		class_ = ARENA_NEW(facts->arena, struct class_thing);
		class_->node = node;
		class_->scope = scope_of(&facts->scopes, node);
		*list_push(facts->arena, &facts->classes) = class_;
		lookup_put(&facts->class_numbers, node, facts->classes.count, facts->arena);
	}
	class_->kind = KIND_OBJECT;
	class_->base = base_class(facts, class_, node, &class_->kind);
	class_->body = environment_new(facts, class_->scope, facts->frame->environment);
	frame.environment = class_->body;
	frame.class_ = class_;
	facts->frame = &frame;
	evaluate_block(facts, body);
	facts->frame = frame.caller;
	thing_new(facts, &value, THING_CLASS)->is.class_ = class_;
	return value;
}

struct attribute_thing *instance_attribute(struct facts *facts, struct class_thing *class_, struct slice text, bool make)
{
	name_t name = name_of(&facts->names, text);
	struct class_thing *at = class_;
	struct attribute_thing *attribute;

	for (int links = 0; at && links < BASES_MOST; links++, at = make ? NULL : at->base) {
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

struct value class_member(struct facts *facts, struct class_thing *class_, struct slice text)
{
	name_t name = name_of(&facts->names, text);

	for (int links = 0; class_ && name && links < BASES_MOST; class_ = class_->base, links++) {
		uint32_t slot;

		if (class_->distant) {
			struct value value = distant_class_member(facts, class_->distant, text);

			if (value.kind || value.of)
				return value;
			continue;
		}
		slot = scope_find(&facts->scopes.all.at[class_->scope], name);

		if (slot != UINT32_MAX && class_->body)
			return class_->body->slots[slot].value;
	}
	return (struct value){0};
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
	return instance;
}

