/* What def binds: functions with their decorators. */
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

/* Python's own decorators that change how a function is called, and pytest's. */
static bool note_decorator(struct function_thing *function, struct slice name)
{
	static const struct { const char *word; size_t flag; } rows[] = {
		{"staticmethod", offsetof(struct function_thing, is_static)},
		{"classmethod", offsetof(struct function_thing, is_class_method)},
		{"property", offsetof(struct function_thing, is_property)},
		{"cached_property", offsetof(struct function_thing, is_property)},
		{"contextmanager", offsetof(struct function_thing, is_context_manager)},
		{"fixture", offsetof(struct function_thing, is_fixture)},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (ends_in(name, rows[i].word)) {
			*(bool *)((char *)function + rows[i].flag) = true;
			return true;
		}
	return false;
}

struct value function_value(struct facts *facts, struct function_thing *function)
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

/* @frame.setter: the name stays that of the property, and assignments call the function. */
static bool sets_property(struct facts *facts, struct function_thing *function, node_id decorator, struct value *value)
{
	node_id expression = node_first(facts->tree, decorator);
	struct slice name = decorator_name(facts, decorator);
	struct value property;

	if (node_kind(facts->tree, expression) != NODE_ATTRIBUTE || (!ends_in(name, "setter") && !ends_in(name, "deleter")))
		return false;
	property = evaluate(facts, node_child(facts->tree, expression, FIELD_OBJECT));
	if (!function_of(facts, property))
		return true;
	if (ends_in(name, "setter"))
		function_of(facts, property)->setter = function;
	*value = property;
	return true;
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

		if (note_decorator(function, decorator_name(facts, decorators[count])) || sets_property(facts, function, decorators[count], &value))
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
