/* What is known about loops: how often a node runs, and what it is put on top of. */
#include "meaning/evaluator.h"

/* Turns of all loops around a node, multiplied. */
struct turns {
	uint64_t count;
	uint32_t loops;
	bool open;               /* one of them goes on as long as there is data, or nobody knows */
	bool given;              /* one of them is up to code outside this file */
};

static bool is_comprehension(enum node_kind kind)
{
	return kind == NODE_LIST_COMPREHENSION || kind == NODE_SET_COMPREHENSION || kind == NODE_DICTIONARY_COMPREHENSION ||
	       kind == NODE_GENERATOR;
}

/* A loop or a function around this one may run again with the same rows: they were fetched outside it. */
static bool may_run_again(const struct tree *tree, node_id loop, node_id made)
{
	for (node_id n = node_parent(tree, loop); n && !node_inside(tree, made, n); n = node_parent(tree, n)) {
		enum node_kind kind = node_kind(tree, n);

		if (kind == NODE_FOR || kind == NODE_WHILE || kind == NODE_FUNCTION || kind == NODE_LAMBDA || is_comprehension(kind))
			return true;
	}
	return false;
}

void iterate(struct facts *facts, struct value value, node_id loop)
{
	node_id before = value.made ? node_number(facts, NODE_PASSING_BY, value.made) : 0;

	if (!value.made)
		return;
	use(facts, value, USE_ITERATED);
	if ((before && before != loop) || may_run_again(facts->tree, loop, value.made))
		use(facts, value, USE_AGAIN);
	node_number_put(facts, NODE_PASSING_BY, value.made, loop);
}

/* The iterable of the first clause is evaluated once; whatever follows runs for each turn of the clauses before it. */
static void clauses_around(const struct facts *facts, node_id comprehension, node_id from, on_loop *act, void *context)
{
	bool body = tree_node(facts->tree, from)->field == FIELD_BODY;

	for (node_id n = node_first(facts->tree, comprehension); n && (body || n < from); n = node_next(facts->tree, n))
		if (node_kind(facts->tree, n) == NODE_FOR_IN)
			act(facts, n, context);
}

void loops_around(const struct facts *facts, node_id node, on_loop *act, void *context)
{
	const struct tree *tree = facts->tree;
	bool outside = false;

	for (node_id n = node_parent(tree, node), from = node; n; from = n, n = node_parent(tree, n)) {
		enum node_kind kind = node_kind(tree, n);

		outside = outside || is_evaluated_outside(tree, from);
		if ((kind == NODE_FUNCTION || kind == NODE_LAMBDA) && !outside)
			return;
		if (runs_each_turn(tree, from))
			act(facts, n, context);
		else if (is_comprehension(kind))
			clauses_around(facts, n, from, act, context);
		outside = outside && scope_of(&facts->scopes, n) == UINT32_MAX;
	}
}

void carrying_loops(const struct facts *facts, node_id call, on_loop *act, void *context)
{
	for (uint32_t i = node_number(facts, NUMBER_OF_CARRY, call); i; i = facts->carries.at[i - 1].next)
		act(facts, facts->carries.at[i - 1].loop, context);
}

static bool ends_turns(enum node_kind kind)
{
	return kind == NODE_BREAK || kind == NODE_RETURN || kind == NODE_RAISE;
}

static node_id last_child(const struct tree *tree, node_id block)
{
	node_id last = tree_node(tree, block)->last;

	while (last != block && node_parent(tree, last) != block)
		last = node_parent(tree, last);
	return last == block ? 0 : last;
}

static bool is_left_after(const struct tree *tree, node_id block)
{
	node_id last = last_child(tree, block);

	if (last && node_kind(tree, last) == NODE_COMMENT)
		for (node_id n = node_first(tree, block); n; n = node_next(tree, n))
			last = node_kind(tree, n) == NODE_COMMENT ? last : n;
	return last && ends_turns(node_kind(tree, last));
}

/* The loop is left as soon as this is done: it runs once, however many turns there are (a loop that tries again). */
static bool leaves(const struct facts *facts, node_id node, node_id loop)
{
	bool left = false;

	for (node_id n = node; n != loop; n = node_parent(facts->tree, n)) {
		enum node_kind kind = node_kind(facts->tree, n);

		if (!n || kind == NODE_FUNCTION || kind == NODE_LAMBDA)
			return false;
		left = left || (kind == NODE_BLOCK && is_left_after(facts->tree, n));
	}
	return left;
}

struct tally { node_id node; struct turns turns; };

static void tally_loop(const struct facts *facts, node_id loop, void *context)
{
	uint32_t number = node_number(facts, NUMBER_OF_LOOP, loop);
	const struct loop_fact *turns = number ? &facts->loops.at[number - 1] : NULL;
	struct tally *tally = context;
	bool counted = turns && turns->known && turns->turns.tag == BOUND_LITERAL && turns->turns.count < UINT32_MAX;

	if (leaves(facts, tally->node, loop))
		return;
	tally->turns.loops++;
	tally->turns.given = tally->turns.given || (turns && turns->given && !goes_through_keys(facts->tree, loop));
	tally->turns.open = tally->turns.open || (!counted && !(turns && turns->given && !turns->known));
	if (counted && tally->turns.count < UINT32_MAX)
		tally->turns.count *= turns->turns.count;
}

enum answer facts_repeats(const struct facts *facts, node_id node, uint64_t *trips)
{
	struct tally tally = {.node = node, .turns.count = 1};

	loops_around(facts, node, tally_loop, &tally);
	*trips = tally.turns.open || tally.turns.given ? 0 : tally.turns.count;
	return answer_of(tally.turns.loops > 0);
}

static bool is_carried(const struct facts *facts, node_id call)
{
	for (uint32_t i = node_number(facts, NUMBER_OF_CARRY, call); i; i = facts->carries.at[i - 1].next)
		if (!leaves(facts, call, facts->carries.at[i - 1].loop))
			return true;
	return false;
}

enum answer facts_carried(const struct facts *facts, node_id call)
{
	return facts_reached(facts, call) ? answer_of(is_carried(facts, call)) : MAYBE;
}

enum answer facts_turns_above(const struct facts *facts, node_id node, double most)
{
	struct tally tally = {.node = node, .turns.count = 1};

	if (is_carried(facts, node))
		carrying_loops(facts, node, tally_loop, &tally);
	else
		loops_around(facts, node, tally_loop, &tally);
	if (tally.turns.open || (double)tally.turns.count > most)
		return YES;
	return tally.turns.given ? MAYBE : NO;
}

api_id facts_added(const struct facts *facts, node_id call)
{
	node_id added = node_number(facts, NODE_ADDED, call);
	uint64_t trips;

	return added && facts_repeats(facts, added, &trips) == YES ? facts_entry(facts, added) : 0;
}

static void take_first(const struct facts *facts, node_id loop, void *context)
{
	node_id *first = context;

	(void)facts;
	*first = *first ? *first : loop;
}

enum { FEW_TURNS = 10 };

/* A loop of few turns inside another one says less of how long the plan gets. */
static bool has_few_turns(const struct facts *facts, node_id loop)
{
	uint32_t number = node_number(facts, NUMBER_OF_LOOP, loop);
	const struct loop_fact *fact = number ? &facts->loops.at[number - 1] : NULL;

	return fact && fact->known && fact->turns.tag == BOUND_LITERAL && fact->turns.count <= FEW_TURNS;
}

/* Inner loops are noted first, and the chain begins with the newest: the innermost one of many turns. */
static void take_longest(const struct facts *facts, node_id loop, void *context)
{
	node_id *longest = context;

	if (!*longest || !has_few_turns(facts, loop))
		*longest = loop;
}

node_id facts_loop(const struct facts *facts, node_id node)
{
	node_id loop = 0;

	carrying_loops(facts, node, take_longest, &loop);
	if (!loop)
		loops_around(facts, node, take_first, &loop);
	return loop;
}
