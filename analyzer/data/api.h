/* The API model: what each call of PySpark (and of the libraries it is mixed up with) returns, does to the row bound,
 * acquires, releases, ships to executors or runs. Read from rules/api/<owner>.yaml; a Spark engineer reviews that, not this.
 *
 *   dataframe:                                # owner: a kind of kinds.def, or a module ("torch", "pyspark.sql.functions")
 *     classes: [pyspark.sql.DataFrame, pyspark.sql.dataframe.DataFrame]   # dotted names that are this kind (kinds only)
 *     names: [df]                             # identifiers that mean this kind when nothing else is known (kinds only); df_2 and df_v2 too
 *     prefixes: [df_]  suffixes: [_df]        # the same for parts of identifiers
 *     also: [databricks.koalas]               # the same members under another name (modules only)
 *     source: python/pyspark/sql/dataframe.py # where the facts come from
 *     members:
 *       limit: {arguments: [num], returns: dataframe, rows: at-most num}
 *       rdd: {property: true, returns: rdd, rows: same}
 *
 * Keys of a member, all optional:
 *   arguments: [names]   in order; `*name` takes all further positional ones. Other keys refer to arguments by these names
 *   of: NAME             a function, not a method: its first argument, which has this name, stands where a method has its receiver, and
 *                        is not among `arguments` (pandas.merge(left, right))
 *   property: true       an attribute, not a method
 *   returns: KIND        default: `python` in a module of another library, `unknown` below a kind. `self` = the receiver's, the owner's
 *   bare: KIND           what it returns when no argument is given: head() is a row, head(5) are rows
 *   like: ARG            where that argument is a dataset, the result is one of its kind: model.predict(rdd)
 *   element: KIND | same what iterating or indexing the returned list or iterator gives, or the values of an RDD's pairs are;
 *                        same: that of what it is given
 *   streams: true        the result goes through an iterator that it is given, element by element, and holds none (map, enumerate)
 *   keeps: ARG           where that argument is given, the result never holds more elements than that (deque)
 *   constant: ARG        the result stands for that argument's constant: lit(False)
 *   names-column: true   that constant is the name of a column: col("day")
 *   equals: ARG          a column that is true where the receiver equals that argument or, of a variadic one, one of its items: isin
 *   starts: true         it starts a session or a context, where there is none
 *   rows: EFFECT [ARG] [N]   what it does to the row bound (ROWS_EFFECTS below); default: unknown
 *   cell: wide | distinct | narrow | function   wide: one cell of the result may hold many rows' data (collect_list); distinct:
 *                        the values of the first argument, each once; function: as wide as
 *                        what the shipped function gives for one element
 *   merges: ARG          a function that makes one of two elements: where it puts lists together, the result holds all of them
 *   parts: ARG | one     number of partitions of the result
 *   plan: same | new | columns | shuffle   same: the result is the same logical plan as the receiver (cache, alias of itself); new:
 *                        it forgets the steps that made it (checkpoint); where nothing is returned, that happens to the receiver;
 *                        columns: one more projection is put on it (withColumn); shuffle: rows are brought together anew (join)
 *   runs: job | eager    job: an action; eager: lazy result, but a job runs at the call
 *   moves: rows | some | part | one    what reaches the driver: the whole bound, at most n rows, one thing per partition, one
 *   away: ARG            where that argument is given, the rows go there: nothing returns, nothing moves (pandas-on-Spark's to_csv)
 *   acquires: cache | broadcast | table-cache    a resource that must be released; a table's by the name in the first argument
 *   releases: cache | broadcast | all-caches | table-cache
 *   ships: ARG           a function that runs on executors; `per: row | batch | partition | group`
 *   drives: ARG          a function that Spark calls on the driver, again and again (foreachBatch, foreachRDD)
 *   threads: ARG         a function that threads of the driver run, several at a time, with the arguments after it; `per: row`: once
 *                        for each element of them
 *   repeats: ARG         a function that is called on the driver again and again, when it is time (a scheduler's jobs)
 *   binds: [KIND, ...]   kinds of that function's parameters
 *   wraps: row | batch | iterator   it makes a UDF of its argument or of the decorated function (udf, pandas_udf)
 *   memoizes: true       it wraps its argument or the decorated function in a cache that is pickled by name (functools.lru_cache)
 *   tests: true          an assertion helper
 *   model: network | weights | rebuilt | leaks   it builds a model of another library without its weights, fills one with them,
 *                        builds or loads one; leaks: the library keeps memory per construction. Classes below it do the same
 *   trains: true         a method that fits a model to data: the model is what its function is for
 *   width: ARG           numbers in one row of the result (rows: shape)
 *   passes: ARG          the result is that argument (typing.cast)
 *   attribute: ARG       the result is the first argument's attribute of that name (getattr)
 *   above: true          the object that a method belongs to, as the classes see it that its class derives from (super)
 *   counts: true         a method that gives the number of rows of its object
 *   unpicklable: true    the result cannot be pickled: a lock, a connection, a client
 *   unpacks: ARG         that argument holds a whole object as bytes (pickle.loads)
 *   sets: true | KEY     it sets a Spark configuration key: the one its first argument names to its second, or KEY to its first
 *   sets-of: ARG         a dictionary or a list of pairs: it sets each of them
 *   gives: keys | values | pairs   what of a dictionary the returned list holds
 *   uses: WORD           how it uses its receiver (a method) or its first argument (a function): a word of meaning/facts.h, USES
 *   view: ARG            the receiver, or else the first argument, becomes a temporary view of that name
 *   streaming: true      the result is a streaming frame
 *   event-time: ARG      the result has a watermark on that column (withWatermark)
 *   hinted: true | [ARG, WORD, ...]   the result carries a broadcast hint, or does where that argument is one of these words
 *   aggregate: true      a column function that makes one row of many
 *   multiplies: true     a function that makes many rows of one (explode); `rows` says how many, and where that is not known there is
 *                        no bound
 *   sql: ARG             a column of that SQL expression: what it says makes it an aggregate, a generator or wide (expr)
 *   window: ARG          a column function that is asked over that window: one value for each row again (over)
 *   numbers: true        a column function that numbers the rows of a window (row_number)
 *   proves: true | ARG   no other library's objects have a method of this name: calling it proves the kind. ARG: none of them takes
 *                        a dataset there: model.transform(frame) proves a model, log.join(frame) another frame
 *   ends-chain: [MODULE, ...]   an object that nothing is known of, with a chain of methods of this kind that ends in a call of this one,
 *                        is of this kind: x.select("id").collect(). Not in a file that imports one of these modules, or no pyspark
 *                        (which need not be imported where the call proves its kind)
 *   grows: ARG           a method that adds its argument to the receiver (list.append)
 *   into: ARG            a method that adds its receiver to that argument, an object and not a path (frame.to_excel(writer))
 *   folds: ARG           a function that is called again and again, with what it gave before and the next element of the argument
 *                        that follows; the argument after that is what it begins with (functools.reduce)
 *   shrinks: true        a method that takes something out of the receiver (list.clear, deque.popleft)
 *   remembers: pair | keywords | NAME   options of a reader or a writer: the first argument's is the second, the keywords, NAME is the first
 *   files: [NAME, WORD, ...]   where that argument or option is one of the words, a row is a whole file: as many rows as files, with
 *                        wide cells (text with wholetext, the format binaryFile)
 *   query: [NAME, ...]   arguments or options that hold the SQL text, or the table's name, that the rows are those of (jdbc)
 *   about: "a table, read whole"   what a frame is that comes from this call, in words for messages
 *   since: "3.3"  until: "3.5"   the first and the last version of Spark that have it (struct versions)
 */
#ifndef OOMLINT_DATA_API_H
#define OOMLINT_DATA_API_H

#include "data/api_index.h"
#include "data/kinds.h"

/* Words of `rows:`. A column has "rows", too: as many as it has distinct values; `items`, `sequence` and `at-most` of a column function
 * say how many elements its arrays have. What stands behind each word: nothing, a number, an argument, an
 * argument or nothing, an argument and perhaps a number for when it is not given. */
#define ROWS_EFFECTS(R) \
	R(UNKNOWN, unknown, "unknown", NOTHING) \
	R(SAME, same, "same", NOTHING)             /* the receiver's */ \
	R(ZERO, zero, "zero", NOTHING) \
	R(ONE, one, "one", NOTHING) \
	R(LITERAL, literal, "literal", NUMBER)     /* at most N */ \
	R(AT_MOST, at_most, "at-most", DEFAULT)    /* min(receiver, the number given); not given: N, without that the receiver's */ \
	R(ARGUMENT, argument, "argument", ARGUMENT) /* that argument's (createDataFrame(data), list(rows), F.broadcast(df)) */ \
	R(FROM, from, "from", ARGUMENT)            /* that argument's where it is a dataset (read.json(rdd)), else no bound */ \
	R(ITEMS, items, "items", DEFAULT)          /* as many as the argument has items, or as it takes arguments; not given: N */ \
	R(TIMES, times, "times", ARGUMENT)         /* receiver * items of the argument (unpivot) */ \
	R(RANGE, range, "range", NOTHING)          /* of range(start, end, step) */ \
	R(SEQUENCE, sequence, "sequence", NOTHING) /* of sequence(start, stop, step), stop included */ \
	R(META, meta, "meta", NOTHING)             /* grows with metadata only */ \
	R(PART, part, "part", NOTHING)             /* one per partition */ \
	R(GROUP, group, "group", OPTION)           /* one per distinct key; keys are that argument, all of them or, after groupBy, its */ \
	R(KEYED, keyed, "keyed", NOTHING)          /* one per distinct key of the receiver: its elements' (reduceByKey), or those selected */ \
	R(ROLLUP, rollup, "rollup", NOTHING)       /* the same for each number of leading keys */ \
	R(CUBE, cube, "cube", NOTHING)             /* the same for each set of keys */ \
	R(BELOW, below, "below", DEFAULT)          /* of a column: as many as that number, and N more (pmod, ntile) */ \
	R(BRANCH, branch, "branch", ARGUMENT)      /* of a column: one value more, when that argument is a constant (when, otherwise) */ \
	R(UNBOUNDED, unbounded, "unbounded", NOTHING) \
	R(SUM, sum, "sum", NOTHING)                /* receiver + arguments (union) */ \
	R(LEAST, least, "least", NOTHING)          /* min(receiver, argument) */ \
	R(PRODUCT, product, "product", NOTHING)    /* cross join */ \
	R(JOIN, join, "join", NOTHING)             /* by arguments `other` and `how` */ \
	R(LEFT_JOIN, left_join, "left-join", NOTHING) \
	R(RIGHT_JOIN, right_join, "right-join", NOTHING) \
	R(FULL_JOIN, full_join, "full-join", NOTHING) \
	R(SQL, sql, "sql", NOTHING)                /* by the text of the first argument */ \
	R(TABLE, table, "table", NOTHING)          /* unbounded, or the view's of that name */ \
	R(FUNCTION, function, "function", ARGUMENT) /* what the given function makes of the receiver (transform) */ \
	R(SELECT, select, "select", OPTION)        /* same, with the names (of that argument) as keys of a later distinct(); one when every
	                                            * item is an aggregate, more when an item multiplies */ \
	R(FILTER, filter, "filter", NOTHING)       /* same; one for each key of the window where a row number is compared */ \
	R(SAMPLE, sample, "sample", NOTHING)       /* same; not known where the fraction is computed (wanted / count) */ \
	R(SHAPE, shape, "shape", ARGUMENT)         /* of an array with that shape: a number, a tuple, or this and all further arguments */ \
	R(FILE, file, "file", ARGUMENT)            /* of the file at that path: unbounded, or `nrows`; of an open file or a buffer: its own; \
	                                            * for open() itself by `mode`: none where it is written */

enum rows_effect {
#define R(identifier, function, word, wants) ROWS_##identifier,
	ROWS_EFFECTS(R)
#undef R
	ROWS_EFFECT_COUNT
};

enum granularity { PER_NOTHING, PER_ROW, PER_BATCH, PER_GROUP, PER_PARTITION };
enum runs { RUNS_NOTHING, RUNS_JOB, RUNS_EAGER };
enum moves { MOVES_NOTHING, MOVES_ONE, MOVES_PART, MOVES_SOME, MOVES_ROWS };
enum resource { RESOURCE_NONE, RESOURCE_CACHE, RESOURCE_BROADCAST, RESOURCE_ALL_CACHES, RESOURCE_TABLE_CACHE };
enum model_effect { MODEL_NONE, MODEL_NETWORK, MODEL_REBUILT, MODEL_WEIGHTS, MODEL_LEAKS }; /* in the order of what they tell */
enum wraps { WRAPS_NOTHING, WRAPS_ROW, WRAPS_BATCH, WRAPS_ITERATOR };
enum gives { GIVES_NOTHING, GIVES_KEYS, GIVES_VALUES, GIVES_PAIRS };
enum plan_effect { PLAN_GROWS, PLAN_SAME, PLAN_NEW, PLAN_COLUMNS, PLAN_SHUFFLES };
enum remembers { REMEMBERS_NOTHING, REMEMBERS_PAIR, REMEMBERS_KEYWORDS, REMEMBERS_NAMED };
enum cell_effect { CELL_SAME, CELL_WIDE, CELL_NARROW, CELL_FUNCTION, CELL_DISTINCT };

enum { NO_ARGUMENT = 255, KINDS_BOUND_MOST = 4 };

struct api_member {
	struct slice owner;         /* "dataframe", "torch" */
	struct slice name;          /* "collect" */
	const struct slice *arguments;
	uint8_t argument_count;
	bool variadic;              /* the last argument takes all further ones */
	bool property, element_same, streams, shrinks, memoizes, trains, tests, sets, streaming, hinted, aggregate, multiplies, numbers, proves, counts, unpicklable, above, names_column, starts, parts_one;
	bool returns_self;          /* `returns` is the owner; the receiver may be of a kind below it */
	uint8_t returns, element, bare;   /* enum kind; bare: KIND_UNKNOWN where it is as `returns` */
	uint8_t rows, rows_argument;
	uint32_t rows_literal;
	uint8_t cell, parts_argument, runs, moves, acquires, releases;
	uint8_t ships, drives, threads, repeats, grows, folds, into, merges;  /* argument numbers or NO_ARGUMENT */
	uint8_t plan;               /* enum plan_effect */
	uint8_t per;                /* enum granularity */
	uint8_t wraps, model;
	uint8_t view, sets_of, keeps, unpacks, passes, attribute, width, like, constant, away, hint, proves_by, window, sql, equals, event_time; /* argument numbers or NO_ARGUMENT */
	uint8_t gives;              /* enum gives */
	struct slice about;         /* empty: said by its name */
	struct slice of;            /* empty: it has no argument in the receiver's place */
	uint8_t remembers;          /* enum remembers */
	struct slice option;        /* with REMEMBERS_NAMED: its name */
	const struct slice *files, *query, *ends_chain;
	uint32_t file_count, query_count, ends_chain_count;
	const struct slice *hint_words; /* what `hint` may say to be a broadcast hint */
	uint32_t hint_count;
	struct slice uses;          /* word of a use; empty */
	struct slice sets_key;      /* with `sets`: the key; empty: the first argument names it */
	uint8_t binds[KINDS_BOUND_MOST], bind_count;
	uint16_t since, until;      /* as in struct versions: 3.3 is 303; 0: no limit */
};

/* A dotted name that is a kind ("pyspark.sql.DataFrame"), or an identifier that suggests one. */
struct api_name {
	struct slice name;
	uint8_t kind;
	enum { NAME_CLASS, NAME_WHOLE, NAME_PREFIX, NAME_SUFFIX, NAME_FORMS } form;
};

struct api {
	const struct api_member *members;  /* [0] is unused; sorted by owner, then name */
	uint32_t member_count;
	const struct api_name *names;      /* by form, then name */
	uint32_t form_starts[NAME_FORMS + 1]; /* in names; the last one is their count */
	const struct slice *words;         /* a file without any of these has no Spark in it (rules/api/words.yaml) */
	uint32_t word_count;
	struct api_index by_name;          /* members by owner and name */
	struct api_index by_module;        /* of each owner, and of each module above it, some member below it */
	struct api_index by_proof;         /* members that prove their kind, by name */
	struct api_index by_word;          /* 1 + number of a class or a whole identifier */
};

/* Number of an entry: index in api.members; 0 is no entry. */
typedef uint16_t api_id;

/* owner "dataframe" and name "collect"; 0 when there is none. `kind` also looks in super-kinds. */
api_id api_find(const struct api *api, struct slice owner, struct slice name);
api_id api_find_of_kind(const struct api *api, enum kind kind, struct slice name);
/* "torch.load", "dataframe.collect": the last dot splits. */
api_id api_find_dotted(const struct api *api, struct slice dotted);
/* The kind that a dotted class name stands for, or KIND_UNKNOWN. */
enum kind api_class(const struct api *api, struct slice dotted);
/* The kind that an identifier suggests, or KIND_UNKNOWN. */
enum kind api_suggested(const struct api *api, struct slice identifier);
/* The entry whose name is this method and that proves its owner's kind; 0 when none does. */
api_id api_proof(const struct api *api, struct slice method);
/* Whether it knows anything in this module: an entry or a class. */
bool api_knows_module(const struct api *api, struct slice module);
/* Whether some owner is this module or below it: "torch" or "torch.nn". */
bool api_has_module(const struct api *api, struct slice module);
/* Number of the argument with this name, or NO_ARGUMENT. */
uint8_t api_argument(const struct api_member *member, struct slice name);

/* The model that was compiled into this binary. */
extern const struct api built_in_api;

#endif
