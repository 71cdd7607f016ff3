/* Rules as data. rules/<name>.yaml says what a rule says, queries/<name>.scm where it looks, tests/rules/<name>.py shows it.
 *
 *   code: OOM101
 *   title: collect() of rows without a bound
 *   severity: error                 # info | warning | error
 *   family: driver-result           # driver-result broadcast cache plan partitions closure python-worker streaming config driver-state
 *   category: [collect]             # words used to measure it: collect cache broadcast loop udf closure config ... (SARIF properties)
 *   cause: collect-unbounded        # row of the catalogue; default: the rule's name
 *   since: 0.1.0                    # of oomlint
 *   spark: {since: "3.0", until: "4.0"}   # versions it applies to (optional)
 *   refines: [collect-unbounded]    # where both report the same node only this rule speaks (optional)
 *   quiet-in: [test]                # optional: profiles of files (job notebook test library); test: assert statements, too
 *   confidence: likely              # its findings are never surer than this (optional); the evidence may make them less sure
 *   triggers: [collect]             # a file without any of these words is not searched; default: the names after calls? and sets?
 *   message: "`{report}` copies every row of `{df}` to the driver"
 *   messages: {sql: "..."}          # variants, chosen by (#set! message sql)
 *   note: "held twice: in the driver JVM, then as Python rows"   # under the caret
 *   why: |                          # Markdown, a few sentences, no folklore
 *   instead:                        # rewrites; optional list, safest first
 *     - title: look at a few
 *       applicability: unsafe       # safe | unsafe | display
 *       replace: report             # capture whose text is replaced; default report. Ignored for display
 *       with: "{df}.limit(1000).collect()"
 *       import: from pyspark.sql import functions as F    # optional: what it needs
 *       spark: {since: "3.3"}       # only offered for these versions
 *       for: [message, sql]         # only offered beside these messages; `message` is the one without a name of its own
 *   config:                         # settings with a value computed for this job
 *     - key: spark.driver.maxResultSize
 *       value: "{spark.driver.memory} / 4"     # formula: numbers, sizes (64m), {keys}, + - * / ( ) min() max() ceil()
 *       where: submit               # submit | session | either
 *       why: stops the job with a clear error before the heap is full
 *       spark: {since: "3.0"}
 *   references: [https://spark.apache.org/docs/latest/configuration.html, "python/pyspark/sql/dataframe.py"]
 *
 * Words in braces, in message, note, instead and formulas:
 *   {x}          text of capture @x, shortened and on one line in messages, exact in `with`
 *   {x.bound}    its row bound in words ("no row bound", "at most 1000 rows (`limit(1000)` at line 12)", "one row per `country`")
 *   {x.origin}   where its rows come from ("a table, read whole")
 *   {x.name}     for a call, the method or function called ("collect"); else the last identifier
 *   {x.receiver} for a call of an attribute, the text before the dot
 *   {x.loop}     the head of the loop that carries it, or else of the innermost around it, and its line where that is another one
 *   {x.argument} text of the first argument
 *   {x.call}     text of the call that it is; a rewrite that asks something else for it is left out
 *   {x.key} {x.value}   for a node that sets a configuration key
 *   {x.carried} {x.cargo}   for a node that ships a function: the heaviest thing that it takes along ("self.table"), and what that is
 *   {x.grown}    for a node that ships a function: what grows in that with every row (see grows?)
 *   {spark.any.key}     value of a configuration key as known for this job
 */
#ifndef OOMLINT_DATA_RULES_H
#define OOMLINT_DATA_RULES_H

#include "base/list.h"
#include "report/report.h"
#include "text/source.h"

/* Versions of Spark, 3.3 as 303; 0: no limit. Both ends belong to the range: `until` is the last version that has it. So it is
 * wherever rules, settings or the API model say since and until. */
struct versions { uint16_t since, until; };

struct rule_variant { struct slice name, message; };

struct rule_fix {
	struct slice title, replace, with, import;
	const struct slice *variants; uint32_t variant_count; /* messages that it goes with; none: all */
	enum applicability applicability;
	struct versions spark;
};

enum setting_place { SET_AT_SUBMIT, SET_IN_SESSION, SET_ANYWHERE };

struct rule_setting {
	struct slice key, value, why;
	enum setting_place where;
	struct versions spark;
};

/* Bits by enum profile. */
enum { QUIET_IN_TEST = 1 << PROFILE_TEST };

struct rule {
	struct topic topic;           /* name, code, title, family, categories, why, severity */
	struct slice cause, since;
	struct versions spark;
	struct slice message, note;
	const struct rule_variant *variants; uint32_t variant_count;
	const struct rule_fix *fixes;        uint32_t fix_count;
	const struct rule_setting *settings; uint32_t setting_count;
	const struct slice *refines;         uint32_t refines_count;
	const struct slice *triggers;        uint32_t trigger_count;
	const struct slice *references;      uint32_t reference_count;
	uint32_t quiet_in;
	enum confidence confidence;   /* never surer than this; CONFIDENCE_UNSAID: as sure as the evidence */
	struct slice query;           /* text of the .scm */
	struct slice query_path;      /* for messages about it */
	struct slice example;         /* text of the fixture */
};

struct rule_set {
	const struct rule *rules;     /* sorted by code */
	uint32_t count;
};

/* A Spark configuration key: rules/spark/configuration.yaml
 *   spark.driver.memory: {type: size, unit: m, default: 1g, since: "1.0", when: submit, about: "heap of the driver JVM"}
 *   type: size | count | flag | text | time | fraction;  unit: of a bare number (b k m g);
 *   when: submit (before the JVM starts) | context (before the SparkContext) | static (before the session) | runtime
 *   late: refused (default) | ignored (taken without a word, and nobody reads it) | unsure: what a running session does with it,
 *         unsure where it depends on what is loaded: a cluster manager, Hive, a plugin
 *   defaults: {"4.0": "true"}   later defaults by version */
enum setting_when { WHEN_UNKNOWN, WHEN_SUBMIT, WHEN_CONTEXT, WHEN_STATIC, WHEN_RUNTIME };
enum setting_late { LATE_REFUSED, LATE_IGNORED, LATE_UNSURE };
enum setting_type { TYPE_TEXT, TYPE_SIZE, TYPE_COUNT, TYPE_FLAG, TYPE_TIME, TYPE_FRACTION };

struct spark_default { uint16_t since; struct slice value; };

struct spark_key {
	struct slice key, about;
	enum setting_type type;
	enum setting_when when;
	enum setting_late late;
	char unit;                    /* of a bare number: b k m g; 0 where not a size */
	struct versions spark;
	const struct spark_default *defaults; uint32_t default_count; /* ascending by since; none: no default */
};

struct spark_keys {
	const struct spark_key *keys; /* sorted by key */
	uint32_t count;
};

const struct spark_key *spark_key_find(const struct spark_keys *keys, struct slice key);
const struct rule *rule_find(const struct rule_set *set, struct slice name_or_code);

extern const struct rule_set built_in_rules;
extern const struct spark_keys built_in_keys;

#endif
