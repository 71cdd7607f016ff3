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

/* The body against not entering it; once more where the first turn taught something. */
static void evaluate_loop(struct facts *facts, const struct loop *loop)
{
	struct branch branch;
	bool again = true;

	for (int turn = 0; turn < 2 && again; turn++) {
		branch_open(facts, &branch);
		loop_once(facts, loop);
		branch_else(facts, &branch);
		branch.arm_dead = false;
		again = branch_close(facts, &branch) && facts->frame->loop_depth < LOOPS_TWICE_MOST;
		facts->frame->dead = branch.was_dead;
	}
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
	use(facts, loop.iterable, USE_ITERATED);
	if (loop.iterable.kind == KIND_GROUP_VALUES) /* what the loop makes of them is not followed */
		use(facts, loop.iterable, USE_PASSED);
	fact_of(facts, node)->value.rows = loop.iterable.rows;
	evaluate_loop(facts, &loop);
	loop_else(facts, node);
}

void while_statement(struct facts *facts, node_id node)
{
	struct loop loop = {.node = node, .condition = node_child(facts->tree, node, FIELD_CONDITION),
	                    .body = node_child(facts->tree, node, FIELD_BODY)};

	fact_of(facts, node)->value.rows = BOUND(UNKNOWN);
	evaluate_loop(facts, &loop);
	loop_else(facts, node);
}

