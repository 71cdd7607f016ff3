#include "meaning/statements.h"

struct loop {
	node_id node, target, body, condition;
	struct value iterable;
};

static void loop_once(struct facts *facts, const struct loop *loop)
{
	uint8_t per = facts->frame->per;
	node_id partition_loop = facts->frame->partition_loop, outer = facts->frame->loop;

	if (is_long_partition(loop->iterable))
		facts->frame->partition_loop = loop->node;
	if (loop->target)
		assign(facts, loop->target, element_of(facts, loop->iterable));
	if (loop->condition)
		use(facts, evaluate(facts, loop->condition), USE_TRUTH);
	facts->frame->per = (uint8_t)turn_granularity(facts, loop->iterable);
	facts->frame->loop = loop->node;
	facts->frame->loop_depth++;
	if (loop->body)
		evaluate_block(facts, loop->body);
	facts->frame->loop_depth--;
	facts->frame->per = per;
	facts->frame->partition_loop = partition_loop;
	facts->frame->loop = outer;
}

/* A literal that has elements: the first turn is no question. */
static bool is_entered(const struct facts *facts, const struct loop *loop)
{
	const struct container_thing *container = container_of(facts, loop->iterable);

	return container && container->whole && container->entries.count;
}

/* The body against not entering it, or against the turn before; once more where the first turn taught something. A third turn sees what
 * the second one begins: `all = part if all is None else all.union(part)`. */
static void evaluate_loop(struct facts *facts, const struct loop *loop)
{
	bool again = true, was_dead = facts->frame->dead, entered = is_entered(facts, loop), before = facts->frame->again;
	struct branch branch;
	struct turn turn;

	turn_open(facts, &turn, loop->node);
	if (entered) {
		turn_begin(facts, &turn, false);
		loop_once(facts, loop);
		facts->frame->dead = was_dead;
	}
	for (int i = entered; i < TURNS_MOST && again; i++) {
		turn_begin(facts, &turn, i > 0);
		branch_open(facts, &branch);
		facts->frame->again = before || i > 0;
		loop_once(facts, loop);
		facts->frame->again = before;
		branch_else(facts, &branch);
		branch.arm_dead = false;
		again = (branch_close(facts, &branch) && i == entered) || turn_made_steps(facts, &turn);
		again = again && facts->frame->loop_depth < LOOPS_TWICE_MOST;
		facts->frame->dead = branch.was_dead;
	}
	turn_close(facts, &turn);
}

static void loop_else(struct facts *facts, node_id node)
{
	node_id alternative = node_child(facts->tree, node, FIELD_ALTERNATIVE);
	node_id body = alternative ? node_child(facts->tree, alternative, FIELD_BODY) : 0;

	if (body)
		evaluate_block(facts, body);
}

void for_statement(struct facts *facts, node_id node)
{
	node_id right = node_child(facts->tree, node, FIELD_RIGHT);
	struct loop loop = {.node = node, .target = node_child(facts->tree, node, FIELD_LEFT), .body = node_child(facts->tree, node, FIELD_BODY)};

	if (right)
		loop.iterable = evaluate(facts, right);
	iterate(facts, loop.iterable, node);
	note_turns(facts, node, loop.iterable);
	if (loop.iterable.kind == KIND_GROUP_VALUES) /* what the loop makes of them is not followed */
		use(facts, loop.iterable, USE_PASSED);
	fact_of(facts, node)->value.rows = loop.iterable.rows;
	fact_of(facts, node)->value.origin = loop.iterable.origin;
	fact_of(facts, node)->value.made = loop.iterable.made;
	evaluate_loop(facts, &loop);
	loop_else(facts, node);
}

/* while i < 10, where the loop adds to i; any other goes on as long as there is something to do. */
static struct value counted_turns(struct facts *facts, node_id node)
{
	node_id condition = node_child(facts->tree, node, FIELD_CONDITION), body = node_child(facts->tree, node, FIELD_BODY);
	node_id name = condition && node_kind(facts->tree, condition) == NODE_COMPARISON ? node_first(facts->tree, condition) : 0;
	enum operator operator = name ? tree_node(facts->tree, condition)->operator : OPERATOR_NONE;
	struct value turns = {.rows = BOUND(UNBOUNDED)};
	double most;

	if (!name || !body || !node_next(facts->tree, name) || (operator != OPERATOR_LESS && operator != OPERATOR_LESS_EQUAL) ||
	    !number_of(facts, evaluate(facts, node_next(facts->tree, name)), &most) || most < 0)
		return turns;
	for (node_id n = body; n <= tree_node(facts->tree, body)->last; n++)
		if (node_kind(facts->tree, n) == NODE_AUGMENTED_ASSIGNMENT && tree_node(facts->tree, n)->operator == OPERATOR_ADD &&
		    slice_equal(node_text(facts->tree, node_child(facts->tree, n, FIELD_LEFT)), node_text(facts->tree, name)))
			turns.rows = BOUND_OF(count_of_number(most) + 1);
	return turns;
}

void while_statement(struct facts *facts, node_id node)
{
	struct loop loop = {.node = node, .condition = node_child(facts->tree, node, FIELD_CONDITION),
	                    .body = node_child(facts->tree, node, FIELD_BODY)};

	note_turns(facts, node, counted_turns(facts, node));
	evaluate_loop(facts, &loop);
	loop_else(facts, node);
}

