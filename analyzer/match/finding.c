#include "match/finding.h"

#include "match/job.h"
#include "match/span.h"
#include "match/templates.h"
#include "meaning/trace.h"

/* Kinds whose rows come from somewhere. */
static bool is_dataset(enum kind kind)
{
	static const enum kind datasets[] = {
		KIND_DATAFRAME, KIND_GROUPED, KIND_RDD, KIND_DSTREAM, KIND_ROWS, KIND_ROW_ITERATOR, KIND_PANDAS,
		KIND_PANDAS_ON_SPARK, KIND_DYNAMIC_FRAME,
	};

	for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++)
		if (kind_is(kind, datasets[i]))
			return true;
	return false;
}

/* @df, or the first capture that is a dataset. */
static node_id dataset_of(const struct telling *t)
{
	node_id df = telling_node(t, SLICE("df"));

	for (uint32_t i = 0; !df && i < t->count; i++)
		if (t->nodes[i] && is_dataset((enum kind)facts_value(t->facts, t->nodes[i]).kind))
			df = t->nodes[i];
	return df;
}

static uint32_t line_of(const struct telling *t, node_id node)
{
	const struct tree *tree = facts_tree(t->facts);

	return source_line(tree->source, span_shown(tree, node).start);
}

/* Where they come from, and how many they are: there, or where nothing on another line says it. */
static struct slice origin_text(const struct telling *t, node_id dataset, node_id node)
{
	struct slice origin = facts_origin_words(t->facts, dataset, t->arena);
	struct slice bound = facts_bound_words(t->facts, node, t->arena);

	if (!origin.length || !bound.length)
		return origin.length ? origin : bound;
	return arena_format(t->arena, "%.*s: %.*s", SLICE_ARGS(origin), SLICE_ARGS(bound));
}

static void add_label(struct diagnostic *diagnostic, const struct telling *t, node_id origin, struct slice text)
{
	const struct tree *tree = facts_tree(t->facts);
	struct label label = {.span = span_shown(tree, origin), .text = text};

	if (text.length && source_line(tree->source, label.span.start) != source_line(tree->source, diagnostic->span.start))
		*list_push(t->arena, &diagnostic->labels) = label;
}

/* Where the rows come from, and where they got or lost their bound, if those are other lines. */
static void add_origin(struct diagnostic *diagnostic, const struct telling *t)
{
	node_id dataset = dataset_of(t);
	node_id origin = dataset ? facts_origin_node(t->facts, dataset) : 0, step = dataset ? facts_step_node(t->facts, dataset) : 0;
	bool apart = origin && step && line_of(t, origin) != line_of(t, step) && facts_reached(t->facts, origin);

	if (origin)
		add_label(diagnostic, t, origin, origin_text(t, dataset, apart ? origin : dataset));
	if (apart)
		add_label(diagnostic, t, step, facts_step_words(t->facts, dataset, t->arena));
}

/* Where a function reads what it carries. */
static void add_carried(struct diagnostic *diagnostic, const struct telling *t, node_id report)
{
	struct value value;
	struct slice attribute;
	node_id carried = facts_carried_along(t->facts, report, &value, &attribute);

	if (carried && value.origin)
		add_label(diagnostic, t, value.origin, facts_cargo_words(t->facts, report, t->arena));
	if (carried)
		add_label(diagnostic, t, carried, SLICE("read here, on the executors"));
}

/* Where the function that a call ships holds more and more. */
static void add_grown(struct diagnostic *diagnostic, const struct telling *t, node_id report)
{
	node_id grown = facts_grown(t->facts, report);

	if (grown)
		add_label(diagnostic, t, grown, SLICE("more for every row"));
}

/* The way of the rows, up to the call that is reported. */
static void add_trace(struct diagnostic *diagnostic, const struct telling *t)
{
	const struct tree *tree = facts_tree(t->facts);
	struct trace_step steps[TRACE_MOST];
	node_id dataset = dataset_of(t);
	uint32_t count = dataset ? facts_trace(t->facts, dataset, t->arena, steps) : 0;

	for (uint32_t i = 0; i < count; i++)
		*list_push(t->arena, &diagnostic->trace) =
			(struct label){span_shown(tree, steps[i].node), steps[i].words, steps[i].path, steps[i].line};
	if (count)
		*list_push(t->arena, &diagnostic->trace) = (struct label){.span = diagnostic->span, .text = diagnostic->message};
}

static const struct slice places[] = {
	[SET_AT_SUBMIT] = {"at submit time", 14},
	[SET_IN_SESSION] = {"in the session", 14},
	[SET_ANYWHERE] = {"at submit time or in the session", 32},
};

/* "spark.driver.memory / 4; driver memory 1g is Spark's default; ends the job with a clear error" */
static struct slice because_of(struct slice why, struct slice figures, struct arena *arena)
{
	why = slice_trim(why);
	if (!why.length || !figures.length)
		return why.length ? why : figures;
	return arena_format(arena, "%.*s; %.*s", SLICE_ARGS(figures), SLICE_ARGS(why));
}

/* What the job was given already needs no advice. */
static bool is_set_so(const struct job_settings *job, struct slice key, struct slice value)
{
	struct job_setting given = settings_value(job, key);

	return given.from != FROM_DEFAULT && slice_equal_ignoring_case(given.value, value);
}

static void add_setting(struct diagnostic *diagnostic, const struct rule_setting *setting, const struct telling *t)
{
	const struct spark_key *key = spark_key_find(t->job->keys, setting->key);
	struct slice value, figures;

	if (!key || !job_has(t->job, setting->spark) || !job_has(t->job, key->spark) ||
	    !formula_evaluate(setting->value, t->job, key, t->arena, &value, &figures) || is_set_so(t->job, key->key, value))
		return;
	*list_push(t->arena, &diagnostic->settings) = (struct setting_advice){
		.key = setting->key, .value = value, .because = because_of(setting->why, figures, t->arena),
		.where = places[setting->where]};
}

static enum severity severity_of(const struct pattern *pattern, const struct telling *t)
{
	const struct asked asked = {.facts = t->facts, .captures = t->nodes, .keys = t->job->keys, .job = t->job};
	enum severity severity = pattern->severity;

	for (uint32_t i = 0; i < pattern->rating_count; i++)
		if (question_holds(&pattern->ratings[i], asked))
			severity = pattern->ratings[i].severity;
	return severity;
}

void finding_add(const struct pattern *pattern, const struct telling *telling, const struct evidence *evidence,
                 struct rewriting *rewriting, struct report *report)
{
	const struct rule *rule = pattern->rule;
	const struct tree *tree = facts_tree(telling->facts);
	struct diagnostic *diagnostic = report_add(report, &rule->topic);

	diagnostic->severity = severity_of(pattern, telling);
	diagnostic->source = tree->source;
	diagnostic->span = span_shown(tree, telling->nodes[pattern->report]);
	diagnostic->confidence = evidence->confidence;
	diagnostic->doubt = evidence_words(pattern, evidence, telling);
	diagnostic->message = words_message(telling, pattern->message);
	diagnostic->note = words_message(telling, rule->note);
	if (slice_has(pattern->message, SLICE(".carried}")))
		add_carried(diagnostic, telling, telling->nodes[pattern->report]);
	else if (slice_has(pattern->message, SLICE(".grown}")))
		add_grown(diagnostic, telling, telling->nodes[pattern->report]);
	else
		add_origin(diagnostic, telling);
	add_trace(diagnostic, telling);
	for (uint32_t i = 0; i < rule->fix_count; i++)
		if (job_has(telling->job, rule->fixes[i].spark) && pattern_offers(pattern, &rule->fixes[i]))
			rewrite_add(rewriting, telling, &rule->fixes[i], diagnostic);
	for (uint32_t i = 0; i < rule->setting_count; i++)
		add_setting(diagnostic, &rule->settings[i], telling);
}
