#include "meaning/evaluator.h"

/* [f(x) for x in y] has the length of y. */
static bool keeps_length(const struct tree *tree, node_id comprehension)
{
	node_id body = node_child(tree, comprehension, FIELD_BODY), clause = body ? node_next(tree, body) : 0;

	return node_kind(tree, comprehension) == NODE_LIST_COMPREHENSION && clause && !node_next(tree, clause);
}

/* sum(r.x for r in rows), len([r for r in rows if r.x]): a built-in that makes one small thing of what it gets. */
static bool reducing_call(struct facts *facts, node_id node, enum use *how)
{
	const struct tree *tree = facts->tree;
	node_id call = node_parent(tree, node), function;
	const struct api_member *member;

	if (node_kind(tree, call) == NODE_ARGUMENTS)
		call = node_parent(tree, call);
	function = node_kind(tree, call) == NODE_CALL ? node_child(tree, call, FIELD_FUNCTION) : 0;
	if (!function || node_kind(tree, function) != NODE_IDENTIFIER)
		return false;
	member = &facts->api->members[api_find_dotted(facts->api, path_of(facts, name_value(facts, function)))];
	return member->folds == NO_ARGUMENT && /* a fold can make anything of them: a frame of many, too */
	       use_of_word(member->uses, how) && (*how == USE_REDUCED || *how == USE_LENGTH);
}

/* How a comprehension uses what it goes through. */
static enum use clause_use(struct facts *facts, node_id node)
{
	enum use how;

	if (reducing_call(facts, node, &how))
		return keeps_length(facts->tree, node) ? how : USE_REDUCED;
	return node_kind(facts->tree, node) == NODE_GENERATOR ? USE_ITERATED : USE_COPIED;
}

/* for a in b for c in d: each clause binds before the next is evaluated; the body comes last. */
static struct bound bind_clauses(struct facts *facts, node_id node, node_id body, struct value *single, uint16_t *traits)
{
	struct environment *inner = facts->frame->environment;
	struct bound turns = BOUND_OF(1);
	uint32_t clauses = 0;
	enum use how = clause_use(facts, node);

	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		node_id left = node_child(facts->tree, n, FIELD_LEFT), right = node_child(facts->tree, n, FIELD_RIGHT);
		struct value iterable;

		if (n == body || node_kind(facts->tree, n) != NODE_FOR_IN || !left || !right) {
			if (n != body)
				for (node_id c = node_first(facts->tree, n); c; c = node_next(facts->tree, c))
					evaluate(facts, c);
			continue;
		}
		facts->frame->environment = clauses ? inner : inner->outer; /* the first one is not evaluated in here */
		iterable = evaluate(facts, right);
		facts->frame->environment = inner;
		*single = clauses++ == 0 ? iterable : (struct value){0};
		if (how != USE_ITERATED)
			use(facts, iterable, how);
		else if (iterable.kind != KIND_GROUP_VALUES) /* whoever goes through the generator uses them */
			iterate(facts, iterable, node);
		note_turns(facts, n, iterable);
		turns = bound_product(turns, iterable.rows);
		*traits |= iterable.traits & (1u << TRAIT_PARAMETER);
		assign(facts, left, element_of(facts, iterable));
	}
	return turns;
}

static enum kind result_kind(enum node_kind kind)
{
	static const uint8_t kinds[NODE_KIND_COUNT] = {
		[NODE_LIST_COMPREHENSION] = KIND_LIST, [NODE_SET_COMPREHENSION] = KIND_SET,
		[NODE_DICTIONARY_COMPREHENSION] = KIND_DICT, [NODE_GENERATOR] = KIND_ITERATOR};

	return (enum kind)kinds[kind];
}

/* Frames that are made here are not given, however many there are. */
static bool is_made_here(struct value element)
{
	return kind_is_spark((enum kind)element.kind) && !value_has(element, TRAIT_PARAMETER);
}

/* [spark.read.parquet(f) for f in files], [count(c) for c in columns]: any number of such frames or columns. */
static struct value list_of(struct facts *facts, struct value value, struct value element)
{
	struct value list = container_value(facts, (enum kind)value.kind);

	container_of(facts, list)->whole = false;
	*list_push(facts->arena, &container_of(facts, list)->entries) =
		(struct container_entry){.key = value_of_kind(KIND_NOTHING), .value = element};
	list.rows = value.rows;
	return list;
}

struct value evaluate_comprehension(struct facts *facts, node_id node)
{
	node_id body = node_child(facts->tree, node, FIELD_BODY);
	struct environment *outer = facts->frame->environment;
	struct value value = value_of_kind(result_kind(node_kind(facts->tree, node))), source = {0}, element;
	uint8_t per = facts->frame->per;
	uint16_t traits = 0;
	uint32_t scope = scope_of(&facts->scopes, node);

	if (scope == UINT32_MAX || !body)
		return value;
	facts->frame->environment = environment_new(facts, scope, outer);
	value.rows = bind_clauses(facts, node, body, &source, &traits);
	facts->frame->per = (uint8_t)turn_granularity(facts, source);
	facts->frame->loop_depth++;
	element = evaluate(facts, body);
	if (node_kind(facts->tree, body) == NODE_PAIR)
		for (node_id n = node_first(facts->tree, body); n; n = node_next(facts->tree, n))
			element = evaluate(facts, n);
	if (element.kind == KIND_BROADCAST) /* pieces of one thing: whoever holds the list can destroy them */
		escape(facts, element);
	facts->frame->loop_depth--;
	facts->frame->per = per;
	facts->frame->environment = outer;
	if (element.kind == KIND_PANDAS || kind_is_spark((enum kind)element.kind))
		value = list_of(facts, value, element);
	value.element = element.kind;
	value.traits |= is_made_here(element) ? 0 : traits;
	value.traits |= element.traits & 1u << TRAIT_HEAVY;
	value.made = source.made ? source.made : element.made;
	value.origin = source.origin;
	if (kind_is((enum kind)source.kind, KIND_PARTITION) && value.kind == KIND_ITERATOR) /* still streams */
		value.kind = source.kind;
	else if (value.kind == KIND_ITERATOR)
		value.traits |= 1u << TRAIT_UNPICKLABLE;
	return record(facts, node, value);
}
