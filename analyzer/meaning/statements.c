#include "meaning/statements.h"

/* A notebook shows the value of a cell's last line. */
static void discard(struct facts *facts, struct value value)
{
	use(facts, value, facts->tree->source->cells ? USE_PRINTED : USE_DISCARDED);
}

static void expression_statement(struct facts *facts, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		enum node_kind kind = node_kind(facts->tree, n);

		if (kind == NODE_ASSIGNMENT || kind == NODE_AUGMENTED_ASSIGNMENT)
			evaluate_statement(facts, n);
		else
			discard(facts, evaluate(facts, n));
	}
}

static void return_statement(struct facts *facts, node_id node)
{
	node_id child = node_first(facts->tree, node);
	struct value value = child ? evaluate(facts, child) : value_of_kind(KIND_NOTHING);
	const struct container_thing *together = container_of(facts, value); /* return a, b */
	struct frame *frame = facts->frame;

	if (frame->root || frame->per != PER_NOTHING) {
		use(facts, value, USE_RETURNED);
		give_back(facts, value, node);
		for (uint32_t i = 0; together && i < together->entries.count; i++)
			escape(facts, together->entries.at[i].value);
	}
	frame->result = frame->returns ? value_join(frame->result, value) : value;
	frame->returns = true;
	frame->dead = true;
}

static void leave(struct facts *facts, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n))
		evaluate(facts, n);
	facts->frame->dead = true;
}

static void each_expression(struct facts *facts, node_id node)
{
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n))
		use(facts, evaluate(facts, n), USE_TRUTH);
}

static void assert_statement(struct facts *facts, node_id node)
{
	each_expression(facts, node);
	note_measured(facts, node_first(facts->tree, node), true);
}

/* What `as` binds: what __enter__() returns, or what a generator that stands for such an object yields. */
static struct value entered(struct facts *facts, node_id node, struct value value)
{
	static const struct arguments none = {0};
	struct value enter = {0}, object = value;

	if (value.kind == KIND_ITERATOR)
		return element_of(facts, value);
	if (thing_of(facts, value)->sort == THING_INSTANCE)
		resolve_member(facts, node, &object, SLICE("__enter__"), &enter);
	return enter.of ? call_function(facts, enter, &none, node) : value;
}

static void with_item(struct facts *facts, node_id item)
{
	node_id value_node = node_child(facts->tree, item, FIELD_VALUE), target = 0;
	struct value value;

	if (!value_node)
		return;
	if (node_kind(facts->tree, value_node) == NODE_AS_PATTERN) {
		target = node_child(facts->tree, value_node, FIELD_ALIAS);
		value_node = node_first(facts->tree, value_node);
	}
	value = entered(facts, value_node, evaluate(facts, value_node));
	if (target)
		assign(facts, target, value);
}

static void with_statement(struct facts *facts, node_id node)
{
	node_id body = node_child(facts->tree, node, FIELD_BODY);

	for (node_id clause = node_first(facts->tree, node); clause && clause != body; clause = node_next(facts->tree, clause))
		for (node_id item = node_first(facts->tree, clause); item; item = node_next(facts->tree, item))
			with_item(facts, item);
	if (body)
		evaluate_block(facts, body);
}

static void function_definition(struct facts *facts, node_id node)
{
	node_id name = node_child(facts->tree, node, FIELD_NAME);

	if (name)
		bind_name(facts, node_text(facts->tree, name), define_function(facts, node, 0));
}

static void class_definition(struct facts *facts, node_id node)
{
	node_id name = node_child(facts->tree, node, FIELD_NAME);

	if (name)
		bind_name(facts, node_text(facts->tree, name), define_class(facts, node));
}

/* The decorators are called with the function, innermost first. */
static void decorated_definition(struct facts *facts, node_id node)
{
	node_id definition = node_child(facts->tree, node, FIELD_DEFINITION);
	node_id name = definition ? node_child(facts->tree, definition, FIELD_NAME) : 0;

	if (!name)
		return;
	if (node_kind(facts->tree, definition) == NODE_CLASS) {
		class_definition(facts, definition);
		bind_name(facts, node_text(facts->tree, name), decorate_class(facts, node, name_value(facts, name)));
	} else {
		bind_name(facts, node_text(facts->tree, name), define_function(facts, definition, node));
	}
}

typedef void evaluate_statement_node(struct facts *facts, node_id node);

static evaluate_statement_node *const statements[NODE_KIND_COUNT] = {
	[NODE_EXPRESSION_STATEMENT] = expression_statement,
	[NODE_ASSIGNMENT] = assignment,
	[NODE_TYPE_ALIAS] = alias_statement,
	[NODE_AUGMENTED_ASSIGNMENT] = augmented_assignment,
	[NODE_RETURN] = return_statement,
	[NODE_RAISE] = leave,
	[NODE_DELETE] = each_expression,
	[NODE_ASSERT] = assert_statement,
	[NODE_PRINT] = each_expression,
	[NODE_IMPORT] = import_statement,
	[NODE_IMPORT_FROM] = import_from,
	[NODE_IF] = if_statement,
	[NODE_FOR] = for_statement,
	[NODE_WHILE] = while_statement,
	[NODE_TRY] = try_statement,
	[NODE_WITH] = with_statement,
	[NODE_MATCH] = match_statement,
	[NODE_FUNCTION] = function_definition,
	[NODE_CLASS] = class_definition,
	[NODE_DECORATED] = decorated_definition,
	[NODE_BLOCK] = evaluate_block,
	[NODE_MODULE] = evaluate_block,
	[NODE_ERROR] = evaluate_block,
};

void evaluate_statement(struct facts *facts, node_id node)
{
	evaluate_statement_node *statement = statements[node_kind(facts->tree, node)];

	if (facts->depth >= DEPTH_MOST || facts->budget == 0) {
		facts->stopped = facts->stopped ? facts->stopped : node;
		return;
	}
	facts->depth++;
	facts->budget--;
	if (statement)
		statement(facts, node);
	else
		evaluate(facts, node); /* a bare expression inside an error */
	facts->depth--;
}

/* Statements after a return, a raise or a break in the same block are not reached, but a rule may still speak there. */
void evaluate_block(struct facts *facts, node_id block)
{
	if (!block)
		return;
	for (node_id n = node_first(facts->tree, block); n; n = node_next(facts->tree, n))
		evaluate_statement(facts, n);
}
