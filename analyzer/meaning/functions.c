/* Calls of functions of the file: the body is evaluated with what it is called with, once for each distinct context. */
#include "meaning/evaluator.h"

static struct value returned_value(struct facts *facts, const struct function_thing *function, const struct frame *frame)
{
	node_id type = node_child(facts->tree, function->node, FIELD_RETURN_TYPE);
	struct value value = frame->result, declared;

	if (facts->scopes.all.at[function->scope].generator && (function->is_fixture || function->is_context_manager)) /* what yields once */
		return frame->yielded;
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
	uint8_t built = facts->built;
	struct value result;

	frame.environment = environment_new(facts, function->scope, function->outer);
	frame.environment->per = (uint8_t)per;
	function->evaluated = true;
	if (function->original)
		function->original->evaluated = true;
	function->active = true;
	facts->calls++;
	facts->built = MODEL_NONE;
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
	note_builder(facts, function, built);
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

/* What it finds may be what it left there in the turn before: attributes of its object, names further out. */
static bool keeps_state(const struct facts *facts, const struct function_thing *function)
{
	const struct scope *scope = &facts->scopes.all.at[function->scope];

	if (function->owner && !function->is_static)
		return true;
	for (uint32_t i = 0; i < scope->symbols.count; i++)
		if (scope->symbols.at[i].elsewhere)
			return true;
	return false;
}

static bool grows(const struct facts *facts, const struct value *values)
{
	for (int i = 0; i < 4; i++)
		if (values[i].run == facts->run && values[i].steps)
			return true;
	return false;
}

/* In another turn of a loop. */
static bool is_to_be_seen_again(const struct facts *facts, const struct function_thing *function, const struct context *context,
                                const struct value *values)
{
	return facts->turn && context->turns != facts->turns && !function->active && facts->calls < CALL_DEPTH_MOST &&
	       (grows(facts, values) || keeps_state(facts, function));
}

/* One evaluation for each distinct way of calling, CONTEXTS_MOST at the most; later ones get the first ones' result. */
struct value evaluate_in_context(struct facts *facts, struct function_thing *function, const struct activation *activation,
                                 enum granularity per, bool in_batch)
{
	struct value values[4] = {{0}}, result;
	struct context *context;

	context_values(activation, values);
	for (uint32_t i = 0; i < function->contexts.count; i++) {
		context = function->contexts.at[i];
		if (!same_context(context, values, per))
			continue;
		if (is_to_be_seen_again(facts, function, context, values)) {
			context->turns = facts->turns;
			context->result = evaluate_body(facts, function, activation, per, in_batch, false);
		}
		note_builder_again(facts, function);
		return context->result;
	}
	if (!function->active && !function->contexts.count && facts->calls >= CALL_DEPTH_MOST && !facts->stopped)
		facts->stopped = function->node;
	if (function->active || facts->calls >= CALL_DEPTH_MOST || function->contexts.count >= CONTEXTS_MOST)
		return function->contexts.count ? function->contexts.at[0]->result : (struct value){0};
	result = evaluate_body(facts, function, activation, per, in_batch, false);
	context = ARENA_NEW(facts->arena, struct context);
	*list_push(facts->arena, &function->contexts) = context;
	memcpy(context->arguments, values, sizeof values);
	context->per = (uint8_t)per;
	context->turns = facts->turns;
	context->result = result;
	return result;
}

bool called_once(const struct frame *frame)
{
	return !frame->loop_depth && (frame->function ? frame->function->once : !frame->class_);
}

/* A second call site, a call in a loop, or a caller that is itself called again. */
static void note_call(struct facts *facts, struct function_thing *function, node_id call, bool above)
{
	const struct frame *frame = facts->frame;

	if ((function->call && function->call != call && !above) || frame->loop_depth || frame->in_batch ||
	    (frame->function && frame->function->called_again))
		function->called_again = true;
	function->once = called_once(frame);
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
	result = evaluate_in_context(facts, function, &activation, (enum granularity)facts->frame->per, facts->frame->in_batch);
	return made_by_call(facts, function, result, call);
}

/* Spark calls it for every micro-batch: a loop without an end. */
static struct value in_batches(struct facts *facts, struct function_thing *function, const struct activation *activation, node_id call)
{
	struct value result;
	struct turn turn;

	note_turns(facts, call, (struct value){.rows = BOUND(UNBOUNDED)});
	turn_open(facts, &turn, call);
	turn_begin(facts, &turn, false);
	result = evaluate_in_context(facts, function, activation, PER_NOTHING, true);
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
	result = per == PER_NOTHING ? in_batches(facts, function, &activation, call) : evaluate_in_context(facts, function, &activation, per, false);
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

void call_repeatedly(struct facts *facts, const struct call *call)
{
	const struct argument *function = call_argument(call, call->member->repeats);
	const struct arguments none = {0};
	struct turn turn;

	if (!function)
		return;
	note_turns(facts, call->node, (struct value){.rows = BOUND(UNBOUNDED)});
	turn_open(facts, &turn, call->node);
	facts->frame->loop_depth++;
	for (int i = 0; i < 2; i++) {
		turn_begin(facts, &turn, i > 0);
		call_value(facts, function->node, function->value, &none);
	}
	facts->frame->loop_depth--;
	turn_close(facts, &turn);
}
