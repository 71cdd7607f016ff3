/* What the parameters of a function are bound to: arguments, defaults, and what is known of them where nobody calls it. */
#include "meaning/evaluator.h"

node_id parameter_name(const struct tree *tree, node_id parameter)
{
	node_id name = node_child(tree, parameter, FIELD_NAME);

	if (name)
		return name;
	return node_kind(tree, parameter) == NODE_TYPED_PARAMETER ? node_first(tree, parameter) : parameter;
}

static bool is_star(const struct tree *tree, node_id name)
{
	return node_kind(tree, name) == NODE_LIST_SPLAT_PATTERN || node_kind(tree, name) == NODE_DICTIONARY_SPLAT_PATTERN;
}

static const struct argument *keyword_argument(const struct arguments *arguments, struct slice name)
{
	for (uint32_t i = 0; arguments && i < arguments->count; i++)
		if (arguments->at[i].keyword.length && slice_equal(arguments->at[i].keyword, name))
			return &arguments->at[i];
	return NULL;
}

static const struct argument *positional_argument(const struct arguments *arguments, uint32_t position)
{
	for (uint32_t i = 0; arguments && i < arguments->count; i++) {
		if (arguments->at[i].splat)
			return NULL;
		if (!arguments->at[i].keyword.length && position-- == 0)
			return &arguments->at[i];
	}
	return NULL;
}

/* @pytest.fixture def orders(spark): a test gets what it returns for its parameter `orders`. */
static bool fixture_value(struct facts *facts, node_id parameter, struct value *value)
{
	static const struct activation none = {0};
	name_t name = name_find(&facts->names, node_text(facts->tree, parameter_name(facts->tree, parameter)));
	uint32_t slot = facts->module ? scope_find(&facts->scopes.all.at[facts->module->scope], name) : UINT32_MAX;
	struct function_thing *fixture = slot == UINT32_MAX ? NULL : function_of(facts, facts->module->slots[slot].value);

	if (!fixture || !fixture->is_fixture || fixture->active)
		return false;
	*value = evaluate_in_context(facts, fixture, &none, PER_NOTHING, false);
	return value->kind != KIND_UNKNOWN || value->of;
}

/* A parameter that nobody in the file fills: a fixture of its name, its annotation, its default, then what is done to it and its name. */
static struct value outside_value(struct facts *facts, node_id parameter)
{
	node_id type = node_child(facts->tree, parameter, FIELD_TYPE), otherwise = node_child(facts->tree, parameter, FIELD_VALUE);
	struct value value;

	if (fixture_value(facts, parameter, &value))
		return value;
	value = type ? annotated_value(facts, type) : (struct value){0};
	if (value.kind == KIND_UNKNOWN && otherwise)
		value = evaluate(facts, otherwise);
	if (value.kind == KIND_NOTHING)
		value = (struct value){0};
	value.traits |= 1u << TRAIT_PARAMETER;
	value.plan = parameter;
	value.origin = parameter;
	if (facts->summaries)
		value.made = parameter; /* for what is done to it */
	return value;
}

/* Nothing is known of what it is given, but perhaps that it is a part of a row. */
static struct value unknown_value(struct facts *facts, node_id parameter, struct value given)
{
	struct value value = outside_value(facts, parameter);

	value.traits |= given.traits & 1u << TRAIT_GIVEN;
	return value;
}

static struct value parameter_value(struct facts *facts, node_id parameter, struct slice name, uint32_t position,
                                    const struct activation *activation)
{
	uint32_t first = activation->bound ? activation->bound->count : 0;
	const struct argument *argument = keyword_argument(activation->arguments, name);
	const struct argument *kept = activation->bound ? keyword_argument(&activation->bound->keywords, name) : NULL;
	node_id otherwise = node_child(facts->tree, parameter, FIELD_VALUE), type = node_child(facts->tree, parameter, FIELD_TYPE);
	struct value value = {0};

	spend(facts, activation->arguments ? activation->arguments->count : 0);
	if (position < first)
		return activation->bound->first[position];
	if (kept && !argument)
		return kept->value;
	if (position - first < activation->given_count)
		value = activation->given[position - first];
	else if (!argument)
		argument = positional_argument(activation->arguments, position - first);
	if (argument)
		value = argument->value;
	else if (activation->arguments && otherwise)
		value = evaluate(facts, otherwise);
	else if (value.kind == KIND_UNKNOWN)
		return unknown_value(facts, parameter, value);
	if ((value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING) && type) {
		struct value declared = annotated_value(facts, type);

		if (declared.kind) {
			declared.traits |= 1u << TRAIT_PARAMETER;
			declared.plan = value.plan;
			declared.traits |= value.traits & 1u << TRAIT_GIVEN;
			declared.origin = parameter;
			return declared;
		}
	}
	return value;
}

/* *frames: all further ones, where somebody calls it. */
static struct value star_value(struct facts *facts, node_id name, uint32_t position, const struct activation *activation)
{
	struct value value = value_of_kind(node_kind(facts->tree, name) == NODE_LIST_SPLAT_PATTERN ? KIND_TUPLE : KIND_DICT);
	const struct arguments *arguments = activation->arguments;
	uint32_t first = activation->bound ? activation->bound->count : 0;
	struct container_thing *container;

	if (!arguments)
		value.traits = 1u << TRAIT_PARAMETER;
	if (!arguments || value.kind == KIND_DICT)
		return value;
	value = container_value(facts, KIND_TUPLE);
	container = container_of(facts, value);
	for (uint32_t i = position > first ? position - first : 0; i < arguments->count; i++) {
		const struct argument *argument = &arguments->at[i];

		if (argument->keyword.length)
			continue;
		container->whole = container->whole && !argument->splat;
		*list_push(facts->arena, &container->entries) = (struct container_entry){.value = argument->value};
		value.rows = bound_sum(value.rows, argument->splat ? argument->value.rows : BOUND_OF(1));
		value.traits |= argument->splat ? argument->value.traits & (1u << TRAIT_PARAMETER) : 0;
	}
	return value;
}

/* On executors Spark fills what is not bound already; a default value stays what it is. */
static bool is_given(const struct facts *facts, const struct activation *activation, node_id parameter, uint32_t position)
{
	uint32_t bound = activation->bound ? activation->bound->count : 0;

	if (activation->bound && keyword_argument(&activation->bound->keywords, node_text(facts->tree, parameter_name(facts->tree, parameter))))
		return false;
	return facts->frame->per != PER_NOTHING && activation->by_spark && position > bound &&
	       (position - bound <= activation->given_count || !node_child(facts->tree, parameter, FIELD_VALUE));
}

void bind_parameters(struct facts *facts, const struct function_thing *function, struct environment *environment,
                     const struct activation *activation)
{
	node_id parameters = node_child(facts->tree, function->node, FIELD_PARAMETERS);
	uint32_t position = 0;

	for (node_id p = parameters ? node_first(facts->tree, parameters) : 0; p; p = node_next(facts->tree, p)) {
		node_id name = parameter_name(facts->tree, p);
		struct slice text;
		uint32_t slot;

		if (node_kind(facts->tree, name) == NODE_KEYWORD_SEPARATOR)
			continue;
		if (is_star(facts->tree, name))
			name = node_first(facts->tree, name);
		text = name ? node_text(facts->tree, name) : (struct slice){"", 0};
		slot = scope_find(&facts->scopes.all.at[environment->scope], name_find(&facts->names, text));
		if (slot == UINT32_MAX)
			continue;
		environment->slots[slot].bound = true;
		if (is_star(facts->tree, parameter_name(facts->tree, p)))
			environment->slots[slot].value = star_value(facts, parameter_name(facts->tree, p), position, activation);
		else
			environment->slots[slot].value = parameter_value(facts, p, text, position++, activation);
		if (is_given(facts, activation, p, position + is_star(facts->tree, parameter_name(facts->tree, p))))
			environment->slots[slot].value.traits |= 1u << TRAIT_GIVEN;
	}
}
