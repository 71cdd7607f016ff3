#include "meaning/evaluator.h"

static struct value apply_member(struct facts *facts, node_id node, node_id object, struct value receiver, api_id entry,
                                 const struct arguments *arguments)
{
	struct call call = {.node = node, .receiver_node = object, .entry = entry, .member = &facts->api->members[entry],
	                    .receiver = receiver, .arguments = arguments};

	return apply_entry(facts, &call);
}

bool add_datasets(struct facts *facts, node_id node, struct value *left, struct value right)
{
	struct argument other = {.node = node_child(facts->tree, node, FIELD_RIGHT), .value = right};
	struct arguments arguments = {&other, 1};
	api_id entry = is_dataset((enum kind)left->kind) ? api_find_of_kind(facts->api, (enum kind)left->kind, SLICE("__add__")) : 0;

	if (entry)
		*left = apply_member(facts, node, node_child(facts->tree, node, FIELD_LEFT), *left, entry, &arguments);
	return entry != 0;
}

static struct slice called_name(const struct facts *facts, node_id call)
{
	node_id function = node_child(facts->tree, call, FIELD_FUNCTION);
	node_id name = function ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : 0;

	return function ? node_text(facts->tree, name ? name : function) : (struct slice){"", 0};
}

/* Functions whose names say enough, wherever they are from: deserialize(captured), on executors. */
static void note_by_name(struct facts *facts, node_id node, const struct arguments *arguments)
{
	node_id function = node_child(facts->tree, node, FIELD_FUNCTION);
	node_id name = function && node_kind(facts->tree, function) == NODE_ATTRIBUTE
	                   ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : function;
	api_id entry = name ? api_find(facts->api, SLICE("anywhere"), node_text(facts->tree, name)) : 0;
	struct call call = {.node = node, .entry = entry, .member = &facts->api->members[entry], .arguments = arguments};

	if (entry)
		note_unpacking(facts, &call);
}

static bool sounds_like_setting(struct slice name)
{
	return slice_starts(name, SLICE("set")) || slice_starts(name, SLICE("config")) || slice_starts(name, SLICE("conf"));
}

/* conf.set("spark.x", y) of a conf that we know nothing of */
static void note_unseen_setting(struct facts *facts, node_id call, const struct arguments *arguments)
{
	if (arguments->count == 2 && !arguments->at[0].splat && sounds_like_setting(called_name(facts, call)))
		note_setting(facts, call, arguments->at[0].value, arguments->at[1].value, (struct applied){.at = call});
}

/* What goes to a function that we do not know is out of sight. */
static struct value call_unknown(struct facts *facts, node_id node, const struct arguments *arguments)
{
	struct value value = {.origin = node};

	if (sounds_like_release(called_name(facts, node)))
		release_unseen(facts);
	note_unseen_setting(facts, node, arguments);
	facts->jobs++;
	for (uint32_t i = 0; i < arguments->count; i++) {
		use(facts, arguments->at[i].value, USE_PASSED);
		act_on(facts, arguments->at[i].value);
	}
	return value;
}

/* SparkContext("yarn", conf=conf): the master, and what else the JVM is started with. */
static void note_context(struct facts *facts, const struct arguments *arguments)
{
	struct slice master = {0};
	node_id conf = 0;

	for (uint32_t i = 0; i < arguments->count; i++) {
		const struct argument *argument = &arguments->at[i];

		if (argument->value.kind == KIND_SPARK_CONF)
			conf = argument->value.plan;
		if (slice_equal(argument->keyword, SLICE("master")) || (!i && !argument->keyword.length))
			(void)text_of(facts, argument->value, &master);
	}
	if (master.at)
		note_master(facts, conf, SLICE("spark.master"), master);
}

/* A constructor: SparkConf(), SparkContext(...), pd.DataFrame(...). */
static struct value construct(struct facts *facts, node_id node, enum kind kind, const struct arguments *arguments)
{
	struct value value = value_of_kind(kind);

	value.origin = node;
	if (kind == KIND_SPARK_CONF)
		value.plan = node;
	if (kind == KIND_CONTEXT)
		note_context(facts, arguments);
	if (kind == KIND_CONTEXT || kind == KIND_SESSION)
		note_session(facts, node);
	for (uint32_t i = 0; i < arguments->count; i++)
		use(facts, arguments->at[i].value, USE_COPIED);
	return value;
}

static struct value call_path(struct facts *facts, node_id node, struct slice path, const struct arguments *arguments)
{
	api_id entry = api_find_dotted(facts->api, path);
	enum kind kind;

	if (entry) {
		struct value receiver = {0};
		struct arguments rest = without_subject(arguments, &facts->api->members[entry], &receiver);

		return apply_member(facts, node, 0, receiver, entry, &rest);
	}
	kind = api_class(facts->api, path);
	if (kind != KIND_UNKNOWN)
		return construct(facts, node, kind, arguments);
	return call_unknown(facts, node, arguments);
}

static struct value call_member(struct facts *facts, node_id node, const struct thing *thing, const struct arguments *arguments)
{
	struct value receiver = *thing->is.member.receiver;
	struct arguments rest = thing->is.member.unbound ? without_receiver(arguments, &receiver) : *arguments;

	return apply_member(facts, node, 0, receiver, thing->is.member.entry, &rest);
}

/* A frame that a function makes is another one in every call; what it caches is known by its own plan. */
static bool is_made_by(const struct facts *facts, const struct function_thing *function, uint32_t plan)
{
	if (!function || !plan || !node_inside(facts->tree, plan, function->node))
		return false;
	for (uint32_t i = 0; i < facts->acquisitions.count; i++)
		if (facts->acquisitions.at[i].plan == plan)
			return false;
	return true;
}

static struct value call_own(struct facts *facts, node_id node, struct value function, const struct arguments *arguments)
{
	struct value value = call_function(facts, function, arguments, node);

	if (is_made_by(facts, function_of(facts, function), value.plan))
		value.plan = node;
	take_step_through(facts, node, &value);
	return value;
}

struct value call_value(struct facts *facts, node_id node, struct value function, const struct arguments *arguments)
{
	const struct thing *thing = thing_of(facts, function);

	switch (thing->sort) {
	case THING_FUNCTION:
	case THING_DISTANT_FUNCTION:
	case THING_BOUND: return call_own(facts, node, function, arguments);
	case THING_CLASS: return instantiate(facts, thing->is.class_, arguments, node);
	case THING_PATH: return call_path(facts, node, thing->is.text, arguments);
	case THING_MEMBER: return call_member(facts, node, thing, arguments);
	default: break;
	}
	if (function.kind == KIND_UDF && function.element)
		return (struct value){.kind = function.element, .rows = BOUND(UNBOUNDED), .origin = node, .plan = node};
	if (function.kind == KIND_UDF)
		return value_of_kind(KIND_COLUMN);
	return call_unknown(facts, node, arguments);
}

/* Another library's object with a method that we took for Spark's own: what it gives is no frame either. */
static bool is_fluent(const struct facts *facts, struct value object, struct slice name, struct value value)
{
	return value.kind == KIND_UNKNOWN && object.kind == KIND_PYTHON && !is_guess(object) && api_proof(facts->api, name);
}

/* settings.columns, settings.get("columns"): where nothing is known, it is up to who gave the object. */
static struct value given_with(struct value object, struct value value)
{
	if (value.kind == KIND_UNKNOWN && !kind_is_spark((enum kind)object.kind))
		value.traits |= object.traits & (1u << TRAIT_PARAMETER);
	return value;
}

/* groups[key].append(row): what hangs in a container and takes more is one. */
static void grow_below_name(struct facts *facts, node_id node, node_id object, struct slice method)
{
	api_id entry = api_find_of_kind(facts->api, KIND_LIST, method);

	if (node_kind(facts->tree, object) != NODE_IDENTIFIER && entry && facts->api->members[entry].grows != NO_ARGUMENT)
		note_grown_list(facts, node, object);
}

static struct value call_attribute(struct facts *facts, node_id node, node_id function, const struct arguments *arguments)
{
	node_id object = node_child(facts->tree, function, FIELD_OBJECT), name = node_child(facts->tree, function, FIELD_ATTRIBUTE);
	struct value receiver, value;
	struct arguments rest = *arguments;
	api_id entry, proof = 0;
	bool unbound;

	if (!object || !name)
		return call_unknown(facts, node, arguments);
	receiver = evaluate(facts, object);
	if (receiver.kind == KIND_NOTHING && facts->turn) /* not reached in this turn: all = all.union(part) if all else part */
		return receiver;
	unbound = path_of(facts, receiver).length > 0;
	entry = resolve_member(facts, object, &receiver, node_text(facts->tree, name), &value);
	if ((!entry || is_guess(receiver)) && value.kind == KIND_UNKNOWN && !value.of)
		proof = proved_by_arguments(facts, object, &receiver, node_text(facts->tree, name), arguments);
	entry = proof ? proof : entry;
	if (entry && takes_as_pandas(facts, receiver, entry, arguments)) {
		receiver = value_of_kind(KIND_PANDAS);
		entry = api_find_of_kind(facts->api, KIND_PANDAS, node_text(facts->tree, name));
	}
	if (entry && unbound)
		rest = receiver.kind == KIND_UNKNOWN ? without_subject(arguments, &facts->api->members[entry], &receiver)
		                                      : without_receiver(arguments, &receiver);
	if (entry)
		return apply_member(facts, node, object, receiver, entry, &rest);
	if (value.kind == KIND_UNKNOWN && !value.of) {
		use(facts, receiver, USE_ATTRIBUTE);
		act_on(facts, receiver);
		entry = api_find_of_kind(facts->api, KIND_DATAFRAME, node_text(facts->tree, name));
		if (facts->api->members[entry].releases) /* whoever calls with a frame has it released */
			note_fate(facts, receiver, FATE_RELEASED);
		grow_below_name(facts, node, object, node_text(facts->tree, name));
	}
	value = call_value(facts, node, value, arguments);
	return is_fluent(facts, receiver, node_text(facts->tree, name), value) ? receiver : given_with(receiver, value);
}

/* Where a call runs, for the questions about loops and workers. */
static void note_place(struct facts *facts, node_id node)
{
	struct node_fact *fact = fact_of(facts, node);

	if (facts->frame->per > fact->per)
		fact->per = facts->frame->per;
	if (facts->frame->per == PER_NOTHING)
		fact->on_driver = true;
	else
		fact->on_worker = true;
	fact->in_batch = fact->in_batch || facts->frame->in_batch;
	fact->in_threads = fact->in_threads || facts->frame->in_threads;
}

struct value evaluate_call(struct facts *facts, node_id node)
{
	node_id function = node_child(facts->tree, node, FIELD_FUNCTION);
	struct arena_mark mark = arena_mark(&facts->scratch);
	struct arguments arguments;
	struct value value;

	if (!function)
		return (struct value){0};
	note_place(facts, node);
	arguments = read_arguments(facts, node_child(facts->tree, node, FIELD_ARGUMENTS));
	if (facts->frame->shipment)
		note_by_name(facts, node, &arguments);
	if (node_kind(facts->tree, function) == NODE_ATTRIBUTE)
		value = call_attribute(facts, node, function, &arguments);
	else
		value = call_value(facts, node, evaluate(facts, function), &arguments);
	arena_rewind(&facts->scratch, mark);
	if (value.rows.tag > BOUND_META && calls_declared(facts, node))
		value.rows = BOUND_OF(COUNT_SOME);
	return record(facts, node, value);
}

static struct value member_value(struct facts *facts, api_id entry, struct value receiver, bool unbound)
{
	struct value value = value_of_kind(KIND_FUNCTION);
	struct thing *thing = thing_new(facts, &value, THING_MEMBER);

	thing->is.member.entry = entry;
	thing->is.member.unbound = unbound;
	thing->is.member.receiver = ARENA_NEW(facts->arena, struct value);
	*thing->is.member.receiver = receiver;
	return value;
}

static struct value attribute_of(struct facts *facts, node_id node, node_id object, struct value receiver, struct slice name)
{
	static const struct arguments none = {0};
	bool unbound = path_of(facts, receiver).length > 0;
	struct value value;
	api_id entry = resolve_member(facts, object, &receiver, name, &value);

	if (!entry) {
		if (receiver.kind == KIND_DATAFRAME && value.kind == KIND_UNKNOWN) /* df.column */
			value = value_of_kind(KIND_COLUMN);
		else if (value.kind == KIND_UNKNOWN && (receiver.kind == KIND_PANDAS_ON_SPARK || receiver.kind == KIND_PANDAS_ON_SPARK_GROUPS))
			value = column_of_pandas(receiver);
		else if (value.kind == KIND_UNKNOWN)
			use(facts, receiver, receiver.kind == KIND_PANDAS ? USE_COLUMN : USE_ATTRIBUTE);
		return receiver.kind == KIND_PANDAS && value.kind == KIND_UNKNOWN ? receiver : given_with(receiver, value); /* pdf.column */
	}
	note_place(facts, node);
	if (facts->api->members[entry].releases && !facts->api->members[entry].property) /* on_exit(df.unpersist) */
		release_later(facts, receiver);
	if (facts->api->members[entry].rows == ROWS_META && fact_find(facts, receiver.origin))
		fact_of(facts, receiver.origin)->inspected = true;
	if (facts->api->members[entry].property)
		return apply_member(facts, node, object, receiver, entry, &none);
	return path_of(facts, value).length ? value : member_value(facts, entry, receiver, unbound);
}

struct value evaluate_attribute(struct facts *facts, node_id node)
{
	node_id object = node_child(facts->tree, node, FIELD_OBJECT), name = node_child(facts->tree, node, FIELD_ATTRIBUTE);

	if (!object || !name)
		return (struct value){0};
	return record(facts, node, attribute_of(facts, node, object, evaluate(facts, object), node_text(facts->tree, name)));
}

/* getattr(pandas, f"read_{format}") */
bool take_attribute(struct facts *facts, const struct call *call, struct value *result)
{
	const struct argument *object = call_argument(call, 0), *name = call_argument(call, call->member->attribute);
	struct slice text;

	if (!object || !name || !text_of(facts, name->value, &text))
		return false;
	if (!text_is_whole(text))
		text = likely_member(facts, object->value, text);
	if (!text.length)
		return false;
	*result = attribute_of(facts, call->node, object->node, object->value, text);
	return true;
}
