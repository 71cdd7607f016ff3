/* The abstract interpreter. Private to meaning/: the rest of the program sees facts.h.
 *
 * The module's statements are evaluated in order; a call of a function of the file evaluates its body with the values of the
 * arguments (each function for a few distinct contexts). Functions that nobody calls are evaluated afterwards, with parameters known by
 * annotation, by what is done to them, or by name. A second round follows when attributes of objects changed meanwhile. */
#ifndef OOMLINT_MEANING_EVALUATOR_H
#define OOMLINT_MEANING_EVALUATOR_H

#include "meaning/calls.h"

/* Everything below takes the facts under construction. */
struct value evaluate(struct facts *facts, node_id node);
void evaluate_block(struct facts *facts, node_id block);
void evaluate_statement(struct facts *facts, node_id node);
struct value evaluate_call(struct facts *facts, node_id call);
/* left + right of two datasets: left becomes the union of both. False where the left one has no such operator. */
bool add_datasets(struct facts *facts, node_id node, struct value *left, struct value right);
struct value evaluate_attribute(struct facts *facts, node_id attribute);
struct value evaluate_sequence(struct facts *facts, node_id node);         /* a list, set or tuple */
struct value evaluate_dictionary(struct facts *facts, node_id node);
struct value evaluate_subscript(struct facts *facts, node_id node);
/* What stands in the brackets: the first of several keys, a[i, j], all of which are evaluated. */
struct value subscript_key(struct facts *facts, node_id subscript);
struct value evaluate_comprehension(struct facts *facts, node_id node);
struct value evaluate_string(struct facts *facts, node_id node);
struct value evaluate_binary(struct facts *facts, node_id node);

struct node_fact *fact_of(struct facts *facts, node_id node);             /* made when missing */
static inline const struct node_fact *fact_find(const struct facts *facts, node_id node) /* NULL when the node was not reached */
{
	uint32_t slot = facts->slots[node];

	return slot ? &facts->all.at[slot] : NULL;
}
uint32_t node_number(const struct facts *facts, enum node_number what, node_id node);
void node_number_put(struct facts *facts, enum node_number what, node_id node, uint32_t number);
struct function_thing *function_made_by(const struct facts *facts, node_id definition); /* the last one; NULL: none */
struct value record(struct facts *facts, node_id node, struct value value);
void use(struct facts *facts, struct value value, enum use use);
void iterate(struct facts *facts, struct value value, node_id loop); /* USE_ITERATED, in this loop or comprehension */
void file_facts_open(struct facts *facts);
void note_file_call(struct facts *facts, api_id entry);
/* So many steps along a list are part of what the evaluation costs. */
void spend(struct facts *facts, uint64_t steps);

/* Things. */
struct thing *thing_new(struct facts *facts, struct value *value, enum thing_sort sort);
struct thing *thing_of(const struct facts *facts, struct value value);    /* a THING_NONE when it has none */
struct value number_value(struct facts *facts, double number);
struct slice number_text(struct arena *arena, double number);             /* as Python prints it: "3", "0.5" */
struct value text_value(struct facts *facts, struct slice text);
struct value path_value(struct facts *facts, struct slice path);
/* What a name holds where two paths meet: a class of another library rather than what stands in for it where that is not installed. */
struct value binding_join(const struct facts *facts, struct value a, struct value b);
struct value container_value(struct facts *facts, enum kind kind);
struct container_thing *container_of(const struct facts *facts, struct value value); /* NULL when it is none */
struct function_thing *function_of(const struct facts *facts, struct value value);   /* NULL; looks through bound methods */
bool number_of(const struct facts *facts, struct value value, double *number);
bool text_of(const struct facts *facts, struct value value, struct slice *text);     /* may have holes */
bool text_is_whole(struct slice text);
bool same_constant(const struct facts *facts, struct value a, struct value b); /* equal numbers or whole texts */
/* Whether there is room for another text of this length; where there is none, the evaluation counts as stopped at the node. */
bool text_fits(struct facts *facts, node_id node, size_t length);
struct slice path_of(const struct facts *facts, struct value value);      /* dotted name of a module's member; empty */
struct value element_of(struct facts *facts, struct value value);         /* what a loop over it gives */
struct value item_of(struct facts *facts, struct value value);           /* what a subscript that is not known gives */
struct value position_of(struct facts *facts, struct value value, uint32_t at); /* what unpacking gives there */
/* {**other}, d.update(other); false: it is not known what comes in. */
bool pour_entries(struct facts *facts, struct container_thing *into, struct value other);
struct value part_of(const struct facts *facts, const struct container_thing *container, uint32_t entry, enum each_part part);

/* Lists that grow, and what is held of a partition on executors (partitions.c). */
bool is_kept_small(struct facts *facts, node_id loop, node_id list); /* the loop empties it, or looks how long it is */
bool is_long_partition(struct value value);                                /* rows or batches of a partition, not known to be few */
enum granularity turn_granularity(const struct facts *facts, struct value iterable); /* how often a loop over it runs */
void note_copied_partition(struct facts *facts, const struct call *call);
void note_grown_list(struct facts *facts, node_id node, node_id list);     /* `node` puts more into it */
/* On executors, something of the driver: what is added there, the driver never sees. */
bool is_copy(const struct facts *facts, node_id node);
/* In each turn of the loop the name gets another value before this statement, whatever the turn before left there. */
bool is_new_each_turn(const struct facts *facts, node_id loop, node_id name, node_id statement);
/* How long something is after `each` was added at this node in every turn of the loops around it. */
struct bound grown_rows(const struct facts *facts, node_id node, struct bound before, struct bound each);
void note_item(struct facts *facts, node_id target, struct value owner, struct value key); /* owner[key] = … */

/* Loops. */
/* if name == "day": df = df.withColumn(name, ...): here the name is that one, in one turn of all. */
bool is_one_of_all(const struct tree *tree, node_id node);
void turn_open(struct facts *facts, struct turn *turn, node_id loop);
void turn_begin(struct facts *facts, struct turn *turn, bool second);     /* second: or a later one */
bool turn_made_steps(const struct facts *facts, const struct turn *turn); /* calls that no turn had before */
void turn_close(struct facts *facts, const struct turn *turn);
void note_turns(struct facts *facts, node_id loop, struct value items);   /* one turn for each of the items */
/* Whether the call takes what it gave in the turn before; which steps its result comes from. */
void take_step(struct facts *facts, const struct call *call, struct value *result);
void take_step_through(struct facts *facts, node_id call, struct value *result); /* a function of the file */
void note_steps_viewed(struct facts *facts, struct value frame); /* in a loop, the calls that a view is made of */
void cut_receiver(struct facts *facts, const struct call *call);
void note_action(struct facts *facts, const struct call *call);

/* The function or lambda around a node, which may be the node; the for or while around it in the same function. 0: none. */
node_id enclosing_function(const struct tree *tree, node_id node);
node_id enclosing_loop(const struct tree *tree, node_id node);
bool runs_each_turn(const struct tree *tree, node_id part); /* a part of a for or while statement */
/* For and while statements and clauses of comprehensions, in the function that the node is in, that run it again; the innermost
 * statement or comprehension first, the clauses of one in order. */
typedef void on_loop(const struct facts *facts, node_id loop, void *context);
void loops_around(const struct facts *facts, node_id node, on_loop *act, void *context);
/* Whether this call is noted as one whose turns in this loop build on each other. */
bool is_carried_by(const struct facts *facts, node_id call, node_id loop);
/* Those whose turns build on what this call gave in the turn before, the newest first. */
void carrying_loops(const struct facts *facts, node_id call, on_loop *act, void *context);
/* for name in join_columns: whoever gives the list, rows are joined and grouped by few columns. */
bool goes_through_keys(const struct tree *tree, node_id loop);

/* Of a call; 0: it has none. */
node_id first_argument(const struct tree *tree, node_id call);
/* The expression that a name was given in the assignment that it was last bound by. 0: no such assignment. */
node_id assigned_to(const struct facts *facts, node_id identifier);

/* Names. */
node_id parameter_name(const struct tree *tree, node_id parameter); /* the identifier, or the pattern of *args */
struct value name_value(struct facts *facts, node_id identifier);
node_id bare_target(const struct tree *tree, node_id target); /* x of (x) = 1 */
void assign(struct facts *facts, node_id target, struct value value);
void bind_name(struct facts *facts, struct slice name, struct value value);
void bind_target(struct facts *facts, struct slice name, struct value value, node_id target); /* the place where an assignment names it */
/* frame.count() > most: where the condition holds, or does not, the frame has no more rows than that. */
void note_measured(struct facts *facts, node_id condition, bool holds);
struct environment *environment_new(struct facts *facts, uint32_t scope, struct environment *outer);
/* Where a name is bound as seen from the running code, and its slot there: class bodies are not seen from inside functions and
 * comprehensions. NULL: nowhere. */
struct environment *environment_of(const struct facts *facts, name_t name, uint32_t *slot);

/* Branches: mark, evaluate one arm, take its changes back, evaluate the other, join. */
struct branch { uint32_t mark; LIST(struct change) arm; bool arm_dead, was_dead; };
void branch_open(struct facts *facts, struct branch *branch);
void branch_else(struct facts *facts, struct branch *branch);  /* the first arm is done */
bool branch_close(struct facts *facts, struct branch *branch); /* true: the arms differ in what they say about a name */
void binding_will_change(struct facts *facts, struct binding *binding); /* says it before it does, so that a branch can undo it */

/* Functions of the file. */
struct value define_function(struct facts *facts, node_id node, node_id decorated);
struct value define_class(struct facts *facts, node_id node);
struct value function_value(struct facts *facts, struct function_thing *function);
struct value decorate_class(struct facts *facts, node_id decorated, struct value value);
/* Whatever is called: a function of the file, a class, a path, a method that was kept. */
struct value call_value(struct facts *facts, node_id node, struct value function, const struct arguments *arguments);
struct value call_function(struct facts *facts, struct value function, const struct arguments *arguments, node_id call);
/* Calls a function that Spark runs: on executors (per != PER_NOTHING) or on the driver again and again. */
struct value call_by_spark(struct facts *facts, struct value function, enum granularity per, const struct value *bound, uint32_t count, node_id call);
/* Calls a function that threads of the driver run. */
void call_by_threads(struct facts *facts, const struct call *call);
/* Calls a function that is called again and again: a loop without an end. */
void call_repeatedly(struct facts *facts, const struct call *call);
struct value instantiate(struct facts *facts, struct class_thing *class_, const struct arguments *arguments, node_id call);
struct attribute_thing *instance_attribute(struct facts *facts, struct class_thing *class_, struct slice name, bool make);
struct value instance_of(struct facts *facts, struct class_thing *class_);
struct value self_of(struct facts *facts, const struct function_thing *method); /* what it gets first where nobody is seen to call it */
/* An assignment to object.name, a property with a setter: that is called. False where it is none. */
bool set_property(struct facts *facts, struct value owner, node_id target, struct value value);
struct value class_member(struct facts *facts, const struct class_thing *class_, struct slice name);
/* The same of what comes after the class in the line of the object's: super().name */
struct value member_above(struct facts *facts, const struct thing *above, struct slice name);
bool look_above(struct facts *facts, const struct call *call, struct value *result); /* `above` of the model */
void class_add(struct facts *facts, struct class_thing *class_, struct slice name);
struct class_thing *class_named(const struct facts *facts, struct slice name); /* of this file or another one; NULL: none yet */
void class_start_line(struct facts *facts, struct class_thing *class_);
void class_add_base(struct facts *facts, struct class_thing *class_, const struct class_thing *base);
struct value annotated_value(struct facts *facts, node_id type);
struct activation {
	const struct bound_thing *bound;   /* first arguments that are already there */
	const struct arguments *arguments; /* NULL: nobody calls it */
	const struct value *given;         /* what Spark gives it */
	uint32_t given_count;
	bool by_spark;                     /* nobody else fills what is left */
};
/* Evaluates the body once. `root`: no caller is known. */
struct value evaluate_body(struct facts *facts, struct function_thing *function, const struct activation *activation,
                           enum granularity per, bool in_batch, bool root);
/* What this frame calls is called once in each run of its file, as far as the file says. */
bool called_once(const struct frame *frame);
/* The same, once for each distinct context. */
struct value evaluate_in_context(struct facts *facts, struct function_thing *function, const struct activation *activation,
                                 enum granularity per, bool in_batch);
void bind_parameters(struct facts *facts, const struct function_thing *function, struct environment *environment,
                     const struct activation *activation);
void evaluate_roots(struct facts *facts);

/* Other files. */
const struct module_summary *neighbour_find(const struct facts *facts, struct slice name);  /* NULL */
struct value distant_module_value(struct facts *facts, const struct module_summary *module);
/* A name of that module or a module in that package, as seen from node `at`. false: it has none of this name. */
bool distant_member(struct facts *facts, const struct module_summary *module, struct slice name, node_id at, struct value *value);
/* A name from modules whose names are all imported (from m import *). */
bool starred_name(struct facts *facts, const struct star *stars, uint32_t count, struct slice name, node_id at, struct value *value);
struct value distant_class_member(struct facts *facts, const struct class_summary *class_, struct slice name);
const struct function_summary *distant_function_of(const struct facts *facts, struct value value); /* NULL; through bound methods */
struct value call_distant(struct facts *facts, struct value function, const struct arguments *arguments, node_id call);
/* Spark runs it; `given` is what it gets. */
void tell_of_spark_call(struct facts *facts, struct value function, enum granularity per, const struct value *given, uint32_t count);
struct value import_value(struct facts *facts, const struct portable *portable, node_id at);
/* In `arena`. `within`: parameters of this function are told by their number; NULL. */
struct portable portable_of(struct facts *facts, struct value value, const struct function_thing *within, struct arena *arena);
/* Of a function or class of this file, while its summary is made: the one that others will see, made when it is first named. */
struct function_summary *summary_of_function(struct facts *facts, struct function_thing *function);
struct class_summary *summary_of_class(struct facts *facts, struct class_thing *class_);
/* What becomes of an argument: remembered where the plan is a parameter's. */
void note_fate(struct facts *facts, struct value value, enum fate fate);
void evaluate_distant_calls(struct facts *facts);
struct module_summary *summarise(struct facts *facts);
node_id parameter_at(const struct facts *facts, const struct function_thing *function, uint32_t number); /* 0 */
/* What a call calls, without what stands before the last dot; 0: it is no call. */
node_id callee_name(const struct facts *facts, node_id call);
struct slice origin_words(const struct facts *facts, struct value value, struct arena *arena);
const struct distant_origin *distant_origin_of(const struct facts *facts, node_id node); /* NULL */

#endif
