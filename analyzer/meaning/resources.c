/* Caches and broadcasts: who acquires them, what uses them, whose last name is lost. Who releases them: releases.c. */
#include "meaning/evaluator.h"

static struct acquisition *acquisition_at(struct facts *facts, node_id call)
{
	uint32_t number = node_number(facts, NUMBER_OF_ACQUISITION, call);
	struct acquisition *acquisition;

	if (number)
		return &facts->acquisitions.at[number - 1];
	acquisition = list_push(facts->arena, &facts->acquisitions);
	node_number_put(facts, NUMBER_OF_ACQUISITION, call, facts->acquisitions.count);
	fact_of(facts, call)->marks |= MARK_HOLDS;
	acquisition->call = call;
	acquisition->fact = (struct resource_fact){
		.released = NO, .left = NO, .escapes = NO, .lost = NO, .replaced = MAYBE, .missed = NO, .used = NO, .anew = NO};
	return acquisition;
}

struct acquisition *acquisition_held(const struct facts *facts, uint32_t cached)
{
	return cached && cached <= facts->acquisitions.count ? &facts->acquisitions.at[cached - 1] : NULL;
}

/* The name that the receiver was read from now holds a cached plan. */
static void mark_receiver(struct facts *facts, const struct call *call, const struct acquisition *acquisition)
{
	struct value value = call->receiver;

	if (!call->receiver_node || node_kind(facts->tree, call->receiver_node) != NODE_IDENTIFIER)
		return;
	value.plan = acquisition->plan;
	value.cached = (uint32_t)(acquisition - facts->acquisitions.at) + 1;
	value.traits |= 1u << TRAIT_CACHED;
	bind_name(facts, node_text(facts->tree, call->receiver_node), value);
}

/* A name that the function around does not bind: it is the same frame in every call. */
static bool is_of_module(const struct facts *facts, node_id node)
{
	const struct scope *scope = &facts->scopes.all.at[facts->frame->environment->scope];
	uint32_t slot;

	if (!facts->frame->function || !node || node_kind(facts->tree, node) != NODE_IDENTIFIER)
		return false;
	slot = scope_find(scope, name_find(&facts->names, node_text(facts->tree, node)));
	return slot == UINT32_MAX || scope->symbols.at[slot].elsewhere;
}

/* A frame that was made before the loop, or outside of the function, is the same one each time. */
static enum answer is_anew(const struct facts *facts, const struct call *call)
{
	node_id loop = enclosing_loop(facts->tree, call->node), plan = call->receiver.plan;

	if (!plan || call->member->plan != PLAN_SAME)
		return MAYBE;
	if (loop && enclosing_function(facts->tree, plan) != enclosing_function(facts->tree, loop))
		return MAYBE; /* made by a helper, who knows when */
	if (loop)
		return answer_of(node_inside(facts->tree, plan, loop));
	return is_of_module(facts, call->receiver_node) ? NO : MAYBE;
}

/* A table is cached under its name: under the same one again, Spark drops what was there. */
void acquire_table(struct facts *facts, node_id call, struct slice name)
{
	struct acquisition *acquisition = acquisition_at(facts, call);

	acquisition->resource = RESOURCE_TABLE_CACHE;
	acquisition->function = facts->frame->function;
	acquisition->table = name;
	acquisition->fact.anew = name.at && text_is_whole(name) ? NO : YES;
}

static void acquire_named(struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0);
	struct slice name = {0};

	if (first)
		(void)text_of(facts, first->value, &name);
	acquire_table(facts, call->node, name);
}

void acquire(struct facts *facts, const struct call *call, struct value *result)
{
	bool same = call->receiver.plan && call->member->plan == PLAN_SAME;
	struct acquisition *acquisition, *source;
	uint32_t plan;

	if (call->member->acquires == RESOURCE_TABLE_CACHE) {
		acquire_named(facts, call);
		return;
	}
	acquisition = acquisition_at(facts, call->node);
	source = acquisition_held(facts, call->receiver.cached);
	acquisition->resource = call->member->acquires;
	acquisition->function = facts->frame->function;
	acquisition->acted = false;
	acquisition->jobs = facts->jobs;
	plan = same ? call->receiver.plan : call->node;
	acquisition->repeated = acquisition->repeated || (facts->turn && acquisition->plan);
	if (facts->turn && acquisition->plan && acquisition->plan != plan)
		acquisition->earlier = acquisition->plan;
	acquisition->plan = plan;
	acquisition->fact.anew = answer_or(acquisition->fact.anew, is_anew(facts, call));
	if (source && source != acquisition && source->plan != acquisition->plan)
		source->fact.replaced = YES;
	result->plan = acquisition->plan;
	result->cached = (uint32_t)(acquisition - facts->acquisitions.at) + 1;
	if (acquisition->resource == RESOURCE_CACHE) {
		result->traits |= 1u << TRAIT_CACHED;
		mark_receiver(facts, call, acquisition);
	}
}

bool is_acquired(const struct facts *facts, uint32_t plan)
{
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].plan == plan)
			return true;
	return false;
}

static bool concerns(const struct facts *facts, const struct acquisition *acquisition, struct value value)
{
	return (value.plan && value.plan == acquisition->plan) ||
	       value.cached == (uint32_t)(acquisition - facts->acquisitions.at) + 1;
}

static void mark_acted(struct facts *facts, struct value value)
{
	if (!value.plan && !value.cached)
		return;
	note_fate(facts, value, FATE_ACTED);
	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (!concerns(facts, acquisition, value))
			continue;
		acquisition->acted = true;
		acquisition->fact.used = YES;
		acquisition->fact.uses += facts->frame->loop_depth ? 2 : 1;
	}
}

/* Frames that are joined, or come from another file, do not say whose rows they have: what runs may use any cache. */
void act_on(struct facts *facts, struct value value)
{
	facts->jobs += is_dataset((enum kind)value.kind);
	mark_acted(facts, value);
}

/* In a container: whoever goes through that may release it. */
void keep(struct facts *facts, struct value value)
{
	act_on(facts, value);
	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; value.plan && i < facts->acquisitions.count; i++)
		if (value.plan == facts->acquisitions.at[i].plan)
			facts->acquisitions.at[i].kept = true;
}

/* The cached plan itself gives its holder the means to release it; a frame derived from it does not. */
void escape(struct facts *facts, struct value value)
{
	note_fate(facts, value, FATE_ESCAPES);
	give_back(facts, value, 0);
}

/* What is returned escapes, but not from a caller that is told what comes back; and nobody gets what earlier turns of a loop cached. */
void give_back(struct facts *facts, struct value value, node_id where)
{
	mark_acted(facts, value);
	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; value.plan && i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (value.plan == acquisition->plan &&
		    (!where || acquisition->kept || !is_of_last_turn(facts->tree, acquisition->call, where)))
			acquisition->fact.escapes = YES;
	}
}

static bool is_held(const struct facts *facts, uint32_t plan, const struct binding *except)
{
	for (const struct environment *e = facts->frame->environment; e; e = e->outer)
		for (uint32_t i = 0; i < facts->scopes.all.at[e->scope].symbols.count; i++)
			if (&e->slots[i] != except && e->slots[i].bound && e->slots[i].value.plan == plan)
				return true;
	return false;
}

/* Whoever called the function has the frame, too. */
static bool is_given(const struct tree *tree, node_id plan)
{
	node_id parent = node_parent(tree, plan);
	enum node_kind kind = parent ? node_kind(tree, parent) : NODE_OTHER;

	return kind == NODE_PARAMETERS || kind == NODE_LAMBDA_PARAMETERS;
}

static void note_lost(const struct facts *facts, struct acquisition *acquisition)
{
	acquisition->fact.lost = YES;
	if (facts->frame->loop_depth)
		acquisition->fact.replaced = YES;
}

/* A script's caches end with it; and where it is not known what the name is bound to, it may still be the cached frame. */
void rebind(struct facts *facts, struct binding *binding, struct value after)
{
	uint32_t plan = binding->value.plan;
	uint64_t turns;

	if (!plan || plan == after.plan || (!after.plan && after.kind != KIND_NOTHING) || !facts->frame->function ||
	    is_given(facts->tree, plan) || is_held(facts, plan, binding))
		return;
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (acquisition->plan == plan && !acquisition->kept && acquisition->fact.released == NO &&
		    acquisition->fact.escapes != YES && facts_repeats(facts, acquisition->call, &turns) == NO)
			note_lost(facts, acquisition);
	}
}
