#include "app/baseline_run.h"

#include "app/complain.h"
#include "app/input.h"
#include "app/outputs.h"
#include "app/save.h"
#include "base/drives.h"

/* What was done. Left out: new ones, where they were not asked for. */
struct baseline_update {
	uint32_t kept, gone, added, left_out;
};

/* The entries of a baseline that is written anew. */
struct new_entries {
	struct baseline_entry *at;
	uint32_t count, capacity;
};

static void keep_entries(struct new_entries *entries, const struct baseline *baseline, const struct asked_rules *asked,
                         struct baseline_update *update, struct arena *arena)
{
	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		if (entry_is_stale(baseline, &baseline->entries.at[i], asked)) {
			update->gone++;
			continue;
		}
		*list_push(arena, entries) = baseline->entries.at[i];
		update->kept++;
	}
}

static void add_entry(struct new_entries *entries, const struct diagnostic *diagnostic, struct slice path, struct arena *arena)
{
	*list_push(arena, entries) = (struct baseline_entry){
		.rule = diagnostic->topic->name,
		.path = path,
		.function = diagnostic->identity->function,
		.statement = diagnostic->identity->statement,
		.occurrence = diagnostic->identity->occurrence,
		.hash = diagnostic->identity->hash,
	};
}

/* New findings of the files that this baseline is for. */
static void add_entries(struct new_entries *entries, struct baselines *baselines, const struct baseline *baseline, bool wanted,
                        struct baseline_update *update)
{
	const struct report *report = baselines->report;

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		const struct baselined_file *file = diagnostic->identity ? baselines_file(baselines, diagnostic->source->path) : NULL;

		if (!file || file->baseline != baseline || complaint_is_failure(diagnostic))
			continue;
		if (wanted)
			add_entry(entries, diagnostic, file->path, &baselines->arena);
		update->added += wanted;
		update->left_out += !wanted;
	}
}

static bool write_one(struct baselines *baselines, struct baseline *baseline, const struct new_entries *entries, bool *changed)
{
	struct buffer text = {0};
	const char *problem = NULL;

	baseline_write(&text, entries->at, entries->count);
	*changed = !baseline->exists || !slice_equal(buffer_slice(&text), baseline->bytes);
	if (*changed)
		problem = baseline->exists ? file_replace(baseline->file, buffer_slice(&text), input_hash(baseline->bytes))
		                           : file_create(baseline->file, buffer_slice(&text));
	if (problem)
		complain(baselines->report, &topic_baseline_invalid, baseline->file, "the baseline could not be written: %s", problem);
	buffer_free(&text);
	return !problem;
}

static void say_update(const struct baseline *baseline, const struct new_entries *entries, const struct baseline_update *update,
                       bool changed, struct sink *out)
{
	sink_format(out, "%s %.*s: %u finding%s", changed ? "Wrote" : "Nothing to change in", PATH_ARGS(baseline->file), entries->count,
	            entries->count == 1 ? "" : "s");
	if (update->added || update->gone)
		sink_format(out, " (%u new, %u gone)", update->added, update->gone);
	sink_text(out, ".\n");
	if (update->left_out)
		sink_format(out, "%u new finding%s not added: fix %s, silence %s with a comment, or run this with --accept-new.\n", update->left_out,
		            update->left_out == 1 ? " was" : "s were", update->left_out == 1 ? "it" : "them", update->left_out == 1 ? "it" : "them");
}

static bool update_one(struct baselines *baselines, struct baseline *baseline, const struct asked_rules *asked, bool accept_new,
                       struct baseline_update *all, struct sink *out)
{
	struct new_entries entries = {0};
	struct baseline_update update = {0};
	bool changed;

	keep_entries(&entries, baseline, asked, &update, &baselines->arena);
	add_entries(&entries, baselines, baseline, accept_new || !baseline->exists, &update);
	if (!baseline->exists && !entries.count)
		return true;
	if (!write_one(baselines, baseline, &entries, &changed))
		return false;
	say_update(baseline, &entries, &update, changed, out);
	all->kept += update.kept;
	all->gone += update.gone;
	all->added += update.added;
	all->left_out += update.left_out;
	return true;
}

/* Writes them anew: without stale entries; with new findings where there was no baseline yet, or where they were asked for. */
static bool update_all(struct baselines *baselines, const struct asked_rules *asked, bool accept_new, struct baseline_update *update, struct sink *out)
{
	bool written = true;

	*update = (struct baseline_update){0};
	baselines_make_first(baselines);
	for (uint32_t i = 0; i < baselines->all.count; i++)
		written = update_one(baselines, baselines->all.at[i], asked, accept_new, update, out) && written;
	if (written && !update->kept && !update->added && !update->gone)
		sink_text(out, update->left_out ? "" : "Nothing was found: no baseline is needed.\n");
	return written;
}

/* What is wrong, and what is new and was not added. */
static void say_findings(const struct report *report, bool new_ones, const struct render_options *render, struct sink *out, struct arena *arena)
{
	struct report some = {.arena = arena};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];

		if (complaint_is_failure(diagnostic) || (new_ones && diagnostic->identity) || diagnostic->topic == &topic_no_files)
			*list_push(arena, &some.diagnostics) = *diagnostic;
	}
	render_concise(&some, render, out);
}

/* A baseline of a run that could not see everything would hide or lose what it did not see: then none is written. */
enum exit_status baselines_write(struct baselines *baselines, const struct engine *engine, const struct options *options,
                                 struct sink *out, struct arena *arena)
{
	const struct render_options render = outputs_options(engine, options, out->descriptor, arena);
	const struct asked_rules asked = {&engine->topics, engine->wanted};
	struct baseline_update update = {0};
	struct sink words = {.descriptor = -1};
	bool all_seen = !baselines->report->incomplete;
	bool written = all_seen && update_all(baselines, &asked, options->accept_new, &update, &words);

	say_findings(baselines->report, update.left_out, &render, out, arena);
	if (!all_seen)
		sink_text(out, "No baseline was written, since not everything could be checked.\n");
	if (!options->quiet)
		sink_add(out, buffer_slice(&words.pending));
	sink_free(&words);
	if (!output_finish(out) || !written)
		return STATUS_FAILED;
	return update.left_out ? STATUS_FINDINGS : STATUS_NOTHING;
}

enum exit_status baseline_run(const struct options *options, struct arena *arena)
{
	struct options writing = *options;

	writing.write_baseline = true;
	return check_run(&writing, arena);
}
