/* Models that are built or loaded on executors. */
#include "meaning/evaluator.h"

/* nn.Module, tf.keras.Model: what a class of the file that derives from it is. */
enum model_effect model_of_class(const struct facts *facts, struct slice path)
{
	return (enum model_effect)facts->api->members[api_find_dotted(facts->api, path)].model;
}

/* The function declares a global: it keeps there what it made, for whoever calls it again in this task. */
static bool declares_global(const struct facts *facts)
{
	const struct environment *environment = facts->frame->environment;
	const struct scope *scope = &facts->scopes.all.at[environment->scope];

	for (uint32_t i = 0; i < scope->symbols.count; i++)
		if (scope->symbols.at[i].elsewhere)
			return true;
	return false;
}

/* The target, what it is a part of, or its name: self.model, models[path], "model" of hasattr(self, "model"). */
static bool is_tested(const struct tree *tree, node_id target, node_id tested)
{
	node_id whole = node_kind(tree, target) == NODE_SUBSCRIPT ? node_child(tree, target, FIELD_VALUE) : target;
	node_id name = node_child(tree, target, FIELD_ATTRIBUTE);

	if (node_kind(tree, tested) == NODE_STRING_CONTENT)
		return name && slice_equal(node_text(tree, name), node_text(tree, tested));
	return whole && (node_kind(tree, tested) == NODE_IDENTIFIER || node_kind(tree, tested) == NODE_ATTRIBUTE) &&
	       slice_equal(node_text(tree, whole), node_text(tree, tested));
}

static bool assigns_tested(const struct tree *tree, node_id condition, node_id block)
{
	for (node_id n = block; n <= tree_node(tree, block)->last; n++) {
		node_id target = node_kind(tree, n) == NODE_ASSIGNMENT ? node_child(tree, n, FIELD_LEFT) : 0;

		for (node_id c = condition; target && c <= tree_node(tree, condition)->last; c++)
			if (is_tested(tree, target, c))
				return true;
	}
	return false;
}

/* if model is None: model = load(); if path not in models: models[path] = load() */
static bool is_guarded(struct facts *facts, node_id call)
{
	const struct tree *tree = facts->tree;

	for (node_id n = call; n && node_kind(tree, n) != NODE_FUNCTION; n = node_parent(tree, n)) {
		node_id condition = node_kind(tree, n) == NODE_IF ? node_child(tree, n, FIELD_CONDITION) : 0;
		node_id block = node_kind(tree, n) == NODE_IF ? node_child(tree, n, FIELD_CONSEQUENCE) : 0;
		struct node_fact *fact;

		if (!condition || !block || !node_inside(tree, call, block))
			continue;
		fact = fact_of(facts, n);
		if (fact->filling == FILLS_UNASKED)
			fact->filling = assigns_tested(tree, condition, block) ? FILLS : FILLS_NOT;
		if (fact->filling == FILLS)
			return true;
	}
	return false;
}

static void note_built(struct facts *facts, uint8_t model)
{
	facts->built = model > facts->built ? model : facts->built;
}

void note_builder(struct facts *facts, struct function_thing *function, uint8_t before)
{
	if (facts->built && (function->memoized || facts_in_training(facts, function->node) == YES))
		facts->built = MODEL_NONE;
	function->builds = facts->built > function->builds ? facts->built : function->builds;
	note_built(facts, before);
}

void note_builder_again(struct facts *facts, const struct function_thing *function)
{
	note_built(facts, function->builds);
}

/* A file without a word of Spark is not checked: what its functions build is said where they are called. */
void note_distant_model(struct facts *facts, const struct function_summary *function, node_id call)
{
	uint8_t model = facts->given ? function->builds_alone : function->builds;
	bool given = facts->given;

	if (function->home->about_spark) {
		note_built(facts, model);
		return;
	}
	facts->given = false;
	note_model(facts, call, (enum model_effect)model);
	facts->given = given;
}

/* What a model class does in its methods is a part of it; a model made of the row is that row's. */
void note_model(struct facts *facts, node_id call, enum model_effect model)
{
	const struct function_thing *function = facts->frame->function;
	struct node_fact *fact;
	bool kept;

	if (!model || facts->given || (function && function->owner && function->owner->model))
		return;
	kept = (function && function->memoized) || declares_global(facts) || is_guarded(facts, call);
	fact = fact_of(facts, call);
	if (!kept)
		note_built(facts, (uint8_t)model);
	if (kept && fact->per != PER_NOTHING)
		fact->per = PER_PARTITION;
	fact->model = model & 15;
	fact->marks |= MARK_MODEL;
}

/* The other one says more about the same thing: loading the weights, rather than building the network for them. */
static bool says_more(const struct node_fact *other, node_id at, const struct node_fact *fact, node_id node)
{
	if (!other || !other->model || other->per != fact->per || at == node)
		return false;
	return other->model != fact->model ? other->model > fact->model : at < node;
}

/* model.fit(X, y): a model for each element is what is wanted, as in a search for parameters. */
static bool trains(const struct facts *facts, node_id call)
{
	node_id function = node_child(facts->tree, call, FIELD_FUNCTION);
	node_id method = function ? node_child(facts->tree, function, FIELD_ATTRIBUTE) : 0;

	return method && facts->api->members[api_find_of_kind(facts->api, KIND_MODEL, node_text(facts->tree, method))].trains;
}

enum answer facts_in_training(const struct facts *facts, node_id node)
{
	node_id function = enclosing_function(facts->tree, node);

	for (node_id n = function; n && n <= tree_node(facts->tree, function)->last; n++)
		if (node_kind(facts->tree, n) == NODE_CALL && trains(facts, n))
			return YES;
	return NO;
}

enum answer facts_builds_model(const struct facts *facts, node_id call)
{
	const struct node_fact *fact = fact_find(facts, call);
	node_id function;

	if (!fact || !fact->model)
		return answer_of(false);
	function = enclosing_function(facts->tree, call);
	for (node_id n = function; n && n <= tree_node(facts->tree, function)->last; n++)
		if (node_kind(facts->tree, n) == NODE_CALL && (trains(facts, n) || says_more(fact_find(facts, n), n, fact, call)) &&
		    enclosing_function(facts->tree, n) == function)
			return NO;
	return YES;
}
