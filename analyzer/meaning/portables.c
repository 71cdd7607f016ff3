/* Values as other files are told of them. */
#include "meaning/evaluator.h"

#include "base/search.h"

enum { ENTRIES_TOLD = 32, NESTED_TOLD = 3 };

const struct portable *portable_find(const struct portable_names *names, struct slice name)
{
	uint32_t at = 0;

	PARTITION_POINT(at, names->count, slice_order(names->at[at].name, name) < 0);
	return at < names->count && slice_equal(names->at[at].name, name) ? &names->at[at].value : NULL;
}

/* 1 + number of the parameter; 0 when the node is none of this function. */
static uint8_t parameter_number(const struct facts *facts, const struct function_thing *function, node_id node)
{
	for (uint32_t i = 0; function && node && i < ARGUMENTS_TOLD; i++) {
		node_id parameter = parameter_at(facts, function, i);

		if (!parameter)
			break;
		if (parameter == node || (node_inside(facts->tree, node, parameter)))
			return (uint8_t)(i + 1);
	}
	return 0;
}

static struct distant_origin told_origin(struct facts *facts, struct value value, struct arena *arena)
{
	const struct distant_origin *distant = value.origin ? distant_origin_of(facts, value.origin) : NULL;
	const struct source *source = facts->tree->source;

	if (distant)
		return (struct distant_origin){distant->path, distant->line, arena_copy(arena, distant->words)};
	if (!value.origin || value.rows.tag == BOUND_UNKNOWN)
		return (struct distant_origin){0};
	return (struct distant_origin){source->path, source_place(source, tree_node(facts->tree, value.origin)->start).cell_line,
	                               arena_copy(arena, origin_words(facts, value, arena))};
}

static struct portable nested_portable(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena,
                                       int depth);

static const struct portable_container *told_container(struct facts *facts, const struct container_thing *container,
                                                       const struct function_thing *within, struct arena *arena, int depth)
{
	struct portable_container *told = ARENA_NEW(arena, struct portable_container);
	uint32_t count = container->entries.count < ENTRIES_TOLD ? container->entries.count : ENTRIES_TOLD;
	struct portable_entry *entries = ARENA_ARRAY(arena, struct portable_entry, count);

	for (uint32_t i = 0; i < count; i++) {
		entries[i].key = nested_portable(facts, container->entries.at[i].key, within, arena, depth + 1);
		entries[i].value = nested_portable(facts, container->entries.at[i].value, within, arena, depth + 1);
	}
	*told = (struct portable_container){entries, count, container->whole && count == container->entries.count};
	return told;
}

/* Functions and classes of this file are told only while its summary is made. */
static void tell_thing(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena, int depth,
                       struct portable *told)
{
	struct thing thing = *thing_of(facts, value);

	if (thing.sort == THING_NUMBER) {
		told->sort = PORTABLE_NUMBER;
		told->is.number = thing.is.number;
	} else if (thing.sort == THING_TEXT || thing.sort == THING_PATH) {
		told->sort = thing.sort == THING_TEXT ? PORTABLE_TEXT : PORTABLE_PATH;
		told->is.text = arena_copy(arena, thing.is.text);
	} else if (thing.sort == THING_DISTANT_FUNCTION) {
		told->sort = PORTABLE_FUNCTION;
		told->is.function = thing.is.distant_function;
	} else if (thing.sort == THING_DISTANT_MODULE) {
		told->sort = PORTABLE_MODULE;
		told->is.module = thing.is.distant_module;
	} else if (thing.sort == THING_CONTAINER && depth < NESTED_TOLD) {
		told->sort = PORTABLE_CONTAINER;
		told->is.container = told_container(facts, thing.is.container, within, arena, depth);
	} else if (thing.sort == THING_FUNCTION && facts->summaries) {
		told->sort = PORTABLE_FUNCTION;
		told->is.function = summary_of_function(facts, thing.is.function);
	} else if ((thing.sort == THING_CLASS || thing.sort == THING_INSTANCE) && (thing.is.class_->distant || facts->summaries)) {
		told->sort = thing.sort == THING_CLASS ? PORTABLE_CLASS : PORTABLE_INSTANCE;
		told->is.class_ = thing.is.class_->distant ? thing.is.class_->distant : summary_of_class(facts, thing.is.class_);
	}
}

static bool is_counted(struct value value)
{
	enum kind kind = (enum kind)value.kind;

	return kind_is(kind, KIND_LIST) || kind_is(kind, KIND_ITERATOR) || kind == KIND_DICT || kind == KIND_NUMBER;
}

/* The parameter that a name stands for all over its function. */
static uint8_t parameter_named(const struct facts *facts, const struct function_thing *function, node_id name)
{
	const struct tree *tree = facts->tree;

	for (node_id n = function ? function->node : 0; n && n <= tree_node(tree, function->node)->last; n++) {
		node_id left = node_kind(tree, n) == NODE_ASSIGNMENT ? node_child(tree, n, FIELD_LEFT) : 0;

		if (left && node_mentions(tree, left, node_text(tree, name)))
			return 0;
	}
	for (uint32_t i = 0; function && i < ARGUMENTS_TOLD; i++) {
		node_id parameter = parameter_at(facts, function, i);

		if (!parameter)
			break;
		if (slice_equal(node_text(tree, parameter_name(tree, parameter)), node_text(tree, name)))
			return (uint8_t)(i + 1);
	}
	return 0;
}

/* def run(query): return spark.sql(query) */
static uint8_t query_number(const struct facts *facts, const struct function_thing *within, struct value value)
{
	const struct node_fact *made = value.plan && value.plan == value.origin ? fact_find(facts, value.plan) : NULL;
	node_id arguments = made && facts->api->members[made->entry].rows == ROWS_SQL ? node_child(facts->tree, value.plan, FIELD_ARGUMENTS) : 0;
	node_id text = arguments ? node_first(facts->tree, arguments) : 0;

	return text && node_kind(facts->tree, text) == NODE_IDENTIFIER ? parameter_named(facts, within, text) : 0;
}

static struct portable nested_portable(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena,
                                       int depth)
{
	struct portable told = {.value = value};
	struct value *plain = &told.value;

	told.origin = told_origin(facts, value, arena);
	told.follows = parameter_number(facts, within, value.origin);
	told.made_of = parameter_number(facts, within, value.made);
	told.queries = query_number(facts, within, value);
	told.same = told.follows && parameter_number(facts, within, value.plan) == told.follows;
	if (value.rows.tag != BOUND_UNBOUNDED && value.rows.tag != BOUND_UNKNOWN)
		told.follows = 0;
	if (!told.follows && !is_counted(value)) /* how long a list is stays up to whoever gives it */
		plain->traits &= (uint16_t)~(1u << TRAIT_PARAMETER);
	plain->origin = plain->step = plain->made = 0;
	plain->plan = plain->cached = plain->of = plain->run = 0;
	plain->steps = 0;
	tell_thing(facts, value, within, arena, depth, &told);
	return told;
}

struct portable portable_of(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena)
{
	return nested_portable(facts, value, within, arena, 0);
}
