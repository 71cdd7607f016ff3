/* Calls across files, both ways: what a call of another file's function gives and does, and how other files call ours. */
#include "meaning/evaluator.h"

struct given {
	struct value at[ARGUMENTS_TOLD];
	uint32_t count;
};

static uint32_t parameter_of(const struct function_summary *function, const struct argument *argument, uint32_t position)
{
	for (uint32_t i = 0; argument->keyword.length && i < function->parameter_count; i++)
		if (slice_equal(function->parameters[i].name, argument->keyword))
			return i;
	return argument->keyword.length || argument->splat ? UINT32_MAX : position;
}

static void give(struct given *given, uint32_t number, struct value value)
{
	if (number >= ARGUMENTS_TOLD)
		return;
	given->at[number] = value;
	given->count = number >= given->count ? number + 1 : given->count;
}

/* Arguments by the number of their parameter; one that finds none is out of sight. */
static struct given given_arguments(struct facts *facts, const struct function_summary *function, const struct bound_thing *bound,
                                    const struct arguments *arguments)
{
	struct given given = {0};
	uint32_t position = 0;

	for (uint32_t i = 0; bound && i < bound->count; i++)
		give(&given, position++, bound->first[i]);
	for (uint32_t i = 0; i < arguments->count; i++) {
		const struct argument *argument = &arguments->at[i];
		uint32_t number = parameter_of(function, argument, position);

		position += !argument->keyword.length;
		if (number < ARGUMENTS_TOLD && number < function->parameter_count) {
			give(&given, number, argument->value);
		} else {
			use(facts, argument->value, USE_PASSED);
			act_on(facts, argument->value);
		}
	}
	return given;
}

/* What the body does with its parameters, done to the arguments. */
static void do_to_arguments(struct facts *facts, const struct function_summary *function, const struct given *given, node_id node)
{
	static const struct api_member unpersist = {.releases = RESOURCE_CACHE};
	static const struct arguments none = {0};

	for (uint32_t i = 0; i < given->count && i < function->parameter_count; i++) {
		const struct parameter_summary *parameter = &function->parameters[i];
		struct call call = {.node = node, .member = &unpersist, .receiver = given->at[i], .arguments = &none};

		facts->jobs += is_dataset((enum kind)given->at[i].kind); /* in another file, perhaps */
		if (given->at[i].made)
			fact_of(facts, given->at[i].made)->uses |= parameter->uses;
		if (parameter->released)
			release(facts, &call);
		if (parameter->acted)
			act_on(facts, given->at[i]);
		if (parameter->escapes)
			escape(facts, given->at[i]);
		if (parameter->viewed)
			note_view(facts, (struct value){0}, given->at[i]);
		if (parameter->released)
			note_fate(facts, given->at[i], FATE_RELEASED);
	}
}

static void tell(struct facts *facts, const struct function_summary *function, const struct given *given, enum granularity per,
                 bool in_batch)
{
	const struct neighbours *neighbours = facts->options.neighbours;
	const struct frame *frame = facts->frame;
	struct distant_call call = {.function = function, .per = (uint8_t)per, .in_batch = in_batch};

	struct arena_mark mark;

	if (!neighbours || !neighbours->called || facts->tree->source->profile == PROFILE_TEST) /* tests call with small data */
		return;
	mark = arena_mark(neighbours->arena);
	call.again = frame->loop_depth || in_batch || (frame->function && frame->function->called_again);
	call.once = !call.again && called_once(frame);
	for (uint32_t i = 0; i < given->count; i++)
		call.arguments[i] = portable_of(facts, given->at[i], NULL, neighbours->arena);
	if (!neighbours->called(neighbours, &call))
		arena_rewind(neighbours->arena, mark);
}

static struct value from_argument(const struct portable *result, struct value value, struct value argument)
{
	if (result->same)
		return argument;
	if (result->follows && argument.kind != KIND_UNKNOWN) {
		value.rows = argument.rows;
		value.origin = argument.origin;
		value.step = argument.step;
		value.cached = argument.cached;
		value.event = value_has(argument, TRAIT_WATERMARKED) ? 0 : value.event;
		value.steps = argument.steps;
		value.run = argument.run;
		value.traits = (uint16_t)((value.traits & ~(1u << TRAIT_PARAMETER)) | argument.traits);
	}
	if (result->made_of)
		value.made = argument.made;
	return value;
}

/* The rows of a query that was given as an argument. */
static void take_query(struct facts *facts, struct value text, struct value *result)
{
	struct slice query;
	bool wide = false;

	if (!text_of(facts, text, &query))
		return;
	result->rows = sql_rows(facts, query, &wide);
	result->traits |= (uint16_t)(wide << TRAIT_WIDE);
}

/* A result that is said in terms of an argument that was not given stays as vague as it is. */
static struct value result_of(struct facts *facts, const struct portable *result, const struct given *given, node_id node)
{
	struct value value = import_value(facts, result, node);
	uint32_t number = result->follows ? result->follows : result->made_of;

	if (result->queries && result->queries <= given->count)
		take_query(facts, given->at[result->queries - 1], &value);
	return number && number <= given->count ? from_argument(result, value, given->at[number - 1]) : value;
}

/* self.x = x in a constructor. */
static void fill_attributes(struct facts *facts, struct value instance, const struct class_summary *owner, const struct given *given,
                            node_id node)
{
	const struct thing *thing = thing_of(facts, instance);
	struct class_thing *local = thing->sort == THING_INSTANCE ? thing->is.class_ : NULL;

	for (uint32_t i = 0; local && owner && i < owner->attributes.count; i++) {
		const struct named_portable *attribute = &owner->attributes.at[i];
		struct attribute_thing *own;
		struct value *known, value;

		if (!attribute->value.follows && !attribute->value.made_of)
			continue;
		own = instance_attribute(facts, local, attribute->name, true);
		own->unsure = own->unsure || (attribute->unsure && attribute->value.follows > given->count);
		known = &own->value;
		value = result_of(facts, &attribute->value, given, node);
		value.plan = 0;
		*known = known->kind == KIND_UNKNOWN || value_has(*known, TRAIT_PARAMETER) ? value : value_join(*known, value);
	}
}

struct value call_distant(struct facts *facts, struct value value, const struct arguments *arguments, node_id node)
{
	const struct function_summary *function = distant_function_of(facts, value);
	const struct thing *thing = thing_of(facts, value);
	const struct bound_thing *bound = thing->sort == THING_BOUND ? thing->is.bound : NULL;
	struct given given = given_arguments(facts, function, bound, arguments);

	do_to_arguments(facts, function, &given, node);
	tell(facts, function, &given, (enum granularity)facts->frame->per, facts->frame->in_batch);
	note_distant_model(facts, function, node);
	if (given.count && slice_equal(function->name, SLICE("__init__")))
		fill_attributes(facts, given.at[0], function->owner, &given, node);
	return result_of(facts, &function->result, &given, node);
}

void tell_of_spark_call(struct facts *facts, struct value value, enum granularity per, const struct value *values, uint32_t count)
{
	const struct function_summary *function = distant_function_of(facts, value);
	const struct thing *thing = thing_of(facts, value);
	struct given given = {0};

	if (!function)
		return;
	for (uint32_t i = 0; thing->sort == THING_BOUND && i < thing->is.bound->count; i++)
		give(&given, given.count, thing->is.bound->first[i]);
	for (uint32_t i = 0; i < count && given.count < ARGUMENTS_TOLD; i++) {
		struct value row = values[i];

		row.traits |= (uint16_t)((per != PER_NOTHING) << TRAIT_GIVEN);
		give(&given, given.count, row);
	}
	tell(facts, function, &given, per, per == PER_NOTHING);
}

node_id parameter_at(const struct facts *facts, const struct function_thing *function, uint32_t number)
{
	node_id parameters = node_child(facts->tree, function->node, FIELD_PARAMETERS);

	for (node_id p = parameters ? node_first(facts->tree, parameters) : 0; p; p = node_next(facts->tree, p))
		if (node_kind(facts->tree, p) != NODE_KEYWORD_SEPARATOR && number-- == 0)
			return p;
	return 0;
}

static struct function_thing *called_function(const struct facts *facts, const struct function_summary *called)
{
	for (uint32_t i = 0; i < facts->functions.count; i++) {
		struct function_thing *function = facts->functions.at[i];
		node_id name = node_child(facts->tree, function->node, FIELD_NAME);

		if (name && function->scope != UINT32_MAX && facts->scopes.all.at[function->scope].twins == called->twins &&
		    slice_equal(node_text(facts->tree, name), called->name))
			return function;
	}
	return NULL;
}

/* What it is, or at least that it is a part of a row. */
static bool is_told(struct value value)
{
	return value.kind != KIND_UNKNOWN || value_has(value, TRAIT_GIVEN);
}

static void evaluate_distant_call(struct facts *facts, const struct distant_call *call)
{
	struct function_thing *function = called_function(facts, call->function);
	struct value given[ARGUMENTS_TOLD] = {{0}};
	struct activation activation = {.given = given, .given_count = ARGUMENTS_TOLD};

	if (!function)
		return;
	for (uint32_t i = 0; i < ARGUMENTS_TOLD; i++) {
		node_id parameter = parameter_at(facts, function, i);

		if (parameter && is_told(call->arguments[i].value))
			given[i] = import_value(facts, &call->arguments[i], parameter);
	}
	if (function->owner && !function->is_static)
		given[0] = self_of(facts, function);
	function->called_again = function->called_again || call->again || (function->evaluated && !(function->once && call->once));
	function->once = call->once;
	function->shipped = function->shipped || call->per != PER_NOTHING;
	function->batch = function->batch || call->in_batch;
	evaluate_body(facts, function, &activation, (enum granularity)call->per, call->in_batch, true);
}

void evaluate_distant_calls(struct facts *facts)
{
	for (uint32_t i = 0; i < facts->options.call_count; i++)
		evaluate_distant_call(facts, &facts->options.calls[i]);
}
