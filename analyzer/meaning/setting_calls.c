/* Calls of the API model that set Spark configuration, and what they set it in. */
#include "meaning/evaluator.h"

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

bool is_configuration(enum kind kind)
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

void note_settings(struct facts *facts, const struct call *call, struct value *result)
{
	note_configuration(facts, call, result);
	if (call->member->sets)
		note_sets(facts, call);
	if (call->member->sets_of != NO_ARGUMENT)
		note_sets_of(facts, call);
}
