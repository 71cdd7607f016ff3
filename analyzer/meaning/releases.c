/* What releases caches and broadcasts: by the plan, by the name of a table, all of them, or out of sight. */
#include "meaning/evaluator.h"

enum { STEPS_OF_RELEASE = 8 }; /* what stands around it is looked at, or the text of its plan */

static bool is_conditional(enum node_kind kind)
{
	return kind == NODE_IF || kind == NODE_ELIF || kind == NODE_ELSE || kind == NODE_EXCEPT || kind == NODE_FOR ||
	       kind == NODE_WHILE || kind == NODE_CASE;
}

bool is_of_last_turn(const struct tree *tree, node_id acquisition, node_id after)
{
	node_id loop = enclosing_loop(tree, acquisition);

	return loop && !node_inside(tree, after, loop) && enclosing_function(tree, after) == enclosing_function(tree, acquisition);
}

/* A release in finally always happens; one that stands beside the acquisition happens unless something is raised; one behind a
 * condition happens sometimes; one in another function happens when that is called. */
static void judge_release(struct facts *facts, struct acquisition *acquisition, node_id release)
{
	const struct tree *tree = facts->tree;
	enum answer released = YES;

	if (enclosing_function(tree, release) == enclosing_function(tree, acquisition->call))
		for (node_id n = node_parent(tree, release); n && !node_inside(tree, acquisition->call, n); n = node_parent(tree, n)) {
			if (node_kind(tree, n) == NODE_FINALLY) {
				released = YES;
				break;
			}
			if (is_conditional(node_kind(tree, n)))
				released = MAYBE;
		}
	acquisition->fact.released = answer_or(acquisition->fact.released, released);
	*list_push(facts->arena, &acquisition->releases) = release;
}

static void release_perhaps(struct acquisition *acquisition)
{
	acquisition->fact.released = answer_or(acquisition->fact.released, MAYBE);
}

static struct release *release_at(struct facts *facts, node_id call)
{
	uint32_t number = node_number(facts, NUMBER_OF_RELEASE, call);

	if (!number) {
		*list_push(facts->arena, &facts->releases) = (struct release){.call = call, .never = NO};
		number = facts->releases.count;
		node_number_put(facts, NUMBER_OF_RELEASE, call, number);
	}
	return &facts->releases.at[number - 1];
}

/* Whether they can be one name: "sales_{day}" and "sales_{d}" can, "shops_{day}" is another one. */
static bool may_be_same(struct slice a, struct slice b)
{
	uint32_t i = 0;

	while (i < a.length && i < b.length && a.at[i] != TEXT_HOLE && b.at[i] != TEXT_HOLE) {
		if ((a.at[i] | 0x20) != (b.at[i] | 0x20))
			return false;
		i++;
	}
	return !a.at || !b.at || (i == a.length && i == b.length) || (i < a.length && a.at[i] == TEXT_HOLE) ||
	       (i < b.length && b.at[i] == TEXT_HOLE);
}

void release_tables(struct facts *facts, node_id call, struct slice name)
{
	spend(facts, (uint64_t)facts->acquisitions.count * STEPS_OF_RELEASE);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (acquisition->resource == RESOURCE_TABLE_CACHE && may_be_same(name, acquisition->table))
			judge_release(facts, acquisition, call);
	}
}

void release_all(struct facts *facts, node_id call)
{
	spend(facts, (uint64_t)facts->acquisitions.count * STEPS_OF_RELEASE);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].resource != RESOURCE_BROADCAST)
			judge_release(facts, &facts->acquisitions.at[i], call);
}

void release_later(struct facts *facts, struct value value)
{
	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; value.plan && i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].plan == value.plan)
			release_perhaps(&facts->acquisitions.at[i]);
}

/* What a function that we do not see may do to all that is held. */
void release_unseen(struct facts *facts)
{
	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		release_perhaps(&facts->acquisitions.at[i]);
}

bool sounds_like_release(struct slice name)
{
	static const char *const words[] = {"unpersist", "uncache", "clear_cache", "clearcache", "release", "evict", "free_"};
	char lower[64];
	uint32_t length = name.length < sizeof lower ? name.length : (uint32_t)sizeof lower;

	for (uint32_t i = 0; i < length; i++)
		lower[i] = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] | 0x20) : name.at[i];
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_has((struct slice){lower, length}, slice_of(words[i])))
			return true;
	return false;
}

/* One of several plans: an element of a container, or what the turn before had cached. */
static void release_some(struct facts *facts, struct value value)
{
	if (acquisition_held(facts, value.cached))
		release_perhaps(acquisition_held(facts, value.cached));
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].kept)
			release_perhaps(&facts->acquisitions.at[i]);
}

/* A cache finds a plan by what it says, so the same steps on the same source are as good as the frame itself. */
static bool is_written_elsewhere(const struct facts *facts, node_id plan)
{
	struct slice text = node_text(facts->tree, plan);

	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].plan && slice_equal(node_text(facts->tree, facts->acquisitions.at[i].plan), text))
			return true;
	return false;
}

/* Made here from another frame, and not cached since. A source may have been cached anywhere; localCheckpoint() stores rows itself. */
static enum answer was_never_cached(const struct facts *facts, struct value value)
{
	const struct node_fact *made = value.plan ? fact_find(facts, value.plan) : NULL;
	const struct api_member *member = made && made->entry ? &facts->api->members[made->entry] : NULL;

	if (!member || value.kind != KIND_DATAFRAME || !slice_equal(member->owner, kind_rows[KIND_DATAFRAME].word) || member->plan == PLAN_SAME ||
	    member->rows == ROWS_FUNCTION || member->runs != RUNS_NOTHING || is_written_elsewhere(facts, value.plan))
		return MAYBE;
	return YES;
}

/* The plan is none of those that are cached. */
static void note_other(struct facts *facts, const struct call *call)
{
	struct release *release = release_at(facts, call->node);
	struct acquisition *held = acquisition_held(facts, call->receiver.cached);

	spend(facts, (uint64_t)facts->acquisitions.count * STEPS_OF_RELEASE);
	if (!held)
		release->never = was_never_cached(facts, call->receiver);
	if (!held || held->fact.released != NO)
		return;
	release->of_other = true;
	release->wanted = held->call;
	held->fact.missed = YES;
}

static void release_plan(struct facts *facts, const struct call *call)
{
	struct value value = call->receiver;
	bool found = false;

	spend(facts, facts->acquisitions.count);
	for (uint32_t i = 0; i < facts->acquisitions.count; i++) {
		struct acquisition *acquisition = &facts->acquisitions.at[i];

		if (!value.plan || acquisition->resource != call->member->releases ||
		    (acquisition->plan != value.plan && acquisition->earlier != value.plan))
			continue;
		found = true;
		if (!acquisition->acted && !acquisition->repeated && acquisition->jobs == facts->jobs)
			release_at(facts, call->node)->unused = true;
		if (!is_of_last_turn(facts->tree, acquisition->call, call->node))
			judge_release(facts, acquisition, call->node);
		else if (acquisition->kept) /* going through what holds them */
			release_perhaps(acquisition);
	}
	if (found || call->member->releases != RESOURCE_CACHE)
		return;
	if (value.plan)
		note_other(facts, call);
	else
		release_some(facts, value);
}

void release(struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0);
	struct slice name = {0};

	note_fate(facts, call->receiver, FATE_RELEASED);
	switch (call->member->releases) {
	case RESOURCE_ALL_CACHES: release_all(facts, call->node); break;
	case RESOURCE_TABLE_CACHE:
		if (first)
			(void)text_of(facts, first->value, &name);
		release_tables(facts, call->node, name);
		break;
	default: release_plan(facts, call); break;
	}
}

static const struct release *release_of(const struct facts *facts, node_id call)
{
	uint32_t number = node_number(facts, NUMBER_OF_RELEASE, call);

	return number ? &facts->releases.at[number - 1] : NULL;
}

enum answer facts_releases_other(const struct facts *facts, node_id call)
{
	const struct release *release = release_of(facts, call);

	return release ? answer_of(release->of_other) : NO;
}

enum answer facts_releases_nothing(const struct facts *facts, node_id call)
{
	const struct release *release = release_of(facts, call);

	return release ? release->never : NO;
}

enum answer facts_releases_unused(const struct facts *facts, node_id call)
{
	const struct release *release = release_of(facts, call);

	return release ? answer_of(release->unused) : NO;
}

node_id facts_subject(const struct facts *facts, node_id node)
{
	const struct release *release = release_of(facts, node);

	return release && release->wanted ? release->wanted : node;
}
