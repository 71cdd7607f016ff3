/* What other files are told of this one. Functions are evaluated with unknown arguments; what comes of them is said in terms of
 * their parameters. */
#include "meaning/evaluator.h"

#include "base/search.h"

#include <stdlib.h>

enum { ENTRIES_TOLD = 32, NESTED_TOLD = 3 };

const struct portable *portable_find(const struct portable_names *names, struct slice name)
{
	uint32_t at = 0;

	PARTITION_POINT(at, names->count, slice_order(names->at[at].name, name) < 0);
	return at < names->count && slice_equal(names->at[at].name, name) ? &names->at[at].value : NULL;
}

void note_fate(struct facts *facts, struct value value, enum fate fate)
{
	node_id parent = value.plan ? node_parent(facts->tree, value.plan) : 0;

	if (facts->summaries && parent && node_kind(facts->tree, parent) == NODE_PARAMETERS)
		fact_of(facts, value.plan)->fate |= (uint8_t)fate;
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

static uint32_t twins_of(const struct facts *facts, uint32_t scope)
{
	return scope == UINT32_MAX ? 0 : facts->scopes.all.at[scope].twins;
}

static struct function_summary *summary_of_function(struct facts *facts, struct function_thing *function)
{
	const struct source *source = facts->tree->source;
	node_id name = node_child(facts->tree, function->node, FIELD_NAME);

	if (function->summary)
		return function->summary;
	function->summary = ARENA_NEW(facts->summaries, struct function_summary);
	*function->summary = (struct function_summary){
		.home = facts->summary, .number = facts->summary->definitions++, .path = source->path, .twins = twins_of(facts, function->scope),
		.name = name ? arena_copy(facts->summaries, node_text(facts->tree, name)) : (struct slice){"", 0},
		.is_static = function->is_static, .is_class_method = function->is_class_method, .is_property = function->is_property};
	*list_push(facts->arena, &facts->summarised) = function;
	return function->summary;
}

static struct class_summary *summary_of_class(struct facts *facts, struct class_thing *class_)
{
	if (!class_->summary) {
		class_->summary = ARENA_NEW(facts->summaries, struct class_summary);
		*class_->summary = (struct class_summary){.home = facts->summary, .number = facts->summary->definitions++,
		                                          .path = facts->tree->source->path, .twins = twins_of(facts, class_->scope)};
	}
	return class_->summary;
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

static int by_name(const void *a, const void *b)
{
	return slice_order(((const struct named_portable *)a)->name, ((const struct named_portable *)b)->name);
}

static struct portable_names sorted(struct named_portable *at, uint32_t count)
{
	if (count)
		qsort(at, count, sizeof *at, by_name);
	return (struct portable_names){at, count};
}

/* What the names of a module or a class body are bound to at its end. */
static struct portable_names told_names(struct facts *facts, const struct environment *environment)
{
	const struct scope *scope = &facts->scopes.all.at[environment->scope];
	struct named_portable *told = ARENA_ARRAY(facts->summaries, struct named_portable, scope->symbols.count);
	uint32_t count = 0;

	for (uint32_t i = 0; i < scope->symbols.count; i++)
		if (environment->slots[i].bound)
			told[count++] = (struct named_portable){
				arena_copy(facts->summaries, name_text(&facts->names, scope->symbols.at[i].name)),
				portable_of(facts, environment->slots[i].value, NULL, facts->summaries), false};
	return sorted(told, count);
}

static void tell_parameters(struct facts *facts, const struct function_thing *function, struct function_summary *summary)
{
	struct parameter_summary *told = ARENA_ARRAY(facts->summaries, struct parameter_summary, ARGUMENTS_TOLD);

	summary->parameters = told;
	for (uint32_t i = 0; i < ARGUMENTS_TOLD; i++) {
		node_id parameter = parameter_at(facts, function, i), name = parameter ? parameter_name(facts->tree, parameter) : 0;
		const struct node_fact *fact = parameter ? fact_find(facts, parameter) : NULL;

		if (!parameter)
			break;
		told[i].name = arena_copy(facts->summaries, node_text(facts->tree, name));
		if (fact) {
			told[i].uses = fact->uses;
			told[i].released = fact->fate & FATE_RELEASED;
			told[i].acted = fact->fate & FATE_ACTED;
			told[i].escapes = fact->fate & FATE_ESCAPES;
			told[i].viewed = fact->fate & FATE_VIEWED;
		}
		summary->parameter_count = i + 1;
	}
}

/* What it builds whatever it is given: as if Spark called it. */
static uint8_t builds_alone(struct facts *facts, struct function_thing *function, const struct bound_thing *self)
{
	struct activation activation = {.by_spark = true, .bound = self};
	uint8_t all = function->builds, alone;

	if (!all)
		return all;
	function->builds = MODEL_NONE;
	evaluate_body(facts, function, &activation, PER_ROW, false, false);
	alone = function->builds;
	function->builds = all;
	return alone;
}

static void tell_function(struct facts *facts, struct function_thing *function)
{
	struct activation activation = {0};
	struct bound_thing self = {.count = 1};

	if (function->owner && !function->is_static) {
		self.first[0] = self_of(facts, function);
		activation.bound = &self;
	}
	if (!function->rooted)
		evaluate_body(facts, function, &activation, PER_NOTHING, false, true);
	function->summary->result = portable_of(facts, function->root_result, function, facts->summaries);
	function->summary->owner = function->owner ? summary_of_class(facts, function->owner) : NULL;
	tell_parameters(facts, function, function->summary);
	function->summary->builds = function->builds;
	function->summary->builds_alone = builds_alone(facts, function, activation.bound);
}

static const struct function_thing *constructor_of(const struct facts *facts, const struct class_thing *class_)
{
	uint32_t slot = scope_find(&facts->scopes.all.at[class_->scope], name_find(&facts->names, SLICE("__init__")));

	return slot == UINT32_MAX || !class_->body ? NULL : function_of(facts, class_->body->slots[slot].value);
}

static struct portable_names told_attributes(struct facts *facts, const struct class_thing *class_)
{
	const struct function_thing *constructor = constructor_of(facts, class_);
	struct named_portable *told = ARENA_ARRAY(facts->summaries, struct named_portable, class_->attributes.count);

	for (uint32_t i = 0; i < class_->attributes.count; i++)
		told[i] = (struct named_portable){
			arena_copy(facts->summaries, name_text(&facts->names, class_->attributes.at[i].name)),
			portable_of(facts, class_->attributes.at[i].value, constructor, facts->summaries), class_->attributes.at[i].unsure};
	return sorted(told, class_->attributes.count);
}

static void tell_bases(struct facts *facts, const struct class_thing *class_, struct class_summary *summary)
{
	const struct class_summary **bases = ARENA_ARRAY(facts->summaries, const struct class_summary *, class_->line.count);

	for (uint32_t i = 1; i < class_->line.count; i++)
		bases[summary->base_count++] = class_->line.at[i]->distant ? class_->line.at[i]->distant : summary_of_class(facts, class_->line.at[i]);
	summary->bases = bases;
}

static void tell_class(struct facts *facts, struct class_thing *class_)
{
	struct class_summary *summary = class_->summary;
	node_id name = node_child(facts->tree, class_->node, FIELD_NAME);

	summary->name = name ? arena_copy(facts->summaries, node_text(facts->tree, name)) : (struct slice){"", 0};
	tell_bases(facts, class_, summary);
	if (class_->body)
		summary->members = told_names(facts, class_->body);
	summary->attributes = told_attributes(facts, class_);
}

/* Functions tell of classes, and classes of functions, until nothing new comes up. */
static void tell_all(struct facts *facts)
{
	uint32_t functions = 0, told;

	do {
		told = functions;
		for (; functions < facts->summarised.count; functions++)
			tell_function(facts, facts->summarised.at[functions]);
		for (uint32_t i = facts->classes.count; i > 0; i--) /* bases stand before what is made of them */
			if (facts->classes.at[i - 1]->summary && !facts->classes.at[i - 1]->summary->name.at) {
				tell_class(facts, facts->classes.at[i - 1]);
				told = UINT32_MAX;
			}
	} while (told != functions || functions < facts->summarised.count);
}

static void tell_stars(struct facts *facts, struct module_summary *summary)
{
	struct star *stars = ARENA_ARRAY(facts->summaries, struct star, facts->stars.count);

	for (uint32_t i = 0; i < facts->stars.count; i++)
		stars[i] = (struct star){arena_copy(facts->summaries, facts->stars.at[i].module), facts->stars.at[i].distant};
	summary->stars = stars;
	summary->star_count = facts->stars.count;
}

struct module_summary *summarise(struct facts *facts)
{
	struct module_summary *summary = facts->summary = ARENA_NEW(facts->summaries, struct module_summary);

	summary->path = facts->tree->source->path;
	summary->names = told_names(facts, facts->module);
	tell_stars(facts, summary);
	tell_all(facts);
	return summary;
}
