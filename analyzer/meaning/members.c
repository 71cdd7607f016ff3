/* Calls of the API model: what they return, hold, release, ship and use. */
#include "meaning/rows.h"

enum { STREAM_TRAITS = 1u << TRAIT_STREAMING | 1u << TRAIT_WATERMARKED };
enum { DATASET_TRAITS = STREAM_TRAITS | 1u << TRAIT_WIDE | 1u << TRAIT_CONNECT | 1u << TRAIT_BATCH | 1u << TRAIT_PARAMETER |
                        1u << TRAIT_HINTED };
enum { COLUMN_TRAITS = 1u << TRAIT_AGGREGATE | 1u << TRAIT_MULTIPLIES | 1u << TRAIT_WIDE | 1u << TRAIT_RANKED };

/* A column keeps what its parts are: round(sum(x)) is an aggregate. */
static void column_traits(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct api_member *member = call->member;
	const struct argument *sql = call_argument(call, member->sql);
	struct slice text;

	result->traits |= call->receiver.traits & COLUMN_TRAITS;
	if (sql && text_of(facts, sql->value, &text)) {
		struct value column = sql_column(facts, text);

		result->traits |= column.traits;
		result->parts = column.parts;
	}
	for (uint32_t i = 0; i < call->arguments->count; i++)
		if (call->arguments->at[i].value.kind == KIND_COLUMN)
			result->traits |= call->arguments->at[i].value.traits & COLUMN_TRAITS;
	if (member->window != NO_ARGUMENT)
		result->traits &= (uint16_t)~(1u << TRAIT_AGGREGATE);
	if (member->aggregate)
		result->traits |= 1u << TRAIT_AGGREGATE;
	if (member->numbers)
		result->traits |= 1u << TRAIT_RANKED;
	if (member->cell == CELL_NARROW || member->multiplies)
		result->traits &= (uint16_t)~(1u << TRAIT_WIDE);
	if (member->multiplies)
		result->traits |= 1u << TRAIT_MULTIPLIES;
}

/* A table that is read here is not given, whoever gives the session. */
static uint16_t inherited_traits(struct value receiver)
{
	bool reads = kind_is((enum kind)receiver.kind, KIND_SESSION) || kind_is((enum kind)receiver.kind, KIND_CONTEXT) ||
	             kind_is((enum kind)receiver.kind, KIND_READER);

	return (uint16_t)(receiver.traits & DATASET_TRAITS & ~((unsigned)reads << TRAIT_PARAMETER));
}

static void dataset_traits(const struct facts *facts, const struct call *call, struct value *result)
{
	result->traits |= inherited_traits(call->receiver);
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		uint16_t traits = call->arguments->at[i].value.traits;

		if (traits >> TRAIT_WIDE & 1)
			result->traits |= 1u << TRAIT_WIDE;
		if (call->arguments->at[i].value.kind == result->kind)
			result->traits |= traits & (STREAM_TRAITS | 1u << TRAIT_PARAMETER);
	}
	if (call->member->streaming)
		result->traits |= 1u << TRAIT_STREAMING;
	note_event_time(facts, call, result);
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

static void result_traits(struct facts *facts, const struct call *call, struct value *result)
{
	if (kind_is((enum kind)result->kind, KIND_PYTHON) && !result->made)
		length_traits(call, result);
	if (result->kind == KIND_COLUMN)
		column_traits(facts, call, result);
	else if (is_dataset((enum kind)result->kind) || result->kind == KIND_READER)
		dataset_traits(facts, call, result);
	if (call->member->model == MODEL_LEAKS)
		result->traits |= 1u << TRAIT_LEAKS;
	if (call->member->unpicklable)
		result->traits |= 1u << TRAIT_UNPICKLABLE;
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

static void result_parts(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *argument = call_argument(call, call->member->parts_argument);
	double number;

	if (call->member->parts_one || is_small_number(facts, call, 1))
		result->parts = 1;
	else if (argument)
		result->parts = number_of(facts, argument->value, &number) && number > 0 && number < 1e9 ? (uint32_t)number : 0;
	else if (call->member->rows == ROWS_SAME || (call->member->rows == ROWS_SELECT && result->kind != KIND_COLUMN))
		result->parts = call->receiver.parts;
}

bool use_of_word(struct slice word, enum use *use)
{
	static const struct slice words[USE_COUNT] = {
#define U(identifier, word, about) {word, sizeof(word) - 1},
		USES(U)
#undef U
	};

	for (int u = 0; u < USE_COUNT && word.length; u++)
		if (slice_equal(word, words[u])) {
			*use = (enum use)u;
			return true;
		}
	return false;
}

/* set(values): small for rows of a driver, and as large as its values for a key. */
bool keeps_many(const struct api_member *member, struct value given)
{
	return given.kind == KIND_GROUP_VALUES && (kind_is((enum kind)member->returns, KIND_LIST) || member->returns == KIND_DICT);
}

/* A workbook that was begun before the loop holds all sheets until it is saved. */
static bool goes_into_growing(struct facts *facts, const struct call *call)
{
	const struct argument *whole = call_argument(call, call->member->into);

	return whole && facts->frame->loop && whole->value.kind != KIND_STRING && node_kind(facts->tree, whole->node) == NODE_IDENTIFIER &&
	       !is_kept_small(facts, facts->frame->loop, whole->node);
}

/* A name that is broadcast is told of at the broadcast, which may be far from the action. */
static enum use use_of_argument(const struct facts *facts, const struct call *call, struct value given, bool said, enum use how)
{
	if (keeps_many(call->member, given))
		return USE_COPIED;
	return said && (how != USE_BROADCAST || node_inside(facts->tree, given.made, call->node)) ? how : USE_PASSED;
}

/* How the receiver and the arguments are used, for those that came from an action. */
static void note_uses(struct facts *facts, const struct call *call)
{
	enum use how = call->receiver_node && call->receiver.made ? USE_ATTRIBUTE : USE_PASSED;
	bool method = call->receiver.kind != KIND_UNKNOWN, said = use_of_word(call->member->uses, &how);

	if (method && call->receiver.made)
		use(facts, call->receiver, how);
	if (method && goes_into_growing(facts, call))
		use(facts, call->receiver, USE_GROWS);
	for (uint32_t i = 0; i < call->arguments->count && call->member->grows == NO_ARGUMENT; i++) {
		struct value given = call->arguments->at[i].value;

		use(facts, given, use_of_argument(facts, call, given, said, how));
	}
}

static void name_frame(struct facts *facts, const struct call *call)
{
	const struct argument *name = call_argument(call, call->member->view);

	if (name)
		note_view(facts, name->value, is_dataset((enum kind)call->receiver.kind) ? call->receiver : argument_value(call, 0));
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
	         (result->kind == KIND_STRING || slice_equal(call->member->uses, SLICE("copy")) ||
	          keeps_many(call->member, call->arguments->at[0].value)))
		result->made = call->arguments->at[0].value.made; /* json.dumps(row), pd.concat([all, part]) */
}

/* map(f, rows), enumerate(rows): what goes through a partition lazily is one, too. tee() gives several. */
static void result_element(const struct call *call, struct value *result)
{
	if (call->member->element_same && is_dataset((enum kind)call->receiver.kind))
		result->element = call->receiver.element;
	for (uint32_t i = 0; call->member->streams && i < call->arguments->count; i++) {
		struct value given = call->arguments->at[i].value;

		if (!kind_is((enum kind)given.kind, KIND_PARTITION) || call->arguments->at[i].splat)
			continue;
		if (result->kind == KIND_ITERATOR)
			result->kind = given.kind;
		if (call->member->element_same)
			result->element = result->kind == given.kind ? given.element : given.kind;
		result->made = given.made;
		return;
	}
}

/* deque(maxlen=10) */
static void result_limit(const struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *most = call_argument(call, call->member->keeps);

	double number;

	if (!most || most->value.kind == KIND_NOTHING)
		return;
	result->traits |= 1u << TRAIT_LIMITED;
	result->rows = bound_least(result->rows, number_of(facts, most->value, &number) && number >= 0 ? BOUND_OF(count_of_number(number)) : BOUND_SOME);
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

/* Joins and unions are lazy. */
static void note_run(struct facts *facts, const struct call *call, const struct value *result)
{
	bool runs = call->member->runs != RUNS_NOTHING;

	if (runs || !is_dataset((enum kind)result->kind))
		act_on_given(facts, call);
	if (!runs)
		return;
	facts->jobs++;
	act_on(facts, call->receiver);
}

struct value apply_entry(struct facts *facts, struct call *call)
{
	const struct api_member *member = call->member;
	struct node_fact *fact = fact_of(facts, call->node);
	struct value result = result_of_kind(call);

	fact->entry = fact->entry_known && fact->entry != call->entry ? 0 : call->entry;
	note_file_call(facts, call->entry);
	fact->entry_known = true;
	result.rows = call_rows(facts, call, &result);
	result_traits(facts, call, &result);
	result_origin(call, &result);
	result_plan(facts, call, &result);
	result_parts(facts, call, &result);
	result_row_number(facts, call, &result);
	if (member->remembers)
		remember_options(facts, call, &result);
	if (!is_taken_away(call))
		result_made(call, &result);
	result_element(call, &result);
	result_limit(facts, call, &result);
	note_uses(facts, call);
	note_copied_partition(facts, call);
	if (member->unpacks != NO_ARGUMENT && facts->frame->shipment)
		note_unpacking(facts, call);
	note_run(facts, call, &result);
	note_model(facts, call->node, (enum model_effect)member->model);
	if (member->acquires)
		acquire(facts, call, &result);
	if (member->releases)
		release(facts, call);
	if (member->grows != NO_ARGUMENT)
		note_growth(facts, call);
	note_settings(facts, call, &result);
	if (member->view != NO_ARGUMENT)
		name_frame(facts, call);
	if (member->starts)
		note_session(facts, call->node);
	if (member->runs == RUNS_JOB)
		note_action(facts, call);
	if (is_dataset((enum kind)result.kind))
		take_step(facts, call, &result);
	else if (member->plan == PLAN_NEW)
		cut_receiver(facts, call);
	run_given_functions(facts, call, &result);
	special_result(facts, call, &result);
	hold_frames(facts, call, &result);
	return result;
}
