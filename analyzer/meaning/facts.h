/* What is known about the nodes of one document. Written by the evaluator, read by predicates and messages. Answers are
 * yes, no, or maybe; a node that was never reached answers maybe. */
#ifndef OOMLINT_MEANING_FACTS_H
#define OOMLINT_MEANING_FACTS_H

#include "base/confidence.h"
#include "base/names.h"
#include "data/api.h"
#include "meaning/summary.h"
#include "meaning/value.h"

/* What happens to the result of a call, seen over the whole file. Words of used-by? and only-used-by?. */
#define USES(U) \
	U(ITERATED, "iteration", "a for loop or comprehension goes through it") \
	U(AGAIN, "second-loop", "a second loop goes through it, or one that may run again") \
	U(INDEXED, "index", "one element is taken by number") \
	U(SLICED, "slice", "a part is taken by [:n]") \
	U(LENGTH, "length", "its length is asked for") \
	U(TRUTH, "truth", "it is tested for emptiness") \
	U(REDUCED, "reduction", "sum, min, max, any, all, set or another call makes one small thing of it") \
	U(COPIED, "copy", "list, sorted, DataFrame, array or a comprehension makes another copy of all rows") \
	U(GROWS, "growth", "it is added to a list, dict or frame that outlives the loop") \
	U(WRITTEN, "driver-write", "it is written from the driver (to_csv, json.dump, file.write)") \
	U(SPREADSHEET, "spreadsheet", "it is written to a spreadsheet, which holds a million rows at the most") \
	U(BROADCAST, "broadcast", "it is given to SparkContext.broadcast in the same expression") \
	U(PARALLELIZED, "parallelize", "it is sent back to Spark (createDataFrame, parallelize)") \
	U(ISIN, "isin", "it becomes the values of isin") \
	U(CAPTURED, "capture", "a function that runs on executors uses it") \
	U(RETURNED, "return", "it is returned or yielded to a caller") \
	U(STORED, "store", "it is kept in an attribute, a container or a global") \
	U(PASSED, "argument", "it is passed to a function that is not known") \
	U(PRINTED, "print", "it is printed or logged") \
	U(COLUMN, "column", "one column or field of it is used") \
	U(ATTRIBUTE, "method", "another method of it is called") \
	U(DISCARDED, "nothing", "the result is not used") \
	U(JOBS, "jobs", "a loop goes through it and runs a job of Spark's in each turn")

enum use {
#define U(identifier, word, about) USE_##identifier,
	USES(U)
#undef U
	USE_COUNT
};

/* What one call that acquires a resource comes to. */
struct resource_fact {
	enum answer released;       /* on every path / on none */
	enum answer left;           /* some return or continue passes no release, where others do */
	enum answer escapes;        /* returned, stored, passed on: somebody else may release it */
	enum answer lost;           /* its name was bound to another plan while it was held, so nobody can release it */
	enum answer replaced;       /* what is made of it is cached too, or made by a loop: it stays beside what takes its place */
	enum answer missed;         /* a release was meant for it, but is of another plan */
	enum answer anew;           /* each time it runs it acquires another one: not the same frame or table again */
	enum answer used;           /* the cached plan feeds an action at all */
	uint32_t uses;              /* statements that use the cached plan after acquisition (0xFFFF: many, in a loop) */
};

struct facts;

/* Kind, bound, traits of an expression; kind UNKNOWN where nothing is known. */
struct value facts_value(const struct facts *facts, node_id node);
/* How sure that is: likely where other code gives the value, by a parameter, a call that nobody knows or another file. */
enum confidence facts_confidence(const struct facts *facts, node_id node);
/* A text or a number that is known before the job runs, as Python prints it. */
bool facts_constant(const struct facts *facts, node_id node, struct arena *arena, struct slice *text);
/* What is known of a node at a glance: bits that tell most nodes from those that a question is about. */
enum node_mark {
	MARK_NOTHING = 0,
	MARK_ENTRY = 1,     /* reaches an API entry */
	MARK_SETTING = 2,
	MARK_CAPTURED = 4,
	MARK_SHIPS = 8,
	MARK_HOLDS = 16,    /* acquires */
	MARK_MODEL = 32,    /* builds or loads a model of another library */
	MARK_PARTITION = 64 /* holds a whole partition, on executors */
};
uint8_t facts_marks(const struct facts *facts, node_id node);
/* Whether the node was evaluated at all. */
bool facts_reached(const struct facts *facts, node_id node);
/* An action before this expression brought it, or what it is made of, from Spark to the driver. */
enum answer facts_fetched(const struct facts *facts, node_id node);
/* The API entry that this call (or attribute) reaches; 0 unknown. Facts for joined paths with different entries are 0. */
api_id facts_entry(const struct facts *facts, node_id call);
/* The entry of the call a value's rows come from. */
api_id facts_origin_entry(const struct facts *facts, node_id node);

/* Loops: does it run more than once each time its function runs? *trips: how often at most (0: not known). */
enum answer facts_repeats(const struct facts *facts, node_id node, uint64_t *trips);
/* The loops that carry it, or else all loops around it, have more turns than this. Yes where they go on as long as there is data, maybe
 * where they go through a list that code outside the file gives, or of which nothing tells the length. */
enum answer facts_turns_above(const struct facts *facts, node_id node, double most);
/* In a loop, the call takes what it gave in the turn before: a plan that gets longer with every turn. */
enum answer facts_carried(const struct facts *facts, node_id call);
/* An action in a loop, on such a plan: each turn runs all steps of the turns before, unless the loop caches them. */
enum answer facts_reruns(const struct facts *facts, node_id call);
/* A call whose frames are united with those of other turns. */
enum answer facts_united(const struct facts *facts, node_id call);
/* Of the loops that carry it the innermost that has more than a few turns, or else the innermost around it; 0: none. A for or while
 * statement, a clause of a comprehension, a call. */
node_id facts_loop(const struct facts *facts, node_id node);
/* Somebody asks for the columns of the frame that it gives. */
enum answer facts_inspected(const struct facts *facts, node_id call);
/* Of a carried call that unites: the entry that the added frame comes straight from, in a loop; 0: none, or there is more to it. */
api_id facts_added(const struct facts *facts, node_id call);
/* A carried call that puts together frames which its function was given, or one for each of what it was given. */
enum answer facts_unites_given(const struct facts *facts, node_id call);
/* In a loop or a function for micro-batches, what it gives becomes part of a temporary view, and nothing says that this has another name
 * than the table it is made of. */
enum answer facts_viewed(const struct facts *facts, node_id call);
/* It depends on a name that a loop around it binds in every turn. */
enum answer facts_varies(const struct facts *facts, node_id node);
/* Nothing but comments stands beside its statement, and the statement that the block belongs to has no other arm and is not async. */
enum answer facts_only_statement(const struct facts *facts, node_id node);
/* In the same block, in a statement before the call's or around the call, another one is carried that does the same to the plan; of a
 * call in a function, one in the loops that call that. Where the call's first argument changes from turn to turn, one that has such an
 * argument. */
enum answer facts_after_another(const struct facts *facts, node_id call);
/* Its function is itself called again and again (in a loop, per micro-batch, recursively, more than once). */
enum answer facts_called_again(const struct facts *facts, node_id node);
/* Workers: runs on executors, and how often. */
enum granularity facts_granularity(const struct facts *facts, node_id node); /* PER_NOTHING: on the driver */
enum answer facts_in_worker(const struct facts *facts, node_id node);
/* On executors, it holds a whole partition: list(rows), or an append of each row to a list that is not emptied. */
enum answer facts_materializes(const struct facts *facts, node_id call);
/* A call that ships a function which stands elsewhere, and keeps something of every row of a partition: the name of what it is kept
 * in. 0: no such call. That function may be good for other uses, so the call is what is told of. */
node_id facts_grown(const struct facts *facts, node_id shipment);
/* On executors, a name that the driver gave its value; the first place of its function that reads it; its value travels pickled
 * with the function (no: workers import the module that has it). */
enum answer facts_captured(const struct facts *facts, node_id node);
enum answer facts_first_captured(const struct facts *facts, node_id node);
enum answer facts_pickled(const struct facts *facts, node_id node);
/* Its value is of this kind (known, but for sessions not by what other code gives) or has this trait, or an attribute or an element of
 * it is or has. */
enum answer facts_holds_kind(const struct facts *facts, node_id node, enum kind kind);
enum answer facts_holds_trait(const struct facts *facts, node_id node, enum trait trait);
/* A call that ships a function, or a decorated definition: the function carries more than so many elements with it (value_exceeds).
 * The heaviest thing that it carries: where the function names it, and the attribute of that which holds it (or empty); 0: nothing. */
enum answer facts_carries(const struct facts *facts, node_id shipment, double elements);
node_id facts_carried_along(const struct facts *facts, node_id shipment, struct value *value, struct slice *attribute);
/* It builds or loads a model, and nothing else in its function says more about that. */
enum answer facts_builds_model(const struct facts *facts, node_id call);
/* Its function, or one inside that, fits a model to data. */
enum answer facts_in_training(const struct facts *facts, node_id node);
/* Every join of this frame is one that cannot broadcast that side, so a hint on it is ignored; or nobody takes the hinted frame. */
enum answer facts_hint_ignored(const struct facts *facts, node_id frame);
/* No other side of its chain of joins is hinted; maybe where one is: whoever hints several knows a large table and its small ones. */
enum answer facts_sole_hint(const struct facts *facts, node_id hint);
/* Its SQL text has a broadcast hint on a table that nothing bounds. */
enum answer facts_hints_table(const struct facts *facts, node_id call);
/* Whether the event-time column of a watermarked frame is among these names: one text, or a list of them. */
enum answer facts_names_event_time(const struct facts *facts, node_id names, node_id frame);
/* Whether a reader or a writer was given the option; *text is its value, the newest one, or at == NULL where that is not known. */
enum answer facts_option(const struct facts *facts, node_id node, struct slice name, struct slice *text);
/* The reader whose load() or table() its rows come from; 0: none, or not known. */
node_id facts_reader(const struct facts *facts, node_id node);
/* The same of an argument of a call; *text may be the name of a constant, too: NoTimeout of GroupStateTimeout.NoTimeout. */
enum answer facts_argument(const struct facts *facts, node_id call, struct slice name, struct slice *text);
/* Whether some writer of the stream has the option with this value, where rows are those of this call's groups. */
enum answer facts_written_with(const struct facts *facts, node_id call, struct slice name, struct slice value);
/* Its SQL text has NOT IN a subquery that nothing bounds, of a column that has many values by its name. */
enum answer facts_anti_joins_table(const struct facts *facts, node_id call);
/* Per micro-batch function (foreachBatch, foreachRDD). */
enum answer facts_in_batch_function(const struct facts *facts, node_id node);

/* In a function that threads of the driver run, several at a time. */
enum answer facts_in_threads(const struct facts *facts, node_id node);

/* Its function does nothing but hand back what this makes of a frame that code outside gives (as a parameter, or in an attribute and
 * under the same name): whether there are many rows is up to that. */
enum answer facts_converts(const struct facts *facts, node_id call);
/* Uses of the result of a call: bit set of enum use. */
uint32_t facts_uses(const struct facts *facts, node_id call);
/* NULL when the call acquires nothing. */
const struct resource_fact *facts_resource(const struct facts *facts, node_id call);
/* A node that sets a Spark configuration key (a call, a dictionary pair, a tuple): its key and value; false when it does not.
 * value.at == NULL: the value is not known. *entry: what it is set with (spark-conf.set, builder.config, runtime-conf.set). */
bool facts_setting(const struct facts *facts, node_id node, struct slice *key, struct slice *value, api_id *entry);
/* What is known of the value's text: "-Xmx{n}g" has TEXT_UNKNOWN for what is not. at == NULL: nothing. */
#define TEXT_UNKNOWN '\x01'
struct slice facts_setting_text(const struct facts *facts, node_id node);
/* Whether another key is set beside this setting, in the same SparkConf, builder or dictionary; maybe where that depends on a branch, a
 * parameter, or is done several times. *value is the newest; at == NULL: it is not set, or to what is not known. */
enum answer facts_setting_beside(const struct facts *facts, node_id node, struct slice key, struct slice *value);

/* Who starts the JVM that the code of a setting talks to. Words of jvm-of?. All but `here` have started it before the code runs. */
#define JVMS(J) \
	J(UNKNOWN, "unknown", "nobody knows: python or spark-submit") \
	J(HERE, "here", "the process itself: a local master, a notebook's first session, a cell that configures the session") \
	J(SUBMIT, "submit", "spark-submit, for a cluster") \
	J(SESSION, "session", "an earlier session") \
	J(CONNECT, "connect", "a Spark Connect server") \
	J(DATABRICKS, "databricks", "a Databricks cluster") \
	J(SYNAPSE, "synapse", "Azure Synapse or Microsoft Fabric") \
	J(GLUE, "glue", "AWS Glue")

enum jvm {
#define J(identifier, word, about) JVM_##identifier,
	JVMS(J)
#undef J
	JVM_COUNT
};

enum jvm facts_jvm(const struct facts *facts, node_id setting);
/* A call that makes a session of a builder; *jvm: the same for what that builder sets. */
bool facts_builds_session(const struct facts *facts, node_id call, enum jvm *jvm);
/* Whether it runs before the setting's code does: then what it reads when it starts has no effect there. */
static inline bool jvm_is_running(enum jvm jvm) { return jvm > JVM_HERE; }
/* A release (unpersist) of another plan than the one that was cached under this name; of a plan that was never cached; a release
 * before any action used the cache. */
enum answer facts_releases_other(const struct facts *facts, node_id call);
enum answer facts_releases_nothing(const struct facts *facts, node_id call);
enum answer facts_releases_unused(const struct facts *facts, node_id call);
/* What is said of a node is about this one: of a release of another plan it is the acquisition that it was for. */
node_id facts_subject(const struct facts *facts, node_id node);
/* A function definition (decorated or not) that runs on executors; that is wrapped in functools.lru_cache or cache. */
enum answer facts_shipped(const struct facts *facts, node_id definition);
enum answer facts_memoized(const struct facts *facts, node_id definition);

/* Some call of the file reaches the entry; the file imports the module, or something of it. */
bool facts_file_calls(const struct facts *facts, api_id entry);
bool facts_file_imports(const struct facts *facts, struct slice module);
/* The file is started by Spark or Python itself: it makes the session, has a __main__ guard, or is a notebook. */
enum answer facts_main_script(const struct facts *facts);
/* Sentences: "no row bound", "at most 1000 rows", "one row per key"; "a table, read whole". In `arena`. */
struct slice facts_bound_words(const struct facts *facts, node_id node, struct arena *arena);
struct slice facts_origin_words(const struct facts *facts, node_id node, struct arena *arena);
/* Whether the frame, or what its rows come from, is named as something small: country_lookup, "dim_date". */
bool facts_named_small(const struct facts *facts, node_id node);
/* Of what a shipped function carries (facts_carried_along): its name, "self.table"; what it is, "a file, read whole by the driver". */
struct slice facts_grown_words(const struct facts *facts, node_id shipment, struct arena *arena);
struct slice facts_carried_words(const struct facts *facts, node_id shipment, struct arena *arena);
struct slice facts_cargo_words(const struct facts *facts, node_id shipment, struct arena *arena);
/* The node to underline as the origin of its rows, 0 when it is the node itself or not known. */
node_id facts_origin_node(const struct facts *facts, node_id node);

/* Names or globs of the settings. */
struct declared {
	const struct slice *at;
	uint32_t count;
};
/* The call that gave its rows their bound, or took it away; 0: they have what they came with. And what it did: "from here on: at
 * most 10 rows", "from here on: no row bound; before: at most 10 rows". */
node_id facts_step_node(const struct facts *facts, node_id node);
struct slice facts_step_words(const struct facts *facts, node_id node, struct arena *arena);

struct meaning_options {
	uint16_t spark_version;                /* 305; 0: not known */
	enum jvm host;                         /* who runs the jobs of the project, where files do not say; JVM_UNKNOWN: nobody knows */
	struct declared small_tables, few_keys, bounded_functions;
	const struct neighbours *neighbours;   /* other files of the project; NULL: the document stands alone */
	const struct distant_call *calls;      /* how they call functions of this one */
	uint32_t call_count;
	struct arena *summaries;               /* wanted: facts_summary, in this arena; NULL: not wanted */
};

/* Evaluates the whole document. Facts live in `arena`; *stopped is a node where the budget ended, or 0. */
struct facts *facts_open(const struct tree *tree, const struct api *api, const struct meaning_options *options,
                         struct arena *arena, node_id *stopped);
/* What other files see of this one; NULL when none was wanted. */
struct module_summary *facts_summary(const struct facts *facts);
const struct tree *facts_tree(const struct facts *facts);
const struct api *facts_api(const struct facts *facts);

/* Every setting in the document, in order: nodes that facts_setting answers for. */
const node_id *facts_settings(const struct facts *facts, uint32_t *count);

#endif
