#include "meaning/evaluator.h"

enum { NAME_KNOWN = 3 };        /* letters that must be known of a name */

/* What a method that only Spark has says about an object that we know nothing of. */
static struct value proved_receiver(struct facts *facts, api_id entry, struct value receiver, node_id object)
{
	enum kind kind = KIND_UNKNOWN;
	struct value proved;

	kind_find(facts->api->members[entry].owner, &kind);
	proved = value_of_kind(kind);
	proved.traits = 1u << TRAIT_PARAMETER;
	proved.origin = receiver.origin ? receiver.origin : object;
	proved.rows = BOUND(UNBOUNDED);
	proved.plan = receiver.plan;
	return proved;
}

/* spark, sc and the like, in whatever object they are kept. */
static bool suggested_member(struct facts *facts, struct slice name, struct value *value)
{
	enum kind kind = api_suggested(facts->api, name);

	if (kind != KIND_SESSION && kind != KIND_CONTEXT)
		return false;
	*value = value_of_kind(kind);
	return true;
}

static api_id resolve_path(struct facts *facts, node_id object, struct value *receiver, struct slice name, struct value *value)
{
	struct slice path = path_of(facts, *receiver), full;
	enum kind class_ = api_class(facts->api, path);
	api_id entry;

	if (class_ != KIND_UNKNOWN && (entry = api_find_of_kind(facts->api, class_, name))) {
		*receiver = value_of_kind(class_);
		return entry;
	}
	full = arena_join(facts->arena, path, SLICE("."), name);
	*value = path_value(facts, full);
	entry = api_find(facts->api, path, name);
	if (entry || api_class(facts->api, full) != KIND_UNKNOWN || api_has_module(facts->api, full)) {
		*receiver = (struct value){0};
		return entry;
	}
	if (suggested_member(facts, name, value))
		return 0;
	entry = api_proof(facts->api, name);
	*receiver = entry ? proved_receiver(facts, entry, (struct value){0}, object) : (struct value){0};
	return entry;
}

/* Of a class only class methods know it: Base.__init__(self) is a plain function. */
static bool is_bound_to(const struct facts *facts, struct value value, const struct thing *object)
{
	const struct function_thing *function = function_of(facts, value);
	const struct function_summary *distant = distant_function_of(facts, value);

	if (object->sort == THING_CLASS)
		return (function && function->is_class_method) || (distant && distant->is_class_method);
	return (function && !function->is_static) || (distant && !distant->is_static);
}

static bool is_property(const struct facts *facts, struct value value)
{
	const struct function_thing *function = function_of(facts, value);
	const struct function_summary *distant = distant_function_of(facts, value);

	return (function && function->is_property) || (distant && distant->is_property);
}

static struct value bound_method(struct facts *facts, struct value function, struct value receiver, node_id object, bool above)
{
	struct value bound = value_of_kind(KIND_FUNCTION);
	struct thing *made = thing_new(facts, &bound, THING_BOUND);

	made->is.bound = ARENA_NEW(facts->arena, struct bound_thing);
	*made->is.bound = (struct bound_thing){.function = function, .first = {receiver}, .nodes = {object}, .count = 1, .above = above};
	return bound;
}

static bool resolve_instance(struct facts *facts, node_id object, struct value receiver, struct slice name, struct value *value)
{
	const struct thing thing = *thing_of(facts, receiver);
	const struct attribute_thing *attribute = NULL;

	if (thing.sort == THING_ABOVE) {
		*value = member_above(facts, &thing, name);
		receiver = *thing.is.above.self;
	} else if (thing.sort == THING_INSTANCE || thing.sort == THING_CLASS) {
		attribute = instance_attribute(facts, thing.is.class_, name, false);
		*value = attribute ? attribute->value : class_member(facts, thing.is.class_, name);
	}
	if (!attribute && is_bound_to(facts, *value, &thing))
		*value = bound_method(facts, *value, receiver, object, thing.sort == THING_ABOVE);
	return value->kind != KIND_UNKNOWN || value->of;
}

bool set_property(struct facts *facts, struct value owner, node_id target, struct value value)
{
	const struct thing *thing = thing_of(facts, owner);
	struct slice name = node_text(facts->tree, node_child(facts->tree, target, FIELD_ATTRIBUTE));
	const struct function_thing *property = thing->sort != THING_INSTANCE ? NULL : function_of(facts, class_member(facts, thing->is.class_, name));
	struct argument argument = {.node = target, .value = value};

	if (!property || !property->is_property || !property->setter)
		return false;
	call_function(facts, bound_method(facts, function_value(facts, property->setter), owner, target, false), &(struct arguments){&argument, 1}, target);
	return true;
}

/* All members of these kinds are in the model. */
static bool is_builtin(enum kind kind)
{
	static const bool builtin[KIND_COUNT] = {[KIND_BOOLEAN] = true, [KIND_NUMBER] = true, [KIND_STRING] = true, [KIND_LIST] = true,
	                                         [KIND_TUPLE] = true, [KIND_SET] = true, [KIND_DICT] = true};

	return builtin[kind];
}

/* Of frames of other libraries; lists and texts have none of their methods. */
static bool is_of_others(const struct facts *facts, api_id entry)
{
	return slice_equal(facts->api->members[entry].owner, kind_rows[KIND_PYTHON].word);
}

/* Python's own object has no such method, so it is none here: result_df.orderBy("day"), where a function gives a frame or a tuple. */
static api_id member_by_name(const struct facts *facts, node_id object, struct slice name)
{
	enum kind kind = node_kind(facts->tree, object) == NODE_IDENTIFIER ? api_suggested(facts->api, node_text(facts->tree, object)) : KIND_UNKNOWN;

	return kind == KIND_UNKNOWN ? 0 : api_find_of_kind(facts->api, kind, name);
}

api_id resolve_member(struct facts *facts, node_id object, struct value *receiver, struct slice name, struct value *value)
{
	struct slice path = path_of(facts, *receiver);
	api_id entry;

	*value = (struct value){0};
	if (path.length)
		return resolve_path(facts, object, receiver, name, value);
	if (thing_of(facts, *receiver)->sort == THING_DISTANT_MODULE) {
		distant_member(facts, thing_of(facts, *receiver)->is.distant_module, name, object, value);
		return 0;
	}
	if (resolve_instance(facts, object, *receiver, name, value)) {
		if (is_property(facts, *value))
			*value = call_function(facts, *value, &(struct arguments){0}, object);
		return 0;
	}
	entry = api_find_of_kind(facts->api, (enum kind)receiver->kind, name);
	if (entry && !(is_builtin((enum kind)receiver->kind) && is_of_others(facts, entry)))
		return entry;
	if (is_builtin((enum kind)receiver->kind))
		entry = member_by_name(facts, object, name);
	else if (receiver->kind != KIND_UNKNOWN && receiver->kind != KIND_OBJECT)
		return 0;
	else if (suggested_member(facts, name, value))
		return 0;
	entry = entry ? entry : api_proof(facts->api, name);
	entry = entry ? entry : proved_by_chain(facts, object, name);
	if (!entry)
		return 0;
	*receiver = proved_receiver(facts, entry, *receiver, object);
	if (node_kind(facts->tree, object) == NODE_ATTRIBUTE) /* of names it is known before they are read */
		record(facts, object, *receiver);
	return entry;
}

bool is_guess(struct value value)
{
	return value_has(value, TRAIT_PARAMETER) && kind_is((enum kind)value.kind, KIND_PYTHON);
}

/* Only a DataFrame takes Spark's columns and storage levels: df.where(col("a") > 1). */
static api_id proved_by_column(const struct facts *facts, struct slice name, const struct arguments *arguments)
{
	api_id entry = api_find_of_kind(facts->api, KIND_DATAFRAME, name);

	for (uint32_t i = 0; i < arguments->count && !facts->api->members[entry].property; i++)
		if (arguments->at[i].value.kind == KIND_COLUMN || arguments->at[i].value.kind == KIND_STORAGE_LEVEL)
			return entry;
	return 0;
}

/* model.transform(frame), log.join(frame): `proves: ARG` of the model. A dataset is combined with one of its kind. */
static api_id proved_by_dataset(const struct facts *facts, struct slice name, const struct arguments *arguments)
{
	for (int kind = 1; kind < KIND_COUNT; kind++) {
		api_id entry = api_find(facts->api, kind_rows[kind].word, name);
		struct call call = {.member = &facts->api->members[entry], .arguments = arguments};
		const struct argument *argument = entry ? call_argument(&call, call.member->proves_by) : NULL;

		if (argument && is_dataset((enum kind)argument->value.kind) &&
		    (!is_dataset((enum kind)kind) || argument->value.kind == kind))
			return entry;
	}
	return 0;
}

static bool has_dataset(const struct arguments *arguments)
{
	for (uint32_t i = 0; i < arguments->count; i++)
		if (is_dataset((enum kind)arguments->at[i].value.kind))
			return true;
	return false;
}

api_id proved_by_arguments(struct facts *facts, node_id object, struct value *receiver, struct slice name,
                           const struct arguments *arguments)
{
	api_id entry;

	if (receiver->kind != KIND_UNKNOWN && receiver->kind != KIND_OBJECT && !is_guess(*receiver))
		return 0;
	entry = proved_by_column(facts, name, arguments);
	if (!entry && has_dataset(arguments))
		entry = proved_by_dataset(facts, name, arguments);
	if (!entry)
		return 0;
	receiver->kind = KIND_UNKNOWN;
	*receiver = proved_receiver(facts, entry, *receiver, object);
	return entry;
}

/* A name of which a part is not known. */
static bool may_be_named(struct slice pattern, struct slice name)
{
	uint32_t before = 0, after = 0;

	while (before < pattern.length && pattern.at[before] != TEXT_HOLE)
		before++;
	while (after < pattern.length && pattern.at[pattern.length - 1 - after] != TEXT_HOLE)
		after++;
	return before + after >= NAME_KNOWN && before + after <= name.length &&
	       slice_starts(name, slice_part(pattern, 0, before)) &&
	       slice_ends(name, slice_part(pattern, pattern.length - after, pattern.length));
}

/* The member of this number, when it is one of the receiver's and may be meant. */
static const struct api_member *candidate(const struct facts *facts, struct value receiver, struct slice pattern, api_id entry)
{
	const struct api_member *member = &facts->api->members[entry];
	struct slice path = path_of(facts, receiver);

	if (!may_be_named(pattern, member->name))
		return NULL;
	return (path.length ? api_find(facts->api, path, member->name)
	                    : api_find_of_kind(facts->api, (enum kind)receiver.kind, member->name)) == entry ? member : NULL;
}

static bool are_alike(const struct api_member *a, const struct api_member *b)
{
	return a->returns == b->returns && a->rows == b->rows && a->property == b->property;
}

struct slice likely_member(struct facts *facts, struct value receiver, struct slice pattern)
{
	const struct api_member *favourite = NULL;
	uint32_t count = facts->api->member_count, all = 0, for_it = 0;
	int votes = 0;

	spend(facts, 2 * count);
	for (api_id i = 1; i < count; i++) { /* Boyer and Moore's vote: if most are alike, one of these is left */
		const struct api_member *member = candidate(facts, receiver, pattern, i);

		if (member && !votes)
			favourite = member;
		if (member)
			votes += are_alike(member, favourite) ? 1 : -1;
	}
	for (api_id i = 1; i < count && favourite; i++) {
		const struct api_member *member = candidate(facts, receiver, pattern, i);

		all += member != NULL;
		for_it += member && are_alike(member, favourite);
	}
	return 2 * for_it > all ? favourite->name : (struct slice){"", 0};
}
