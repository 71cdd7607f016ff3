/* Calls of functions of the file: the body is evaluated with what it is called with, once for each distinct context. */
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

/* A parameter that nobody in the file fills: its annotation, its default, then what is done to it and its name. */
static struct value outside_value(struct facts *facts, node_id parameter)
{
	node_id type = node_child(facts->tree, parameter, FIELD_TYPE), otherwise = node_child(facts->tree, parameter, FIELD_VALUE);
	struct value value = type ? annotated_value(facts, type) : (struct value){0};

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
		return outside_value(facts, parameter);
	if ((value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING) && type) {
		struct value declared = annotated_value(facts, type);

		if (declared.kind) {
			declared.traits |= 1u << TRAIT_PARAMETER;
			declared.plan = value.plan;
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

static void bind_parameters(struct facts *facts, const struct function_thing *function, struct environment *environment,
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

static struct value returned_value(struct facts *facts, const struct function_thing *function, const struct frame *frame)
{
	node_id type = node_child(facts->tree, function->node, FIELD_RETURN_TYPE);
	struct value value = frame->result, declared;

	if (facts->scopes.all.at[function->scope].generator) {
		value = value_of_kind(KIND_ITERATOR);
		value.traits = 1u << TRAIT_UNPICKLABLE;
		value.element = frame->yielded.kind;
		value.made = frame->yielded.made;
		value.rows = frame->yields_in_loop ? BOUND(UNKNOWN) : BOUND_OF(frame->yields);
		return value;
	}
	if (value.kind != KIND_UNKNOWN || !type)
		return value;
	declared = annotated_value(facts, type);
	declared.plan = declared.plan ? declared.plan : value.plan;
	return declared;
}

/* Evaluates the body once in this context. */
struct value evaluate_body(struct facts *facts, struct function_thing *function, const struct activation *activation,
                                  enum granularity per, bool in_batch, bool root)
{
	struct frame frame = {.function = function, .caller = facts->frame, .per = (uint8_t)per, .in_batch = in_batch, .root = root,
	                      .in_threads = facts->frame->in_threads, .shipment = facts->frame->shipment};
	node_id body = node_child(facts->tree, function->node, FIELD_BODY);
	struct value result;

	frame.environment = environment_new(facts, function->scope, function->outer);
	frame.environment->per = (uint8_t)per;
	function->evaluated = true;
	if (function->original)
		function->original->evaluated = true;
	function->active = true;
	facts->calls++;
	facts->frame = &frame;
	bind_parameters(facts, function, frame.environment, activation);
	if (body && node_kind(facts->tree, function->node) == NODE_LAMBDA)
		frame.result = evaluate(facts, body);
	else
		evaluate_block(facts, body);
	result = returned_value(facts, function, &frame);
	facts->frame = frame.caller;
	facts->calls--;
	function->active = false;
	if (root && !activation->given) {
		function->rooted = true;
		function->root_result = result;
	}
	return result;
}

static bool same_context(const struct context *context, const struct value *values, enum granularity per)
{
	if (context->per != per)
		return false;
	for (int i = 0; i < 4; i++)
		if (value_differs(context->arguments[i], values[i]) || context->arguments[i].of != values[i].of ||
		    context->arguments[i].plan != values[i].plan)
			return false;
	return true;
}

static void context_values(const struct activation *activation, struct value *values)
{
	uint32_t count = 0;

	for (uint32_t i = 0; activation->bound && i < activation->bound->count && count < 4; i++)
		values[count++] = activation->bound->first[i];
	for (uint32_t i = 0; i < activation->given_count && count < 4; i++)
		values[count++] = activation->given[i];
	for (uint32_t i = 0; activation->arguments && i < activation->arguments->count && count < 4; i++)
		values[count++] = activation->arguments->at[i].value;
}

/* One evaluation for each distinct way of calling, CONTEXTS_MOST at the most; later ones get the first ones' result. */
static struct value in_context(struct facts *facts, struct function_thing *function, const struct activation *activation,
                               enum granularity per, bool in_batch)
{
	struct value values[4] = {{0}}, result;
	struct context *context;

	context_values(activation, values);
	for (uint32_t i = 0; i < function->contexts.count; i++)
		if (same_context(function->contexts.at[i], values, per))
			return function->contexts.at[i]->result;
	if (!function->active && !function->contexts.count && facts->calls >= CALL_DEPTH_MOST && !facts->stopped)
		facts->stopped = function->node;
	if (function->active || facts->calls >= CALL_DEPTH_MOST || function->contexts.count >= CONTEXTS_MOST)
		return function->contexts.count ? function->contexts.at[0]->result : (struct value){0};
	result = evaluate_body(facts, function, activation, per, in_batch, false);
	context = ARENA_NEW(facts->arena, struct context);
	*list_push(facts->arena, &function->contexts) = context;
	memcpy(context->arguments, values, sizeof values);
	context->per = (uint8_t)per;
	context->result = result;
	return result;
}

/* A second call site, a call in a loop, or a caller that is itself called again. */
static void note_call(struct facts *facts, struct function_thing *function, node_id call, bool above)
{
	const struct frame *frame = facts->frame;

	if ((function->call && function->call != call && !above) || frame->loop_depth || frame->in_batch ||
	    (frame->function && frame->function->called_again))
		function->called_again = true;
	function->once = !frame->loop_depth && (frame->function ? frame->function->once : !frame->class_);
	function->call = above && function->call ? function->call : call;
}

/* Two calls of a helper make two frames. What it caches keeps its plan, by which it is released. */
static struct value made_by_call(const struct facts *facts, const struct function_thing *function, struct value result, node_id call)
{
	if (result.plan && node_inside(facts->tree, result.plan, function->node) && !is_acquired(facts, result.plan))
		result.plan = call;
	return result;
}

struct value call_function(struct facts *facts, struct value value, const struct arguments *arguments, node_id call)
{
	struct thing *thing = thing_of(facts, value);
	struct function_thing *function = function_of(facts, value);
	struct activation activation = {.arguments = arguments};
	struct value result;

	if (distant_function_of(facts, value))
		return call_distant(facts, value, arguments, call);
	if (!function)
		return (struct value){0};
	if (thing->sort == THING_BOUND)
		activation.bound = thing->is.bound;
	note_call(facts, function, call, activation.bound && activation.bound->above);
	if (facts->frame->per != PER_NOTHING)
		function->shipped = true;
	result = in_context(facts, function, &activation, (enum granularity)facts->frame->per, facts->frame->in_batch);
	return made_by_call(facts, function, result, call);
}

/* Spark calls it for every micro-batch: a loop without an end. */
static struct value in_batches(struct facts *facts, struct function_thing *function, const struct activation *activation, node_id call)
{
	struct value result;
	struct turn turn;

	note_turns(facts, call, (struct value){0});
	turn_open(facts, &turn, call, function);
	turn_begin(facts, &turn, false);
	result = in_context(facts, function, activation, PER_NOTHING, true);
	if (turn_made_steps(facts, &turn) && !function->active) {
		turn_begin(facts, &turn, true);
		evaluate_body(facts, function, activation, PER_NOTHING, true, false);
	}
	turn_close(facts, &turn);
	return result;
}

/* partial(f, table): what is bound travels with the function. */
static void ship_bound(struct facts *facts, const struct bound_thing *bound)
{
	for (uint32_t i = 0; i < bound->count; i++)
		use(facts, bound->first[i], USE_CAPTURED);
	for (uint32_t i = 0; i < bound->keywords.count; i++)
		use(facts, bound->keywords.at[i].value, USE_CAPTURED);
}

struct value call_by_spark(struct facts *facts, struct value value, enum granularity per, const struct value *given, uint32_t count,
                           node_id call)
{
	struct thing *thing = thing_of(facts, value);
	struct function_thing *function = function_of(facts, value);
	struct activation activation = {.given = given, .given_count = count, .by_spark = true};
	struct value result;
	node_id outer = facts->frame->shipment;

	tell_of_spark_call(facts, value, per, given, count);
	if (!function)
		return (struct value){0};
	facts->frame->shipment = per == PER_NOTHING ? 0 : shipment_of(function, call);
	if (thing->sort == THING_BOUND) {
		activation.bound = thing->is.bound;
		note_bound(facts, activation.bound);
		if (per != PER_NOTHING)
			ship_bound(facts, activation.bound);
	}
	function->shipped = function->shipped || per != PER_NOTHING;
	function->batch = function->batch || per == PER_NOTHING;
	function->call = call;
	result = per == PER_NOTHING ? in_batches(facts, function, &activation, call) : in_context(facts, function, &activation, per, false);
	facts->frame->shipment = outer;
	return result;
}

void call_by_threads(struct facts *facts, const struct call *call)
{
	const struct argument *function = call_argument(call, call->member->threads), *end = call->arguments->at + call->arguments->count;
	struct argument *given = ARENA_ARRAY(&facts->scratch, struct argument, call->arguments->count);
	struct arguments arguments = {given, 0};
	bool before = facts->frame->in_threads;

	if (!function || !function_of(facts, function->value))
		return;
	for (const struct argument *argument = function + 1; argument < end; argument++) {
		given[arguments.count] = *argument;
		if (call->member->per != PER_NOTHING)
			given[arguments.count].value = element_of(facts, argument->value);
		arguments.count++;
	}
	facts->frame->in_threads = true;
	call_function(facts, function->value, &arguments, call->node);
	facts->frame->in_threads = before;
	function_of(facts, function->value)->called_again = true;
}
