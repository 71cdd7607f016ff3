/* Statements of which one arm or another runs: if, try, match. */
#include "meaning/statements.h"

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
	const struct tree *tree = facts->tree;

	while (rest && node_kind(tree, rest) != NODE_ELIF && node_kind(tree, rest) != NODE_ELSE) /* a comment between the arms */
		rest = node_next(tree, rest);
	if (!rest)
		return;
	if (node_kind(tree, rest) == NODE_ELIF)
		if_arm(facts, node_child(tree, rest, FIELD_CONDITION), node_child(tree, rest, FIELD_CONSEQUENCE), node_next(tree, rest));
	else
		evaluate_block(facts, node_child(tree, rest, FIELD_BODY));
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

void if_statement(struct facts *facts, node_id node)
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

void try_statement(struct facts *facts, node_id node)
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

void match_statement(struct facts *facts, node_id node)
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
