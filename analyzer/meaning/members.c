/* Calls of the API model: what they return, hold, release, ship and use. */
#include "meaning/rows.h"

enum { DATASET_TRAITS = 1u << TRAIT_STREAMING | 1u << TRAIT_WIDE | 1u << TRAIT_CONNECT | 1u << TRAIT_BATCH | 1u << TRAIT_PARAMETER |
                        1u << TRAIT_HINTED };
enum { COLUMN_TRAITS = 1u << TRAIT_AGGREGATE | 1u << TRAIT_MULTIPLIES | 1u << TRAIT_WIDE | 1u << TRAIT_RANKED };

/* A column keeps what its parts are: round(sum(x)) is an aggregate. */
static void column_traits(const struct call *call, struct value *result)
{
	const struct api_member *member = call->member;

	result->traits |= call->receiver.traits & COLUMN_TRAITS;
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (call->arguments->at[i].value.kind == KIND_COLUMN)
			result->traits |= call->arguments->at[i].value.traits & COLUMN_TRAITS;
	if (slice_equal(member->name, SLICE("over")))
		result->traits &= (uint16_t)~(1u << TRAIT_AGGREGATE);
	if (member->aggregate)
		result->traits |= 1u << TRAIT_AGGREGATE;
	if (slice_equal(member->name, SLICE("row_number")))
		result->traits |= 1u << TRAIT_RANKED;
	if (member->cell == CELL_NARROW || member->multiplies)
		result->traits &= (uint16_t)~(1u << TRAIT_WIDE);
	if (member->multiplies)
		result->traits |= 1u << TRAIT_MULTIPLIES;
}

static void dataset_traits(const struct facts *facts, const struct call *call, struct value *result)
{
	result->traits |= call->receiver.traits & DATASET_TRAITS;
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		uint16_t traits = call->arguments->at[i].value.traits;

		if (traits >> TRAIT_WIDE & 1)
			result->traits |= 1u << TRAIT_WIDE;
		if (call->arguments->at[i].value.kind == result->kind)
			result->traits |= traits & (1u << TRAIT_STREAMING | 1u << TRAIT_PARAMETER);
	}
	if (call->member->streaming)
		result->traits |= 1u << TRAIT_STREAMING;
	if (is_hinted(facts, call))
		result->traits |= 1u << TRAIT_HINTED;
}

/* range(n), zip(names, types), names.items(): as long as what they are made of, which code outside this file gives. */
static void length_traits(const struct call *call, struct value *result)
{
	uint16_t given = kind_is_spark((enum kind)call->receiver.kind) ? 0 : call->receiver.traits;

	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (!kind_is_spark((enum kind)call->arguments->at[i].value.kind))
			given |= call->arguments->at[i].value.traits;
	result->traits |= given & (1u << TRAIT_PARAMETER);
}

/* dumps(model), model.state_dict(): as heavy as the model. */
static bool copies_heavy(const struct call *call)
{
	struct value copied = call->arguments->count ? call->arguments->at[0].value : call->receiver;

	return slice_equal(call->member->uses, SLICE("copy")) && value_is_heavy(copied);
}

static void result_traits(const struct facts *facts, const struct call *call, struct value *result)
{
	if (kind_is((enum kind)result->kind, KIND_PYTHON) && !result->made)
		length_traits(call, result);
	if (result->kind == KIND_COLUMN)
		column_traits(call, result);
	else if (is_dataset((enum kind)result->kind) || result->kind == KIND_READER)
		dataset_traits(facts, call, result);
	if (call->member->cell == CELL_NARROW)
		result->traits &= (uint16_t)~(1u << TRAIT_WIDE);
	if (call->member->cell == CELL_WIDE)
		result->traits |= 1u << TRAIT_WIDE;
	if (call->member->model == MODEL_LEAKS)
		result->traits |= 1u << TRAIT_LEAKS;
	if (call->member->model || copies_heavy(call))
		result->traits |= 1u << TRAIT_HEAVY;
}

/* Where the rows come from, and the step that gave them their bound. */
static void result_origin(const struct call *call, struct value *result)
{
	struct value from = call->receiver;
	bool kept = bound_same(from.rows, result->rows);

	if (result->origin)
		return;
	result->origin = (is_dataset((enum kind)from.kind) || from.kind == KIND_PANDAS) && from.origin ? from.origin : call->node;
	result->step = kept ? from.step : call->node;
	if (result->origin == call->node)
		result->step = 0;
}

static void result_plan(const struct facts *facts, const struct call *call, struct value *result)
{
	(void)facts;
	if (!is_dataset((enum kind)result->kind))
		return;
	if (!result->plan)
		result->plan = call->member->plan == PLAN_SAME && call->receiver.plan ? call->receiver.plan : call->node;
	if (!result->cached)
		result->cached = call->receiver.cached;
}

static bool is_small_number(const struct facts *facts, const struct call *call, double wanted)
{
	const struct argument *argument = call_argument(call, call->member->parts_argument);
	double number;

	return argument && number_of(facts, argument->value, &number) && number == wanted;
}

/* withColumn("rn", row_number().over(w)): the frame remembers the column's name, through every later step. */
static void result_row_number(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *name = call_argument(call, 0), *column = call_argument(call, 1);
	struct slice text;

	if (result->kind != KIND_DATAFRAME)
		return;
	if (name && column && value_has(column->value, TRAIT_RANKED) && text_of(facts, name->value, &text) && text_is_whole(text))
		result->of = name->value.of;
	else if (value_has(call->receiver, TRAIT_RANKED) && call->receiver.kind == KIND_DATAFRAME)
		result->of = call->receiver.of;
	if (result->of)
		result->traits |= 1u << TRAIT_RANKED;
}

static void result_parts(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *argument = call_argument(call, call->member->parts_argument);
	double number;

	if (call->member->parts_one || is_small_number(facts, call, 1))
		result->parts = 1;
	else if (argument)
		result->parts = number_of(facts, argument->value, &number) && number > 0 && number < 1e9 ? (uint32_t)number : 0;
	else if (call->member->rows == ROWS_SAME || call->member->rows == ROWS_SELECT)
		result->parts = call->receiver.parts;
}

static bool use_of_word(struct slice word, enum use *use)
{
	static const char *const words[USE_COUNT] = {
#define U(identifier, word, about) word,
		USES(U)
#undef U
	};

	for (int u = 0; u < USE_COUNT; u++)
		if (slice_equal(word, slice_of(words[u]))) {
			*use = (enum use)u;
			return true;
		}
	return false;
}

/* How the receiver and the arguments are used, for those that came from an action. */
static void note_uses(struct facts *facts, const struct call *call)
{
	enum use how = call->receiver_node && call->receiver.made ? USE_ATTRIBUTE : USE_PASSED;
	bool method = call->receiver.kind != KIND_UNKNOWN, said = use_of_word(call->member->uses, &how);

	if (method && call->receiver.made)
		use(facts, call->receiver, how);
	for (uint32_t i = 0; i < call->arguments->count && call->member->grows == NO_ARGUMENT; i++)
		use(facts, call->arguments->at[i].value, said ? how : USE_PASSED);
}

/* On executors: each row of the partition is kept in a list, or the whole iterator is copied. */
static void note_materializing(struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0);
	node_id loop = facts->frame->partition_loop;
	bool grows = call->member->grows != NO_ARGUMENT && loop && call->receiver_node &&
	             node_kind(facts->tree, call->receiver_node) == NODE_IDENTIFIER &&
	             !is_begun_anew(facts, loop, node_text(facts->tree, call->receiver_node));
	bool copies = first && facts->frame->per != PER_NOTHING && first->value.kind == KIND_PARTITION &&
	              slice_equal(call->member->uses, SLICE("copy"));

	if (grows || copies)
		fact_of(facts, call->node)->materializes = true;
}

/* conf.set(k, v) in a loop over pairs sets each of them. */
static void note_sets(struct facts *facts, const struct call *call)
{
	const struct argument *first = call_argument(call, 0), *second = call_argument(call, 1);
	const struct applied applied = {.entry = call->entry, .at = call->node, .configuration = call->receiver.plan};
	const struct thing *thing = first ? thing_of(facts, first->value) : NULL;

	if (first && call->member->sets_key.length)
		note_setting(facts, call->node, text_value(facts, call->member->sets_key), first->value, applied);
	else if (first && second && thing->sort == THING_EACH && thing->is.each.part == EACH_FIRST)
		note_pairs(facts, thing->is.each.container, applied);
	else if (first && second)
		note_setting(facts, call->node, first->value, second->value, applied);
}

/* conf.setAll(pairs), builder.config(map={...}) */
static void note_sets_of(struct facts *facts, const struct call *call)
{
	const struct argument *pairs = call_argument(call, call->member->sets_of);
	const struct container_thing *container = pairs ? container_of(facts, pairs->value) : NULL;

	if (container)
		note_pairs(facts, container, (struct applied){.entry = call->entry, .at = call->node, .configuration = call->receiver.plan});
}

static bool is_configuration(enum kind kind)
{
	return kind == KIND_BUILDER || kind == KIND_SPARK_CONF;
}

/* builder.config(conf=conf): what is in the one is in the other. A chain is one configuration. */
static void note_configuration(struct facts *facts, const struct call *call, struct value *result)
{
	if (is_configuration((enum kind)result->kind))
		result->plan = result->kind == call->receiver.kind && call->receiver.plan ? call->receiver.plan : call->node;
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (call->arguments->at[i].value.kind == KIND_SPARK_CONF)
			configurations_join(facts, call->arguments->at[i].value.plan, call->receiver.plan);
}

static void note_view(struct facts *facts, const struct call *call)
{
	const struct argument *name = call_argument(call, call->member->view);
	struct value frame = is_dataset((enum kind)call->receiver.kind) ? call->receiver : argument_value(call, 0);
	struct slice text;

	if (!name || !text_of(facts, name->value, &text) || !text_is_whole(text))
		return;
	*list_push(facts->arena, &facts->views) = (struct view){text, frame};
	escape(facts, frame);
}

/* The kinds of what Spark gives to a function: rows, an iterator over the partition, a micro-batch. */
uint32_t bound_values(const struct call *call, struct value *values)
{
	const struct api_member *member = call->member;

	if (!member->bind_count && member->per == PER_ROW && value_has(call->receiver, TRAIT_WIDE) && call->receiver.kind == KIND_RDD) {
		values[0] = value_of_kind(KIND_PARTITION); /* groupByKey().mapValues(f): f gets all values of one key */
		values[0].rows = call->receiver.rows.tag == BOUND_GROUP ? BOUND(UNBOUNDED) : call->receiver.rows;
		values[0].made = call->node;
		return 1;
	}
	for (uint32_t i = 0; i < member->bind_count; i++) {
		values[i] = value_of_kind((enum kind)member->binds[i]);
		values[i].origin = call->node;
		if (values[i].kind == KIND_PANDAS && member->per == PER_GROUP)
			values[i].rows = BOUND(UNBOUNDED);
		if (values[i].kind == KIND_PARTITION) {
			values[i].element = call->receiver.kind == KIND_DATAFRAME ? KIND_PANDAS : KIND_ROW;
			values[i].rows = call->receiver.rows;
			values[i].made = call->node;
		}
		if (values[i].kind == KIND_DATAFRAME || values[i].kind == KIND_RDD) {
			values[i].rows = BOUND(UNBOUNDED);
			values[i].traits = 1u << TRAIT_BATCH;
			values[i].plan = call->node;
		}
	}
	return member->bind_count;
}

static void run_given_functions(struct facts *facts, const struct call *call)
{
	const struct argument *shipped = call_argument(call, call->member->ships), *driven = call_argument(call, call->member->drives);
	struct value values[KINDS_BOUND_MOST];
	uint32_t count = bound_values(call, values);

	if (shipped)
		call_by_spark(facts, shipped->value, (enum granularity)call->member->per, values, count, call->node);
	if (call->member->threads != NO_ARGUMENT)
		call_by_threads(facts, call);
	if (driven)
		call_by_spark(facts, driven->value, PER_NOTHING, values, count, call->node);
}

/* What a driver-side result stands for: the action itself, or the one its receiver came from. */
static void result_made(const struct call *call, struct value *result)
{
	if (call->member->moves >= MOVES_SOME || (call->member->moves && (result->kind == KIND_ROW || result->kind == KIND_ROW_ITERATOR)))
		result->made = call->node;
	else if (result->kind == KIND_BROADCAST_VALUE)
		result->made = call->node;
	else if (!result->made && kind_is((enum kind)result->kind, KIND_PYTHON) && call->receiver.made && result->kind != KIND_NOTHING &&
	         result->kind != KIND_NUMBER && result->kind != KIND_BOOLEAN)
		result->made = call->receiver.made;
	else if (!result->made && kind_is((enum kind)result->kind, KIND_PYTHON) && call->arguments->count &&
	         (result->kind == KIND_STRING || slice_equal(call->member->uses, SLICE("copy"))))
		result->made = call->arguments->at[0].value.made; /* json.dumps(row), pd.concat([all, part]) */
}

/* randomSplit() and train_test_split() give a list of frames, each with the bound that the call has. */
static void hold_frames(struct facts *facts, const struct call *call, struct value *result)
{
	struct value frame = *result, list;

	if (result->kind != KIND_LIST || (!is_dataset((enum kind)call->member->element) && call->member->element != KIND_PANDAS))
		return;
	frame.kind = call->member->element;
	frame.element = KIND_UNKNOWN;
	frame.plan = call->node;
	frame.traits |= call->receiver.traits & DATASET_TRAITS;
	list = container_value(facts, KIND_LIST);
	container_of(facts, list)->whole = false;
	*list_push(facts->arena, &container_of(facts, list)->entries) = (struct container_entry){.value = frame};
	if (call->member->width != NO_ARGUMENT) { /* X, y = make_regression(rows, columns) */
		frame.width = 0;
		*list_push(facts->arena, &container_of(facts, list)->entries) = (struct container_entry){.value = frame};
		container_of(facts, list)->whole = true;
	}
	list.rows = BOUND(UNKNOWN);
	list.element = frame.kind;
	*result = list;
}

/* A frame that is given to something else may be used there: estimator.fit(df), table.merge(df, on). */
static void act_on_given(struct facts *facts, const struct call *call)
{
	for (uint32_t i = 0; i < call->arguments->count; i++)
		act_on(facts, call->arguments->at[i].value);
}

/* global M; M = load(): made once for each task, whoever calls the function again. */
static bool is_kept_globally(const struct facts *facts, node_id call)
{
	node_id assignment = node_parent(facts->tree, call);
	node_id left = node_kind(facts->tree, assignment) == NODE_ASSIGNMENT ? node_child(facts->tree, assignment, FIELD_LEFT) : 0;
	const struct scope *scope = &facts->scopes.all.at[facts->frame->environment->scope];
	uint32_t slot;

	if (!left || node_kind(facts->tree, left) != NODE_IDENTIFIER)
		return false;
	slot = scope_find(scope, name_find(&facts->names, node_text(facts->tree, left)));
	return slot != UINT32_MAX && scope->symbols.at[slot].elsewhere;
}

struct value apply_entry(struct facts *facts, struct call *call)
{
	const struct api_member *member = call->member;
	struct node_fact *fact = fact_of(facts, call->node);
	struct value result = result_of_kind(call);

	fact->entry = fact->entry_known && fact->entry != call->entry ? 0 : call->entry;
	fact->entry_known = true;
	result.rows = call_rows(facts, call, &result);
	result_traits(facts, call, &result);
	result_origin(call, &result);
	result_plan(facts, call, &result);
	result_parts(facts, call, &result);
	result_row_number(facts, call, &result);
	if (!is_taken_away(call))
		result_made(call, &result);
	note_uses(facts, call);
	note_materializing(facts, call);
	if (member->unpacks != NO_ARGUMENT && facts->frame->shipment)
		note_unpacking(facts, call);
	if (member->runs != RUNS_NOTHING || !is_dataset((enum kind)result.kind)) /* joins and unions are lazy */
		act_on_given(facts, call);
	if (member->runs != RUNS_NOTHING)
		act_on(facts, call->receiver);
	if (member->model && is_kept_globally(facts, call->node))
		fact->per = fact->per == PER_NOTHING ? PER_NOTHING : PER_PARTITION;
	if (member->acquires)
		acquire(facts, call, &result);
	if (member->releases)
		release(facts, call);
	if (member->grows != NO_ARGUMENT)
		note_growth(facts, call);
	note_configuration(facts, call, &result);
	if (member->sets)
		note_sets(facts, call);
	if (member->sets_of != NO_ARGUMENT)
		note_sets_of(facts, call);
	if (member->view != NO_ARGUMENT)
		note_view(facts, call);
	if (member->returns == KIND_SESSION || member->returns == KIND_CONTEXT)
		if (call->receiver.kind == KIND_BUILDER || slice_equal(member->name, SLICE("getOrCreate")))
			note_session(facts, call->node);
	if (member->runs == RUNS_JOB)
		note_action(facts, call);
	if (is_dataset((enum kind)result.kind))
		take_step(facts, call, &result);
	else if (member->plan == PLAN_NEW)
		cut_receiver(facts, call);
	run_given_functions(facts, call);
	special_result(facts, call, &result);
	hold_frames(facts, call, &result);
	return result;
}
