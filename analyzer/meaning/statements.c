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

/* An annotation speaks where the value is not known. */
static struct value annotated(struct facts *facts, node_id type, struct value value)
{
	struct value declared = type ? annotated_value(facts, type) : (struct value){0};

	return value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING ? value_join(value, declared) : value;
}

/* Whether the expression reads the name that it is assigned to. */
static bool mentions(const struct tree *tree, node_id expression, node_id name)
{
	return node_kind(tree, name) == NODE_IDENTIFIER && node_mentions(tree, expression, node_text(tree, name));
}

/* all = pd.concat([all, part]) */
static void grow_by_copy(struct facts *facts, node_id node, node_id left, node_id right, struct value value)
{
	const struct node_fact *fact = fact_find(facts, right);
	node_id loop = value.made ? enclosing_loop(facts->tree, value.made) : 0;

	if (loop && node_inside(facts->tree, node, loop) && is_new_each_turn(facts, loop, left, node))
		return;
	use(facts, value, USE_GROWS);
	if (fact && slice_equal(facts->api->members[fact->entry].uses, SLICE("copy")))
		note_grown_list(facts, node, left);
}

/* What stands right of the sign; of `a = b = value` b, which has the value by then. */
static node_id assigned(const struct tree *tree, node_id assignment)
{
	node_id right = node_child(tree, assignment, FIELD_RIGHT);

	return right && node_kind(tree, right) == NODE_ASSIGNMENT ? node_child(tree, right, FIELD_LEFT) : right;
}

static void assign_once(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = assigned(facts->tree, node);
	node_id type = node_child(facts->tree, node, FIELD_TYPE);
	struct value value = {0};

	if (right)
		value = evaluate(facts, right);
	if (left && right && facts->frame->loop && mentions(facts->tree, right, left))
		grow_by_copy(facts, node, left, right, value);
	if (left && (right || type))
		assign(facts, left, annotated(facts, type, value));
}

/* a = b = value: from the value outwards. */
static void assignment(struct facts *facts, node_id node)
{
	node_id at = node, right;

	while ((right = node_child(facts->tree, at, FIELD_RIGHT)) && node_kind(facts->tree, right) == NODE_ASSIGNMENT)
		at = right;
	for (; at != node; at = node_parent(facts->tree, at))
		assign_once(facts, at);
	assign_once(facts, node);
}

/* `rows += df.collect()` in a loop lets rows grow; elsewhere it copies. */
static void augmented_assignment(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = node_child(facts->tree, node, FIELD_RIGHT);
	struct value value = right ? evaluate(facts, right) : (struct value){0}, before;
	bool grows;

	if (!left)
		return;
	before = evaluate(facts, left);
	grows = facts->frame->loop && !is_kept_small(facts, facts->frame->loop, left);
	use(facts, value, grows ? USE_GROWS : USE_COPIED);
	if (kind_is((enum kind)before.kind, KIND_LIST) || before.kind == KIND_STRING)
		note_grown_list(facts, node, left);
	if (before.kind == KIND_STRING || before.kind == KIND_NUMBER) {
		before.of = 0;
	} else if (kind_is((enum kind)before.kind, KIND_LIST)) {
		before.of = 0;
		before.rows = grown_rows(facts, node, before.rows, value.rows);
	} else if (before.kind == KIND_UNKNOWN) {
		before = value;
	}
	assign(facts, left, before);
}

/* `type(job).rows = y`: the grammar takes that for an alias of Python 3.12. */
static void alias_statement(struct facts *facts, node_id node)
{
	node_id left = node_child(facts->tree, node, FIELD_LEFT), right = node_child(facts->tree, node, FIELD_RIGHT);
	node_id target = left ? node_first(facts->tree, left) : 0, given = right ? node_first(facts->tree, right) : 0;

	if (target && given && slice_starts(node_text(facts->tree, left), SLICE("(")))
		assign(facts, target, evaluate(facts, given));
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

/* `if __name__ == "__main__"` is how a script says that it is one. */
static void note_main_guard(struct facts *facts, node_id condition)
{
	struct slice text = node_text(facts->tree, condition);

	if (slice_has(text, SLICE("__name__")) && slice_has(text, SLICE("__main__")))
		facts->main_guard = true;
}

/* The arms of if/elif/else are a chain: each one against all that follow. */
static void if_arm(struct facts *facts, node_id condition, node_id consequence, node_id rest);

static void if_rest(struct facts *facts, node_id rest)
{
	node_id condition;

	if (!rest)
		return;
	condition = node_child(facts->tree, rest, FIELD_CONDITION);
	if (node_kind(facts->tree, rest) == NODE_ELIF)
		if_arm(facts, condition, node_child(facts->tree, rest, FIELD_CONSEQUENCE), node_next(facts->tree, rest));
	else if (node_kind(facts->tree, rest) == NODE_ELSE)
		evaluate_block(facts, node_child(facts->tree, rest, FIELD_BODY));
	else
		if_rest(facts, node_next(facts->tree, rest)); /* a comment between the arms */
}

static void if_arm(struct facts *facts, node_id condition, node_id consequence, node_id rest)
{
	struct branch branch;

	if (++facts->depth > DEPTH_MOST) {
		facts->stopped = condition;
	} else {
		if (condition)
			use(facts, evaluate(facts, condition), USE_TRUTH);
		branch_open(facts, &branch);
		note_measured(facts, condition, true);
		if (consequence)
			evaluate_block(facts, consequence);
		branch_else(facts, &branch);
		note_measured(facts, condition, false);
		if_rest(facts, rest);
		branch_close(facts, &branch);
	}
	facts->depth--;
}

static void if_statement(struct facts *facts, node_id node)
{
	node_id condition = node_child(facts->tree, node, FIELD_CONDITION);
	node_id consequence = node_child(facts->tree, node, FIELD_CONSEQUENCE);

	if (condition)
		note_main_guard(facts, condition);
	if_arm(facts, condition, consequence, consequence ? node_next(facts->tree, consequence) : 0);
}

static void except_clause(struct facts *facts, node_id node)
{
	node_id partition_loop = facts->frame->partition_loop;
	struct branch branch;

	branch_open(facts, &branch);
	facts->frame->partition_loop = 0; /* what goes wrong is rare: a list of it does not grow with the partition */
	for (node_id n = node_first(facts->tree, node); n; n = node_next(facts->tree, n)) {
		if (node_kind(facts->tree, n) == NODE_BLOCK)
			evaluate_block(facts, n);
		else
			evaluate(facts, n);
	}
	facts->frame->partition_loop = partition_loop;
	branch_else(facts, &branch);
	branch_close(facts, &branch);
}

static void try_statement(struct facts *facts, node_id node)
{
	node_id body = node_child(facts->tree, node, FIELD_BODY);
	bool was_dead = facts->frame->dead;

	if (body)
		evaluate_block(facts, body);
	for (node_id n = body ? node_next(facts->tree, body) : 0; n; n = node_next(facts->tree, n)) {
		enum node_kind kind = node_kind(facts->tree, n);
		bool dead = facts->frame->dead;

		if (kind != NODE_EXCEPT && kind != NODE_ELSE && kind != NODE_FINALLY)
			continue;
		facts->frame->dead = was_dead;
		if (kind == NODE_EXCEPT)
			except_clause(facts, n);
		else if (kind == NODE_ELSE)
			evaluate_block(facts, node_child(facts->tree, n, FIELD_BODY));
		else
			evaluate_block(facts, node_first(facts->tree, n));
		facts->frame->dead = dead && (kind != NODE_EXCEPT || facts->frame->dead);
	}
}

/* What `with x as y` binds: for Spark's own and for files, x itself. */
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

static void match_statement(struct facts *facts, node_id node)
{
	node_id body = node_child(facts->tree, node, FIELD_BODY), subject = node_child(facts->tree, node, FIELD_SUBJECT);

	if (subject)
		evaluate(facts, subject);
	for (node_id n = body ? node_first(facts->tree, body) : 0; n; n = node_next(facts->tree, n)) {
		node_id consequence = node_child(facts->tree, n, FIELD_CONSEQUENCE);
		struct branch branch;

		branch_open(facts, &branch);
		if (consequence)
			evaluate_block(facts, consequence);
		branch_else(facts, &branch);
		branch_close(facts, &branch);
	}
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
