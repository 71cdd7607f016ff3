#include "meaning/evaluator.h"

static uint32_t argument_count(const struct tree *tree, node_id list)
{
	uint32_t count = 0;

	for (node_id n = node_first(tree, list); n; n = node_next(tree, n))
		count++;
	return count;
}

static void read_argument(struct facts *facts, node_id node, struct argument *argument)
{
	enum node_kind kind = node_kind(facts->tree, node);
	node_id name = node_child(facts->tree, node, FIELD_NAME), value = node_child(facts->tree, node, FIELD_VALUE);

	argument->node = node;
	argument->splat = kind == NODE_LIST_SPLAT || kind == NODE_DICTIONARY_SPLAT;
	if (kind == NODE_KEYWORD_ARGUMENT && name && value) {
		argument->keyword = node_text(facts->tree, name);
		argument->node = value;
		argument->value = evaluate(facts, value);
	} else {
		argument->value = evaluate(facts, node);
	}
}

struct arguments read_arguments(struct facts *facts, node_id list)
{
	struct arguments arguments = {0};
	uint32_t most;

	if (!list)
		return arguments;
	if (node_kind(facts->tree, list) == NODE_GENERATOR) { /* f(x for x in y) */
		arguments.at = ARENA_ARRAY(&facts->scratch, struct argument, 1);
		arguments.count = 1;
		read_argument(facts, list, arguments.at);
		return arguments;
	}
	most = argument_count(facts->tree, list);
	arguments.at = ARENA_ARRAY(&facts->scratch, struct argument, most);
	for (node_id n = node_first(facts->tree, list); n; n = node_next(facts->tree, n))
		read_argument(facts, n, &arguments.at[arguments.count++]);
	return arguments;
}

struct arguments without_receiver(const struct arguments *arguments, struct value *receiver)
{
	struct arguments rest = *arguments;

	if (receiver->kind != KIND_UNKNOWN && rest.count && !rest.at[0].keyword.length && kind_is((enum kind)rest.at[0].value.kind, (enum kind)receiver->kind)) {
		*receiver = rest.at[0].value;
		rest.at++;
		rest.count--;
	}
	return rest;
}

struct arguments without_subject(const struct arguments *arguments, const struct api_member *member, struct value *receiver)
{
	struct arguments rest = *arguments;
	struct argument subject;
	uint32_t at = 0;

	while (at < rest.count && rest.at[at].keyword.length && !slice_equal(rest.at[at].keyword, member->of))
		at++;
	if (!member->of.length || at == rest.count)
		return rest;
	subject = rest.at[at];
	rest.at[at] = rest.at[0]; /* with a keyword there is none before it that has no keyword */
	rest.at[0] = subject;
	*receiver = subject.value;
	rest.at++;
	rest.count--;
	return rest;
}
