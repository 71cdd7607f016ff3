/* What one turn of a loop makes of what the turn before gave.
 *
 * While a loop is evaluated, each call in it that makes a plan has a number, and each value says which of these calls it comes from
 * (value.steps). A call that in the second turn gets a value which comes from this same call is carried: it is put on top of what it
 * gave in the turn before, and the plan gets longer with every turn. A checkpoint forgets the steps. */
#include "meaning/rows.h"
#include "meaning/sql_tokens.h"

enum { STEPS_MOST = 63, WRITTEN_MOST = 256 }; /* of one outermost loop; further calls are not seen */
#define STEP_CUT (1ull << 63)    /* it was checkpointed, at least sometimes */

void turn_open(struct facts *facts, struct turn *turn, node_id loop)
{
	if (!facts->turn) {
		facts->run++;
		memset(&facts->steps, 0, sizeof facts->steps);
		memset(&facts->actions, 0, sizeof facts->actions);
		memset(&facts->written, 0, sizeof facts->written);
		facts->steps_repeated = 0;
	}
	*turn = (struct turn){.loop = loop, .outer = facts->turn, .first_action = facts->actions.count};
	facts->turn = turn;
}

static struct loop_fact *loop_at(struct facts *facts, node_id loop)
{
	uint32_t number = node_number(facts, NUMBER_OF_LOOP, loop);

	if (!number) {
		*list_push(facts->arena, &facts->loops) = (struct loop_fact){.loop = loop};
		number = facts->loops.count;
		node_number_put(facts, NUMBER_OF_LOOP, loop, number);
	}
	return &facts->loops.at[number - 1];
}

void note_turns(struct facts *facts, node_id loop, struct value items)
{
	struct loop_fact *fact = loop_at(facts, loop);
	const struct container_thing *container = container_of(facts, items);

	if (container && container->open)
		items.rows = BOUND(UNKNOWN);
	if (value_has(items, TRAIT_PARAMETER) || (items.rows.tag == BOUND_UNKNOWN && items.kind != KIND_RANGE)) {
		fact->given = true;
		return;
	}
	fact->turns = fact->known ? bound_join(fact->turns, items.rows) : items.rows;
	fact->known = true;
}

void turn_begin(struct facts *facts, struct turn *turn, bool second)
{
	facts->turns += second;
	turn->first_step = facts->steps.count;
	turn->second = second;
}

bool turn_made_steps(const struct facts *facts, const struct turn *turn)
{
	return facts->steps.count > turn->first_step;
}

static uint64_t bit_of(struct facts *facts, node_id call)
{
	for (uint32_t i = 0; i < facts->steps.count; i++)
		if (facts->steps.at[i] == call)
			return 1ull << i;
	if (facts->steps.count == STEPS_MOST)
		return 0;
	*list_push(facts->arena, &facts->steps) = call;
	return 1ull << (facts->steps.count - 1);
}

/* The steps that go on growing through this value. */
static uint64_t steps_of(struct facts *facts, struct value value)
{
	if (container_of(facts, value))
		value = item_of(facts, value);
	return value.run != facts->run || value.steps & STEP_CUT ? 0 : value.steps;
}

static uint64_t steps_of_view(struct facts *facts, struct slice name)
{
	const struct value *view = view_find(facts, name);

	return view ? steps_of(facts, *view) : 0;
}

/* spark.table(name), spark.sql(text): a view is a name like others. */
static uint64_t steps_of_views(struct facts *facts, const struct call *call)
{
	uint64_t steps = 0;
	struct slice text;
	struct sql sql;

	if ((call->member->rows != ROWS_TABLE && call->member->rows != ROWS_SQL) || !facts->views.count ||
	    !text_of(facts, argument_value(call, 0), &text))
		return 0;
	if (call->member->rows == ROWS_TABLE)
		return steps_of_view(facts, text);
	sql_open(&sql, facts, text);
	for (uint32_t i = 0; i < sql.count; i++)
		if (sql.tokens[i].word)
			steps |= steps_of_view(facts, sql.tokens[i].text);
	return steps;
}

static uint64_t steps_given(struct facts *facts, const struct call *call)
{
	uint64_t steps = steps_of(facts, call->receiver) | steps_of_views(facts, call);

	for (uint32_t i = 0; i < call->arguments->count; i++)
		steps |= steps_of(facts, call->arguments->at[i].value);
	return steps;
}

/* The one loop that is in its second turn: what was there before the call came over from its first one. */
static const struct turn *carrying_turn(const struct facts *facts)
{
	const struct turn *found = NULL;

	for (const struct turn *turn = facts->turn; turn; turn = turn->outer) {
		if (turn->second && found)
			return NULL;
		found = turn->second ? turn : found;
	}
	return found;
}

bool is_carried_by(const struct facts *facts, node_id call, node_id loop)
{
	for (uint32_t i = node_number(facts, NUMBER_OF_CARRY, call); i; i = facts->carries.at[i - 1].next)
		if (facts->carries.at[i - 1].loop == loop)
			return true;
	return false;
}

static void unite(struct facts *facts, const struct call *call, struct value frame)
{
	if (!frame.origin || !fact_find(facts, frame.origin))
		return;
	fact_of(facts, frame.origin)->united = true;
	if (frame.plan == frame.origin)
		node_number_put(facts, NODE_ADDED, call->node, frame.origin);
}

/* The frames that are put together again and again, at the calls that their rows come from. Where columns may be missing, they were
 * not made alike. */
static void note_united(struct facts *facts, const struct call *call)
{
	if (call->member->rows != ROWS_SUM)
		return;
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (call->arguments->at[i].keyword.length)
			return;
	unite(facts, call, call->receiver);
	for (uint32_t i = 0; i < call->arguments->count; i++)
		unite(facts, call, call->arguments->at[i].value);
}

static bool in_later_turn(const struct facts *facts)
{
	for (const struct turn *turn = facts->turn; turn; turn = turn->outer)
		if (turn->second)
			return true;
	return false;
}

/* A function that is called more than once in one turn meets its own steps there: that says nothing of the turn before. */
static void note_carried(struct facts *facts, node_id call, uint64_t own, const struct call *entry)
{
	const struct turn *turn = carrying_turn(facts);

	if (!in_later_turn(facts))
		facts->steps_repeated |= own;
	if (!turn || (facts->steps_repeated & own && !node_inside(facts->tree, call, turn->loop)))
		return;
	if (!is_carried_by(facts, call, turn->loop)) {
		*list_push(facts->arena, &facts->carries) = (struct carry){call, turn->loop, node_number(facts, NUMBER_OF_CARRY, call)};
		node_number_put(facts, NUMBER_OF_CARRY, call, facts->carries.count);
	}
	if (entry)
		note_united(facts, entry);
}

static struct slice first_text(const struct facts *facts, const struct call *call)
{
	return call->arguments->count ? node_text(facts->tree, call->arguments->at[0].node) : (struct slice){"", 0};
}

/* What was written a few lines above is read again: the new frame knows nothing of how it was made. */
static bool reads_back(const struct facts *facts, const struct call *call)
{
	struct slice place = first_text(facts, call);

	for (uint32_t i = 0; i < facts->written.count && place.length; i++)
		if (slice_equal(facts->written.at[i], place))
			return true;
	return false;
}

void take_step(struct facts *facts, const struct call *call, struct value *result)
{
	uint64_t made = result->run == facts->run ? result->steps : 0, before, own; /* made: by a function of the script */

	if (!facts->turn || made & STEP_CUT)
		return;
	result->run = facts->run;
	if (call->member->plan == PLAN_NEW || (call->receiver.kind == KIND_READER && reads_back(facts, call))) {
		result->steps = STEP_CUT;
		return;
	}
	if (call->member->plan == PLAN_SAME) {
		result->steps = call->receiver.run == facts->run ? call->receiver.steps : 0;
		return;
	}
	before = made ? made : steps_given(facts, call);
	own = call->member->property ? 0 : bit_of(facts, call->node);
	if (before & own)
		note_carried(facts, call->node, own, call);
	result->steps = before | own;
}

void take_step_through(struct facts *facts, node_id call, struct value *result)
{
	uint64_t before, own;

	if (!facts->turn || result->run != facts->run)
		return;
	before = steps_of(facts, *result);
	own = before ? bit_of(facts, call) : 0;
	if (before & own)
		note_carried(facts, call, own, NULL);
	result->steps |= own;
}

void note_steps_viewed(struct facts *facts, struct value frame)
{
	uint64_t steps = steps_of(facts, frame);

	for (uint32_t i = 0; facts->turn && i < facts->steps.count; i++)
		if (steps >> i & 1)
			fact_of(facts, facts->steps.at[i])->viewed = true;
}

/* rdd.checkpoint(): the name of the receiver stands for what was cut. */
void cut_receiver(struct facts *facts, const struct call *call)
{
	struct value value = call->receiver;

	if (!facts->turn || !call->receiver_node || node_kind(facts->tree, call->receiver_node) != NODE_IDENTIFIER)
		return;
	value.run = facts->run;
	value.steps = STEP_CUT;
	bind_name(facts, node_text(facts->tree, call->receiver_node), value);
}

/* What the loops around go through has a job of Spark's for each of its rows. */
static void note_jobs(struct facts *facts)
{
	for (const struct turn *turn = facts->turn; turn; turn = turn->outer)
		use(facts, fact_of(facts, turn->loop)->value, USE_JOBS);
}

void note_action(struct facts *facts, const struct call *call)
{
	uint64_t steps = facts->turn ? steps_given(facts, call) : 0;

	note_jobs(facts);
	note_stored(facts, call);
	if (facts->turn && call->receiver.kind == KIND_WRITER && facts->written.count < WRITTEN_MOST)
		*list_push(facts->arena, &facts->written) = first_text(facts, call);
	if (steps && carrying_turn(facts))
		*list_push(facts->arena, &facts->actions) = (struct turn_action){
			.call = call->node, .steps = steps, .cached = call->receiver.cached};
}

/* Cached in the loop itself: each turn begins with what the turn before computed. */
static bool is_cached_inside(const struct facts *facts, uint32_t cached, node_id loop)
{
	const struct acquisition *held = acquisition_held(facts, cached);

	return held && node_inside(facts->tree, held->call, loop);
}

static uint64_t carried_steps(const struct facts *facts, node_id loop)
{
	uint64_t steps = 0;

	for (uint32_t i = 0; i < facts->steps.count; i++)
		if (is_carried_by(facts, facts->steps.at[i], loop))
			steps |= 1ull << i;
	return steps;
}

void turn_close(struct facts *facts, const struct turn *turn)
{
	uint64_t carried = turn->second ? carried_steps(facts, turn->loop) : 0;

	for (uint32_t i = turn->first_action; carried && i < facts->actions.count; i++) {
		const struct turn_action *action = &facts->actions.at[i];

		if (action->steps & carried && !is_cached_inside(facts, action->cached, turn->loop))
			fact_of(facts, action->call)->reruns = true;
	}
	facts->turn = turn->outer;
}
