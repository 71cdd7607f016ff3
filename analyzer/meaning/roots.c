/* Functions that nothing in the file calls. */
#include "meaning/evaluator.h"

/* self, in a method that is evaluated without a call. */
static bool needs_self(const struct function_thing *function)
{
	return function->owner && !function->is_static;
}

static void evaluate_root(struct facts *facts, struct function_thing *function)
{
	struct activation activation = {0};
	struct bound_thing self = {.count = 1};

	if (needs_self(function)) {
		self.first[0] = self_of(facts, function);
		activation.bound = &self;
	}
	evaluate_body(facts, function, &activation, PER_NOTHING, false, true);
}

enum root_pass { PASS_CONSTRUCTORS, PASS_NEVER_MENTIONED, PASS_REST, PASS_COUNT };

static bool is_root_in(const struct facts *facts, const struct function_thing *function, enum root_pass pass)
{
	node_id name = node_child(facts->tree, function->node, FIELD_NAME);
	struct slice text = name ? node_text(facts->tree, name) : (struct slice){"", 0};

	if (function->evaluated || function->scope == UINT32_MAX)
		return false;
	if (pass == PASS_CONSTRUCTORS)
		return slice_equal(text, SLICE("__init__"));
	return pass == PASS_REST || (name && facts->mentions[name_find(&facts->names, text)] <= 1);
}

/* Functions that nothing evaluated so far. Constructors first, since they make the attributes that other methods read; then those whose
 * name stands nowhere else, since they may call the rest. */
void evaluate_roots(struct facts *facts)
{
	for (int pass = 0; pass < PASS_COUNT; pass++)
		for (uint32_t i = 0; i < facts->functions.count; i++) /* grows while functions define functions */
			if (is_root_in(facts, facts->functions.at[i], (enum root_pass)pass))
				evaluate_root(facts, facts->functions.at[i]);
}
