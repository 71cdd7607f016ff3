#include "app/pipeline.h"

#include "app/input.h"
#include "baseline/identity.h"
#include "suppress/add.h"

/* A copy of the source that lives as long as the report. */
static struct source *keep(const struct source *source, struct arena *arena, uint32_t mode)
{
	struct source *kept = ARENA_NEW(arena, struct source);

	*kept = *source;
	kept->path = arena_copy(arena, source->path);
	kept->bytes = arena_copy(arena, source->bytes);
	kept->code = source->code.at == source->bytes.at ? kept->bytes : arena_copy(arena, source->code);
	kept->lines.count = kept->lines.capacity = 0;
	kept->code_lines.count = kept->code_lines.capacity = 0;
	memset(&kept->segments, 0, sizeof kept->segments);
	for (uint32_t i = 0; i < source->segments.count; i++)
		*list_push(arena, &kept->segments) = source->segments.at[i];
	source_index(kept, arena);
	kept->hash = input_hash(kept->bytes);
	kept->mode = mode;
	return kept;
}

static void point_to(struct diagnostic *at, uint32_t count, const struct source *source, const struct source *kept)
{
	for (uint32_t i = 0; i < count; i++)
		if (at[i].source == source)
			at[i].source = kept;
}

/* The diagnostics outlive the document: where they speak of its source, they get a copy. */
static void keep_source(struct report *report, struct report_mark since, const struct source *source, uint32_t mode)
{
	uint32_t shown = report->diagnostics.count - since.diagnostics, silenced = report->silenced.count - since.silenced;
	const struct source *kept;

	if (!shown && !silenced)
		return;
	kept = keep(source, report->arena, mode);
	point_to(report->diagnostics.at + since.diagnostics, shown, source, kept);
	point_to(report->silenced.at + since.silenced, silenced, source, kept);
}

/* Gives the findings their identity, by which the baseline knows them, and leaves out what is not about changed lines. */
static void compare(struct pipeline *pipeline, const struct document *document, uint32_t first)
{
	struct report *report = pipeline->report;
	struct logical_lines lines = {0};
	const struct asked_rules asked = {&pipeline->engine->topics, pipeline->engine->on};
	struct arena scratch = {0};

	if (report->diagnostics.count > first) {
		logical_lines_read(&lines, &document->tree, &scratch);
		identities_give(&document->tree, &lines, first, report);
	}
	if (pipeline->baselines)
		baselines_apply(pipeline->baselines, document->source.path, first, &asked, report);
	if (pipeline->changes && report->diagnostics.count > first)
		changes_apply(pipeline->changes, &document->tree, &lines, first, report);
	arena_free(&scratch);
}

/* Everything has the severity that the settings give it. */
static void weigh(const struct engine *engine, struct report *report, uint32_t first)
{
	for (uint32_t i = first; i < report->diagnostics.count; i++) {
		int severity = engine_severity(engine, report->diagnostics.at[i].topic);

		if (severity >= 0)
			report->diagnostics.at[i].severity = (enum severity)severity;
	}
}

/* What was found in a file goes into the report, without what its comments silence. */
static void conclude(struct pipeline *pipeline, struct report_mark since, const struct document *document, uint32_t mode, bool loud)
{
	struct report *report = pipeline->report;
	const struct suppression suppression = {
		.tree = &document->tree,
		.topics = pipeline->engine->topics,
		.on = pipeline->engine->on,
		.complete = loud && !document->stopped && !document_errors(document),
	};

	if (loud)
		document_complain(document, report);
	if (!pipeline->no_suppressions)
		suppress(&suppression, since.diagnostics, report);
	compare(pipeline, document, since.diagnostics);
	weigh(pipeline->engine, report, since.diagnostics);
	report_silence(report, since.diagnostics);
	if (pipeline->add_ignore)
		suppress_offer(&suppression, since.diagnostics, *pipeline->add_ignore, REACH_LINE, report);
	keep_source(report, since, &document->source, mode);
}

/* What the project says to this file. One without a word of Spark neither tells others how it calls them nor hears how it is called: what
 * it does is said where it is called, whether it is looked at or not. */
static void ask_project(struct pipeline *pipeline, struct slice path, struct view_of_project *view, struct meaning_options *options)
{
	struct project *project = pipeline->project;
	struct module *module = project ? project_module(project, path) : NULL;

	if (!module)
		return;
	project_view(view, project, module, module->about_spark ? ROUND_CHECK : ROUND_ONLY_LOOK, pipeline->telling);
	options->neighbours = &view->neighbours;
	if (module->about_spark)
		options->calls = project_calls(project, module, &options->call_count, &pipeline->engine->document);
}

/* Into `own`, unless it has been read. */
static struct document *read(struct pipeline *pipeline, struct document *own, struct slice path, struct slice bytes, struct outcome *outcome,
                             bool loud)
{
	if (pipeline->read)
		pipeline->read->stopped = 0;
	outcome->known = pipeline->read || document_read(own, pipeline->engine, &pipeline->timing, path, bytes, loud, pipeline->report);
	return pipeline->read ? pipeline->read : own;
}

static struct outcome analyse(struct pipeline *pipeline, struct slice path, struct slice bytes, uint32_t mode, bool loud)
{
	struct report *report = pipeline->report;
	struct report_mark since = report_mark(report);
	struct document own, *document;
	struct outcome outcome = {.analysed = true};
	struct view_of_project view;
	struct meaning_options options = {0};

	engine_turn_to(pipeline->engine, path);
	engine_inform(pipeline->engine, &options);
	ask_project(pipeline, path, &view, &options);
	document = read(pipeline, &own, path, bytes, &outcome, loud);
	if (outcome.known)
		document_evaluate(document, pipeline->engine, &pipeline->timing, &options);
	if (outcome.known && !pipeline->only_tells) {
		timing_enter(&pipeline->timing, STAGE_MATCH);
		engine_choose_rules(pipeline->engine, document->source.profile);
		matcher_run(pipeline->engine->matcher, document->facts, &pipeline->engine->job, &pipeline->engine->now, report);
		outcome.errors = document_errors(document);
		conclude(pipeline, since, document, mode, loud);
	} else if (pipeline->baselines && !outcome.known) {
		baselines_give_up(pipeline->baselines, path);
	}
	document_close(document, pipeline->engine);
	timing_enter(&pipeline->timing, STAGE_OTHER);
	return outcome;
}

/* No rule has anything to say there; whether it is Python is said of each file that is about Spark. */
static struct outcome look_at(struct pipeline *pipeline, struct slice path, struct slice bytes, uint32_t mode)
{
	struct report *report = pipeline->report;
	struct report_mark since = report_mark(report);
	struct document own, *document;
	struct outcome outcome = {.analysed = true};

	engine_turn_to(pipeline->engine, path);
	document = read(pipeline, &own, path, bytes, &outcome, true);
	if (outcome.known) {
		outcome.errors = document_errors(document);
		engine_choose_rules(pipeline->engine, document->source.profile);
		conclude(pipeline, since, document, mode, true);
	} else if (pipeline->baselines) {
		baselines_give_up(pipeline->baselines, path);
	}
	document_close(document, pipeline->engine);
	timing_enter(&pipeline->timing, STAGE_OTHER);
	return outcome;
}

/* How it calls what it imports decides what a rule says there, though none may have anything to say here. */
static bool tells_others(const struct pipeline *pipeline, struct slice path)
{
	const struct module *module = pipeline->project ? project_module(pipeline->project, path) : NULL;

	return module && module->imports.count;
}

struct outcome pipeline_run(struct pipeline *pipeline, struct slice path, struct slice bytes, uint32_t mode)
{
	bool about_spark, wanted;

	timing_enter(&pipeline->timing, STAGE_PREFILTER);
	about_spark = engine_finds_spark(pipeline->engine, bytes);
	wanted = about_spark && (matcher_wants(pipeline->engine->matcher, bytes) || tells_others(pipeline, path));
	timing_enter(&pipeline->timing, STAGE_OTHER);
	if (wanted || pipeline->no_prefilter)
		return analyse(pipeline, path, bytes, mode, about_spark);
	if (about_spark)
		return look_at(pipeline, path, bytes, mode);
	return (struct outcome){.skipped = true};
}
