/* A document is evaluated, within its budget. */
#include "meaning/evaluator.h"

enum { BUDGET_BASE = 200000, BUDGET_PER_NODE = 60, STEPS_PER_EVALUATION = 8, TEXT_ROOM = 16 << 20 };

void spend(struct facts *facts, uint64_t steps)
{
	uint64_t cost = (facts->spent += steps) / STEPS_PER_EVALUATION;

	facts->spent %= STEPS_PER_EVALUATION;
	facts->budget -= cost < facts->budget ? cost : facts->budget;
}

bool text_fits(struct facts *facts, node_id node, size_t length)
{
	bool fits = length <= facts->text_room;

	if (fits)
		facts->text_room -= length;
	else if (!facts->stopped)
		facts->stopped = node;
	return fits;
}

static void count_mentions(struct facts *facts)
{
	facts->mentions = ARENA_ARRAY(facts->arena, uint32_t, facts->names.count + facts->tree->count);
	for (node_id n = 1; n < facts->tree->count; n++)
		if (node_kind(facts->tree, n) == NODE_IDENTIFIER)
			facts->mentions[name_of(&facts->names, node_text(facts->tree, n))]++;
}

/* A list begins again; what it held stays in the arena. */
#define FORGET(list) memset(&(list), 0, sizeof(list))

static void start_round(struct facts *facts)
{
	memset(facts->slots, 0, sizeof *facts->slots * facts->tree->count);
	FORGET(facts->all);
	FORGET(facts->numbers);
	FORGET(facts->captures);
	FORGET(facts->acquisitions);
	FORGET(facts->releases);
	FORGET(facts->settings);
	FORGET(facts->setting_nodes);
	FORGET(facts->configurations);
	FORGET(facts->view_names);
	FORGET(facts->views);
	FORGET(facts->stars);
	FORGET(facts->changes);
	FORGET(facts->summarised);
	FORGET(facts->loops);
	FORGET(facts->carries);
	FORGET(facts->functions); /* defined anew, around the new names of the module */
	facts->all.capacity = facts->tree->count + 1;  /* one for each node at the most; memory that is not used costs nothing */
	facts->all.at = ARENA_RAW_ARRAY(facts->arena, struct node_fact, facts->all.capacity);
	(void)list_push(facts->arena, &facts->all);    /* 0 is no record */
	for (uint32_t i = 0; facts->options.neighbours && i < facts->options.neighbours->ran_count; i++)
		*list_push(facts->arena, &facts->stars) = (struct star){{"", 0}, facts->options.neighbours->ran[i]};
	facts->first_session = 0;
	facts->host = JVM_UNKNOWN;
	facts->attributes_changed = false;
}

static void evaluate_module(struct facts *facts)
{
	struct frame frame = {.environment = environment_new(facts, 0, NULL)};

	facts->module = frame.environment;
	facts->frame = &frame;
	evaluate_block(facts, 1);
	evaluate_distant_calls(facts);
	evaluate_roots(facts);
	facts->frame = NULL;
}

static void summarise_module(struct facts *facts)
{
	struct frame frame = {.environment = facts->module};

	facts->frame = &frame;
	facts->summary = summarise(facts);
	facts->frame = NULL;
}

struct facts *facts_open(const struct tree *tree, const struct api *api, const struct meaning_options *options,
                         struct arena *arena, node_id *stopped)
{
	struct facts *facts = ARENA_NEW(arena, struct facts);

	facts->tree = tree;
	facts->api = api;
	facts->options = *options;
	facts->arena = arena;
	facts->summaries = options->summaries;
	names_open(&facts->names, arena);
	scopes_open(&facts->scopes, tree, api, &facts->names, arena);
	count_mentions(facts);
	file_facts_open(facts);
	facts->slots = ARENA_ARRAY(arena, uint32_t, tree->count);
	facts->budget = BUDGET_BASE + (uint64_t)BUDGET_PER_NODE * tree->count;
	facts->things.capacity = tree->count + 1; /* enough for most files, and it is not copied as it grows */
	facts->things.at = ARENA_RAW_ARRAY(arena, struct thing, facts->things.capacity);
	(void)list_push(arena, &facts->things);   /* 0 is no thing; attributes of objects keep theirs from round to round */
	facts->text_room = TEXT_ROOM + 4 * (uint64_t)tree->source->code.length;
	start_round(facts);
	evaluate_module(facts);
	if (facts->attributes_changed && !facts->stopped) { /* methods read attributes that later ones set */
		start_round(facts);
		evaluate_module(facts);
	}
	if (facts->summaries)
		summarise_module(facts);
	judge_exits(facts);
	arena_free(&facts->scratch);
	*stopped = facts->stopped;
	return facts;
}

struct module_summary *facts_summary(const struct facts *facts)
{
	return facts->summary;
}

const struct tree *facts_tree(const struct facts *facts)
{
	return facts->tree;
}

const struct api *facts_api(const struct facts *facts)
{
	return facts->api;
}

struct function_thing *function_made_by(const struct facts *facts, node_id definition)
{
	uint32_t number = node_number(facts, NUMBER_OF_FUNCTION, definition);

	return number ? facts->functions.at[number - 1] : NULL;
}

enum answer facts_called_again(const struct facts *facts, node_id node)
{
	node_id definition = enclosing_function(facts->tree, node);
	const struct function_thing *function = definition ? function_made_by(facts, definition) : NULL;

	if (!function)
		return NO;
	if (function->called_again)
		return YES;
	return function->once ? NO : MAYBE;
}

static const struct function_thing *defined_function(const struct facts *facts, node_id node)
{
	if (node_kind(facts->tree, node) == NODE_DECORATED)
		node = node_child(facts->tree, node, FIELD_DEFINITION);
	return node ? function_made_by(facts, node) : NULL;
}

enum answer facts_shipped(const struct facts *facts, node_id definition)
{
	const struct function_thing *function = defined_function(facts, definition);

	return function ? answer_of(function->shipped) : MAYBE;
}

enum answer facts_memoized(const struct facts *facts, node_id definition)
{
	const struct function_thing *function = defined_function(facts, definition);

	return function ? answer_of(function->memoized) : MAYBE;
}

enum answer facts_main_script(const struct facts *facts)
{
	return facts->main_guard || facts->first_session || facts->tree->source->cells ? YES : MAYBE;
}
