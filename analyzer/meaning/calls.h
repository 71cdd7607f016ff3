/* Calls: what they are given, what the API model says of them, what comes of them. */
#ifndef OOMLINT_MEANING_CALLS_H
#define OOMLINT_MEANING_CALLS_H

#include "meaning/state.h"

/* A call of the API model. */
struct call {
	node_id node, receiver_node;
	api_id entry;
	const struct api_member *member;
	struct value receiver;
	const struct arguments *arguments;
};
struct value apply_entry(struct facts *facts, struct call *call);
void note_growth(struct facts *facts, const struct call *call); /* append, extend, add, update */
struct value argument_value(const struct call *call, uint8_t number); /* unknown where it is not given */
/* Whether a cell or an element of the result may hold the data of many rows: TRAIT_WIDE. */
void result_width(struct facts *facts, const struct call *call, struct value given, struct value *result);
void special_result(struct facts *facts, const struct call *call, struct value *result);
/* str(4), int("4"), "{}g".format(4): what is known before the job runs. */
bool fold_call(struct facts *facts, const struct call *call, struct value *result);
/* Appends what Python prints for it; a hole where that is not known. */
void print_value(const struct facts *facts, struct buffer *text, struct value value);
/* What `receiver.name` is: an entry of the model (then *receiver is what it is asked of), or a value. */
api_id resolve_member(struct facts *facts, node_id object, struct value *receiver, struct slice name, struct value *value);
/* The entry of this name that the chain of methods behind the object is proof of; 0: none. */
api_id proved_by_chain(const struct facts *facts, node_id object, struct slice name);
/* The name of one of the receiver's members that fit a name with holes, when most of them are like it; or empty. */
struct slice likely_member(struct facts *facts, struct value receiver, struct slice pattern);
bool take_attribute(struct facts *facts, const struct call *call, struct value *result);
/* A method that only Spark's objects take with such arguments (df.where(col("a") > 1)): then *receiver is one of them. 0: none. */
api_id proved_by_arguments(struct facts *facts, node_id object, struct value *receiver, struct slice name,
                           const struct arguments *arguments);
bool is_guess(struct value value); /* taken for another library's object by its name only */
/* Those of a call, evaluated. They live in the scratch arena until the call has returned. */
struct arguments read_arguments(struct facts *facts, node_id list);
/* DataFrame.union(a, b): the first argument is what the method is asked of. */
struct arguments without_receiver(const struct arguments *arguments, struct value *receiver);
/* pandas.merge(a, b), pandas.merge(right=b, left=a): `of` of the model. */
struct arguments without_subject(const struct arguments *arguments, const struct api_member *member, struct value *receiver);
const struct argument *argument_given(const struct call *call, uint8_t number);
static inline const struct argument *call_argument(const struct call *call, uint8_t number) /* NULL when it is not given */
{
	return number == NO_ARGUMENT ? NULL : argument_given(call, number);
}
bool keeps_many(const struct api_member *member, struct value given);
bool use_of_word(struct slice word, enum use *use); /* of `uses:` in the model */
enum granularity shipped_granularity(const struct call *call);
void run_given_functions(struct facts *facts, const struct call *call, struct value *result);
/* The values that Spark gives to the function of this call. `values` has room for KINDS_BOUND_MOST. */
uint32_t bound_values(struct facts *facts, const struct call *call, struct value *values);
/* The result before its rows are known: its kind, and whether the arguments take it elsewhere (`away`). */
struct value result_of_kind(const struct call *call);
bool is_taken_away(const struct call *call);
bool is_hinted(const struct facts *facts, const struct call *call);
/* Of a frame that the call gives: whether it has a watermark, and on which column. */
void note_event_time(const struct facts *facts, const struct call *call, struct value *result);
bool is_dataset(enum kind kind);
/* Objects with columns by name, frame["a"] and frame.a: pandas, pandas-on-Spark, groups of it. */
bool is_pandas_like(enum kind kind);
/* df.drop(name, axis=1): what other code gives as `df` is no frame of Spark's when it takes an argument that only pandas has. */
bool takes_as_pandas(const struct facts *facts, struct value receiver, api_id entry, const struct arguments *arguments);
struct value column_of_pandas(struct value frame);
struct bound call_rows(struct facts *facts, const struct call *call, struct value *result);
/* Grouping keys among the arguments of groupBy, distinct, dropDuplicates. */
struct bound group_rows(struct facts *facts, const struct call *call);
/* Names of columns as one number, whatever their order: of one value, of the keys of a call; 0: they are not all plain names. */
uint32_t key_names(const struct facts *facts, struct value value);
uint32_t group_names(const struct facts *facts, const struct call *call);
enum key_sort tallied_keys(const struct facts *facts, const struct call *call); /* KEYS_UNKNOWN: no keys given */
enum key_sort key_sort_named(struct slice name);  /* by its words alone */
enum key_sort key_sort_of(const struct facts *facts, struct slice name);
bool is_declared_small(const struct facts *facts, struct slice table); /* the settings say that it has few rows */
bool reads_declared(const struct facts *facts, const struct call *call, const struct value *result);
bool calls_declared(const struct facts *facts, node_id call); /* a function of which they say so */
bool is_named_as_keys(struct slice name);  /* join_columns, group_by: a list of few names */
bool is_named_as_individual(struct slice name); /* user_id, session: a column with a value for each of very many things */
bool is_named_as_constant(struct slice name); /* dummy_group: a column of one value */
bool is_named_as_metadata(struct slice name); /* table_name, source_table: a column that says of which table a row is */
/* small_df, shop.country_lookup: what people keep small. `quoted`: the name of a table, not code. */
bool has_small_word(struct slice text, bool quoted);
/* What the call that its rows come from reads, with holes: spark.table(name). Empty: not known. */
struct slice name_of_source(const struct facts *facts, struct value frame);
enum key_sort key_sort_of_value(const struct facts *facts, struct value value, node_id node); /* of one key expression */
/* Whether the condition asks for one entity, or for a few that are written down: id == x. */
bool asks_for_key(const struct facts *facts, struct value condition, node_id node);
/* Whether it keeps what the driver has in a list: key.isin(keys). Of groups that is at most a few for each of the list. */
bool asks_for_listed(const struct facts *facts, node_id node);

/* Joins (joins.c): which sides are built, for hints. `how` is empty where it is not known. */
void note_join(struct facts *facts, const struct call *call, struct slice how);

/* Temporary views. */
void note_view(struct facts *facts, struct value name, struct value frame); /* an unknown name: it is out of sight */
const struct value *view_find(const struct facts *facts, struct slice name); /* NULL */
/* frame.write.mode("overwrite").parquet(path): a number of rows that is known is remembered under the path or the table's name. */
void note_stored(struct facts *facts, const struct call *call);
const struct value *stored_before(const struct facts *facts, const struct call *call); /* where this call reads; NULL */

/* SQL text: the bound of its outermost operator, and whether one expression is an aggregate. */
struct bound sql_rows(const struct facts *facts, struct slice text, bool *wide);
/* Whether it has a broadcast hint on a table that nothing bounds (sql_hints.c). */
bool sql_hints_table(const struct facts *facts, struct slice text);
/* NOT IN a subquery that nothing bounds, of a column that has many values by its name. */
bool sql_anti_joins_table(const struct facts *facts, struct slice text);
struct value sql_column(const struct facts *facts, struct slice expression); /* what an expression is as a column */

/* What shipped functions take along. `in_module`: it is a global of the file. */
void note_capture(struct facts *facts, node_id node, struct value value, bool in_module);
/* The object of a bound method and the arguments of a partial, when it is shipped. */
void note_bound(struct facts *facts, const struct bound_thing *bound);
/* An argument that is unpickled on executors: what was captured there holds a whole object. */
void note_unpacking(struct facts *facts, const struct call *call);
node_id shipment_of(const struct function_thing *function, node_id call);

/* Resources. */
void acquire(struct facts *facts, const struct call *call, struct value *result);
void acquire_table(struct facts *facts, node_id call, struct slice name); /* name: may have holes; at == NULL: not known */
void note_cache_statement(struct facts *facts, node_id call, struct slice sql); /* CACHE TABLE and its like */
void release(struct facts *facts, const struct call *call);
void release_tables(struct facts *facts, node_id call, struct slice name);
void release_all(struct facts *facts, node_id call);
void release_unseen(struct facts *facts);                   /* somebody may release what is held */
void judge_exits(struct facts *facts);                      /* after the last round: which ways out pass no release */
void release_later(struct facts *facts, struct value value); /* its unpersist goes to somebody who may call it */
bool sounds_like_release(struct slice name);                /* of a function that is not in this file */
bool is_acquired(const struct facts *facts, uint32_t plan); /* cached, or broadcast */
/* What value.cached stands for; NULL: nothing, or something of the round before (objects keep their attributes). */
struct acquisition *acquisition_held(const struct facts *facts, uint32_t cached);
void act_on(struct facts *facts, struct value value);       /* an action used it, or it went out of sight */
void keep(struct facts *facts, struct value value);         /* it went into a container */
void escape(struct facts *facts, struct value value);
/* Returned, by a statement or an expression (0: somewhere), to a caller that nobody knows. */
void give_back(struct facts *facts, struct value value, node_id where);
/* After the loop around the acquisition a name is what the last turn made it: a release is of that one alone. */
bool is_of_last_turn(const struct tree *tree, node_id acquisition, node_id after);
void rebind(struct facts *facts, struct binding *binding, struct value after); /* before the name gets its new value */

/* Models of other libraries (models.c). */
enum model_effect model_of_class(const struct facts *facts, struct slice path);
void note_model(struct facts *facts, node_id call, enum model_effect model);
/* The evaluation of a function's body is over, before which so much had been built; or its result is known from another one. */
void note_builder(struct facts *facts, struct function_thing *function, uint8_t before);
void note_builder_again(struct facts *facts, const struct function_thing *function);
void note_distant_model(struct facts *facts, const struct function_summary *function, node_id call);

/* Settings. */
void note_settings(struct facts *facts, const struct call *call, struct value *result); /* that a call of the API makes */
bool is_configuration(enum kind kind);                      /* a SparkConf or a builder: their values carry what made them as `plan` */
struct applied {
	api_id entry;            /* with what it is set; 0: written down only, in a dictionary or a pair */
	node_id at;              /* where */
	node_id configuration;   /* of what; 0: not known */
};
void note_setting(struct facts *facts, node_id node, struct value key, struct value value, struct applied applied);
void note_pair(struct facts *facts, node_id node, struct value key, struct value value);
/* Whether it stands in a %%configure cell. */
bool configures_session(const struct facts *facts, node_id node);
/* Each pair of a dictionary or of a list of pairs. */
void note_pairs(struct facts *facts, const struct container_thing *pairs, struct applied applied);
void note_set_statement(struct facts *facts, node_id call, struct slice sql, api_id entry);

/* Who starts the JVM, and what is read when it starts. */
void note_session(struct facts *facts, node_id call);
void note_given_session(struct facts *facts, node_id identifier, enum kind kind);
void note_host(struct facts *facts, node_id import, struct slice module);
void note_master(struct facts *facts, node_id made, struct slice key, struct slice value);
bool comes_too_late(const struct facts *facts, node_id node);
void configurations_join(struct facts *facts, node_id a, node_id b);
bool configuration_same(const struct facts *facts, node_id a, node_id b);
enum jvm configuration_jvm(const struct facts *facts, node_id made, bool late);

#endif
