/* What other files are told of this one. Functions are evaluated with unknown arguments; what comes of them is said in terms of
 * their parameters. */
#include "meaning/evaluator.h"

#include <stdlib.h>

void note_fate(struct facts *facts, struct value value, enum fate fate)
{
	node_id parent = value.plan ? node_parent(facts->tree, value.plan) : 0;

	if (facts->summaries && parent && node_kind(facts->tree, parent) == NODE_PARAMETERS)
		fact_of(facts, value.plan)->fate |= (uint8_t)fate;
}

static uint32_t twins_of(const struct facts *facts, uint32_t scope)
{
	return scope == UINT32_MAX ? 0 : facts->scopes.all.at[scope].twins;
}

struct function_summary *summary_of_function(struct facts *facts, struct function_thing *function)
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

struct class_summary *summary_of_class(struct facts *facts, struct class_thing *class_)
{
	if (!class_->summary) {
		class_->summary = ARENA_NEW(facts->summaries, struct class_summary);
		*class_->summary = (struct class_summary){.home = facts->summary, .number = facts->summary->definitions++,
		                                          .path = facts->tree->source->path, .twins = twins_of(facts, class_->scope)};
	}
	return class_->summary;
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
