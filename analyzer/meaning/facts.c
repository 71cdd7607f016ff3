#include "meaning/evaluator.h"

enum { BUDGET_BASE = 200000, BUDGET_PER_NODE = 60, STEPS_PER_EVALUATION = 8, TEXT_ROOM = 16 << 20 };

const struct node_fact *fact_find(const struct facts *facts, node_id node)
{
	uint32_t slot = facts->slots[node];

	return slot ? &facts->all.at[slot] : NULL;
}

struct node_fact *fact_of(struct facts *facts, node_id node)
{
	if (!facts->slots[node]) {
		(void)list_push(facts->arena, &facts->all);
		facts->slots[node] = facts->all.count - 1;
	}
	return &facts->all.at[facts->slots[node]];
}

uint32_t node_number(const struct facts *facts, enum node_number what, node_id node)
{
	return lookup_find(&facts->numbers[what], node);
}

void node_number_put(struct facts *facts, enum node_number what, node_id node, uint32_t number)
{
	lookup_put(&facts->numbers[what], node, number, facts->arena);
}

/* Contexts of one node are joined; values of literals and unknown values are not worth a record, unless one is there. */
struct value record(struct facts *facts, node_id node, struct value value)
{
	struct node_fact *fact;

	if (value.kind == KIND_UNKNOWN && !facts->slots[node])
		return value;
	fact = fact_of(facts, node);
	fact->value = fact->value.kind == KIND_UNKNOWN ? value : value_join(fact->value, value);
	return value; /* of this context, not the joined one */
}

void use(struct facts *facts, struct value value, enum use use)
{
	if (value.made)
		fact_of(facts, value.made)->uses |= 1u << use;
}

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

/* (x), await x, *x and name=x are as x is. */
static bool is_wrapping(enum node_kind kind)
{
	return kind == NODE_PARENTHESIZED || kind == NODE_AWAIT || kind == NODE_LIST_SPLAT || kind == NODE_KEYWORD_ARGUMENT;
}

struct value facts_value(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	while (!fact && node && is_wrapping(node_kind(facts->tree, node))) {
		node_id named = node_child(facts->tree, node, FIELD_VALUE);

		node = named ? named : node_first(facts->tree, node);
		fact = node ? fact_find(facts, node) : NULL;
	}
	return fact ? fact->value : (struct value){0};
}

bool facts_constant(const struct facts *facts, node_id node, struct arena *arena, struct slice *text)
{
	struct value value = facts_value(facts, node);
	double number;

	if (text_of(facts, value, text))
		return value.kind == KIND_STRING && text_is_whole(*text);
	if (!number_of(facts, value, &number))
		return false;
	*text = number_text(arena, number);
	return true;
}

uint8_t facts_marks(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? (uint8_t)(fact->marks | (fact->entry ? MARK_ENTRY : 0)) : MARK_NOTHING;
}

bool facts_reached(const struct facts *facts, node_id node)
{
	return fact_find(facts, node) != NULL;
}

api_id facts_entry(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? fact->entry : 0;
}

api_id facts_origin_entry(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	return value.origin ? facts_entry(facts, value.origin) : 0;
}

node_id facts_origin_node(const struct facts *facts, node_id node)
{
	node_id origin = facts_value(facts, node).origin;

	return origin == node ? 0 : origin;
}

struct function_thing *function_made_by(const struct facts *facts, node_id definition)
{
	uint32_t number = node_number(facts, NUMBER_OF_FUNCTION, definition);

	return number ? facts->functions.at[number - 1] : NULL;
}

static const struct function_thing *function_around(const struct facts *facts, node_id node)
{
	while (node && node_kind(facts->tree, node) != NODE_FUNCTION && node_kind(facts->tree, node) != NODE_LAMBDA)
		node = node_parent(facts->tree, node);
	return node ? function_made_by(facts, node) : NULL;
}

enum answer facts_called_again(const struct facts *facts, node_id node)
{
	const struct function_thing *function = function_around(facts, node);

	if (!function)
		return NO;
	if (function->called_again)
		return YES;
	return function->once ? NO : MAYBE;
}

enum granularity facts_granularity(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? (enum granularity)fact->per : PER_NOTHING;
}

enum answer facts_in_worker(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	if (!fact || (fact->on_worker && fact->on_driver))
		return MAYBE;
	return answer_of(fact->on_worker);
}

enum answer facts_in_batch_function(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? answer_of(fact->in_batch) : MAYBE;
}

enum answer facts_in_threads(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? answer_of(fact->in_threads) : MAYBE;
}

enum answer facts_fetched(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	if (!value.made)
		return value.kind == KIND_UNKNOWN ? MAYBE : NO;
	return answer_of(!node_inside(facts->tree, value.made, node));
}

enum answer facts_materializes(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? answer_of(fact->marks & MARK_PARTITION) : MAYBE;
}

enum answer facts_hint_ignored(const struct facts *facts, node_id frame)
{
	const struct node_fact *fact = fact_find(facts, frame);

	if (node_kind(facts->tree, node_parent(facts->tree, frame)) == NODE_EXPRESSION_STATEMENT) /* the hinted frame is dropped */
		return YES;
	return fact ? answer_of(fact->side_not_built && !fact->side_built) : MAYBE;
}

enum answer facts_hints_table(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? answer_of(fact->hints_table) : MAYBE;
}

uint32_t facts_uses(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);

	return fact ? fact->uses : 0;
}

const struct resource_fact *facts_resource(const struct facts *facts, node_id call)
{
	uint32_t number = node_number(facts, NUMBER_OF_ACQUISITION, call);

	return number ? &facts->acquisitions.at[number - 1].fact : NULL;
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
