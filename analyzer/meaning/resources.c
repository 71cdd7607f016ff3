/* Caches and broadcasts: who acquires, who releases, whose last name is lost. */
#include "meaning/evaluator.h"

static struct acquisition *acquisition_at(struct facts *facts, node_id call)
{
	struct acquisition *acquisition;

	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].call == call)
			return &facts->acquisitions.at[i];
	acquisition = list_push(facts->arena, &facts->acquisitions);
	acquisition->call = call;
	acquisition->fact = (struct resource_fact){.released = NO, .released_late = NO, .escapes = NO, .lost = NO, .used = NO};
	return acquisition;
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

void acquire(struct facts *facts, const struct call *call, struct value *result)
{
	struct acquisition *acquisition = acquisition_at(facts, call->node);

	acquisition->resource = call->member->acquires;
	acquisition->function = facts->frame->function;
	acquisition->acted = false;
	acquisition->plan = call->receiver.plan && call->member->plan == PLAN_SAME ? call->receiver.plan : call->node;
	result->plan = acquisition->plan;
	result->cached = (uint32_t)(acquisition - facts->acquisitions.at) + 1;
	if (acquisition->resource == RESOURCE_CACHE) {
		result->traits |= 1u << TRAIT_CACHED;
		mark_receiver(facts, call, acquisition);
	}
}

static bool is_conditional(enum node_kind kind)
{
	return kind == NODE_IF || kind == NODE_ELIF || kind == NODE_ELSE || kind == NODE_EXCEPT || kind == NODE_FOR ||
	       kind == NODE_WHILE || kind == NODE_CASE;
}

static node_id function_around(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) != NODE_FUNCTION && node_kind(tree, node) != NODE_LAMBDA)
		node = node_parent(tree, node);
	return node;
}

/* A release in finally always happens; one that stands beside the acquisition happens unless something is raised; one behind a
 * condition happens sometimes; one in another function happens when that is called. */
static void judge_release(const struct facts *facts, struct acquisition *acquisition, node_id release)
{
	const struct tree *tree = facts->tree;
	enum answer released = YES, late = YES;

	if (function_around(tree, release) == function_around(tree, acquisition->call))
		for (node_id n = node_parent(tree, release); n && !node_inside(tree, acquisition->call, n); n = node_parent(tree, n)) {
			if (node_kind(tree, n) == NODE_FINALLY) {
				released = YES;
				late = NO;
				break;
			}
			if (is_conditional(node_kind(tree, n)))
				released = MAYBE;
		}
	acquisition->fact.released_late = acquisition->fact.release ? answer_and(acquisition->fact.released_late, late) : late;
	acquisition->fact.released = answer_or(acquisition->fact.released, released);
	acquisition->fact.release = release;
}

static struct release *release_at(struct facts *facts, node_id call)
{
	for (uint32_t i = 0; i < facts->releases.count; i++)
		if (facts->releases.at[i].call == call)
			return &facts->releases.at[i];
	*list_push(facts->arena, &facts->releases) = (struct release){.call = call};
	return &facts->releases.at[facts->releases.count - 1];
}

static bool releases_all(const struct call *call, const struct acquisition *acquisition)
{
	if (call->member->releases == RESOURCE_ALL_CACHES)
		return acquisition->resource == RESOURCE_CACHE;
	return call->member->releases == RESOURCE_TABLE_CACHE && acquisition->plan == acquisition->call;
}

void release(struct facts *facts, const struct call *call)
{
	struct value value = call->receiver;
	bool found = false;

	NOTE_PARAMETER(facts, value, released);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];
		bool same = value.plan && acquisition->plan == value.plan && acquisition->resource == call->member->releases;

		if (same && !acquisition->acted)
			release_at(facts, call->node)->unused = true;
		if (same || releases_all(call, acquisition))
			judge_release(facts, acquisition, call->node);
		found = found || same;
	}
	if (found || !value.cached || call->member->releases != RESOURCE_CACHE)
		return;
	if (!value.plan) /* one of several plans, as in a loop that releases what the turn before had cached */
		facts->acquisitions.at[value.cached - 1].fact.released =
			answer_or(facts->acquisitions.at[value.cached - 1].fact.released, MAYBE);
	else if (facts->acquisitions.at[value.cached - 1].fact.released == NO)
		release_at(facts, call->node)->of_other = true;
}

static bool concerns(const struct facts *facts, const struct acquisition *acquisition, struct value value)
{
	return (value.plan && value.plan == acquisition->plan) ||
	       value.cached == (uint32_t)(acquisition - facts->acquisitions.at) + 1;
}

void act_on(struct facts *facts, struct value value)
{
	if (!value.plan && !value.cached)
		return;
	NOTE_PARAMETER(facts, value, acted);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (!concerns(facts, acquisition, value))
			continue;
		acquisition->acted = true;
		acquisition->fact.used = YES;
		acquisition->fact.uses += facts->frame->loop_depth ? 2 : 1;
	}
}

/* The cached plan itself gives its holder the means to release it; a frame derived from it does not. */
void escape(struct facts *facts, struct value value)
{
	NOTE_PARAMETER(facts, value, escapes);
	give_back(facts, value);
}

/* What is returned escapes, but not from a caller that is told what comes back. */
void give_back(struct facts *facts, struct value value)
{
	act_on(facts, value);
	if (!value.plan)
		return;
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (value.plan == facts->acquisitions.at[i].plan)
			facts->acquisitions.at[i].fact.escapes = YES;
}

static bool is_held(const struct facts *facts, uint32_t plan, const struct binding *except)
{
	for (const struct environment *e = facts->frame->environment; e; e = e->outer)
		for (uint32_t i = 0; i < facts->scopes.all.at[e->scope].symbols.count; i++)
			if (&e->slots[i] != except && e->slots[i].bound && e->slots[i].value.plan == plan)
				return true;
	return false;
}

void rebind(struct facts *facts, struct binding *binding, struct value after)
{
	struct value before = binding->value;

	if (!before.plan || before.plan == after.plan || !facts->frame->function) /* a script's caches end with it */
		return;
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		uint64_t turns;

		if (acquisition->plan == before.plan && facts_repeats(facts, acquisition->call, &turns) == NO && acquisition->fact.released == NO && acquisition->fact.escapes != YES &&
		    !is_held(facts, before.plan, binding))
			acquisition->fact.lost = YES;
	}
}
