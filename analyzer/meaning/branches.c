/* Arms of an `if`, of a `try`, of loops that may not run: what they bind is undone at the end of each, and joined behind the last. */
#include "meaning/evaluator.h"

void binding_will_change(struct facts *facts, struct binding *binding)
{
	if (facts->branches)
		*list_push(facts->arena, &facts->changes) =
			(struct change){.binding = binding, .before = binding->value, .was_bound = binding->bound};
}

void branch_open(struct facts *facts, struct branch *branch)
{
	facts->branches++;
	*branch = (struct branch){.mark = facts->changes.count, .was_dead = facts->frame->dead};
}

/* Takes the arm's changes back, newest first, and keeps what each name was bound to at the end of the arm. */
void branch_else(struct facts *facts, struct branch *branch)
{
	uint32_t stamp = ++facts->stamp;

	for (uint32_t i = facts->changes.count; i > branch->mark; i--) {
		struct change *change = &facts->changes.at[i - 1];

		if (change->binding->stamp != stamp) {
			change->binding->stamp = stamp;
			*list_push(facts->arena, &branch->arm) =
				(struct change){.binding = change->binding, .after = change->binding->value};
		}
		change->binding->value = change->before;
		change->binding->bound = change->was_bound;
	}
	facts->changes.count = branch->mark;
	branch->arm_dead = facts->frame->dead;
	facts->frame->dead = branch->was_dead;
}

/* A join is no rebinding: both plans are still held. */
static void set_joined(struct facts *facts, struct binding *binding, struct value value)
{
	binding_will_change(facts, binding);
	binding->value = value;
	binding->bound = true;
}

bool branch_close(struct facts *facts, struct branch *branch)
{
	uint32_t stamp = ++facts->stamp, second = facts->changes.count;
	bool second_dead = facts->frame->dead, differs = false;

	for (uint32_t i = 0; i < branch->arm.count && !branch->arm_dead; i++) {
		struct change *arm = &branch->arm.at[i];
		struct value joined = second_dead || !arm->binding->bound ? arm->after : binding_join(facts, arm->after, arm->binding->value);

		arm->binding->stamp = stamp;
		differs = differs || value_differs(joined, arm->binding->value);
		set_joined(facts, arm->binding, joined);
	}
	for (uint32_t i = branch->mark; i < second && !branch->arm_dead; i++) {
		struct change change = facts->changes.at[i];

		if (change.binding->stamp == stamp)
			continue;
		change.binding->stamp = stamp;
		if (change.was_bound)
			set_joined(facts, change.binding,
			           second_dead ? change.before : binding_join(facts, change.before, change.binding->value));
	}
	facts->frame->dead = branch->arm_dead && second_dead;
	if (--facts->branches == 0)
		facts->changes.count = 0;
	return differs;
}
