/* What has to be looked at again after files of a workspace changed, and in which order.
 *
 * A summary depends on a text and on the summaries of what it imports; findings depend on those and on the calls that others told.
 * Whoever changes says so to those who look at him, unless his fingerprint is the old one. What is imported is summarised first; who
 * calls is checked first: so nothing is looked at twice. */
#include "app/workspace_parts.h"

#include "app/telling.h"
#include "report/same.h"

void file_is_due(struct workspace *workspace, struct file *file, uint8_t due)
{
	uint32_t place = file->module->place;

	file->due |= due;
	workspace->settled = false;
	if (due & (DUE_FIRST | DUE_SUMMARY) && place >= workspace->summaries_up_to)
		workspace->summaries_up_to = place + 1;
	if (due & (DUE_CHECK | DUE_CALLS) && place < workspace->checks_from)
		workspace->checks_from = place;
}

static struct file *file_of(const struct workspace *workspace, module_id module)
{
	return workspace->by_module.at[module];
}

static struct file *file_in_order(const struct workspace *workspace, uint32_t place)
{
	return file_of(workspace, workspace->project.order.at[place]);
}

/* ---- summaries -------------------------------------------------------------------------------------------------------- */

static const struct module_summary *summarise(struct workspace *workspace, struct file *file, enum project_round round)
{
	struct document *document = NULL;
	struct kept_summary *kept;

	if (file->module->importers.count && file->module->opened)
		document = workspace_pick_up(workspace, file);
	if (!document)
		return NULL;
	workspace->work.summarised++;
	kept = kept_open();
	return kept_finish(kept, document_summarise(document, &workspace->engine, &workspace->timing, &workspace->project, file->module,
	                                            round, &kept->memory));
}

/* Takes the new one where it says something else; the old one where it does not: others point into that. */
static bool replace(const struct module_summary **known, const struct module_summary *now)
{
	if (*known && now && (*known)->fingerprint == now->fingerprint) {
		summary_drop(now);
		return false;
	}
	if (!*known && !now)
		return false;
	summary_hold(now);
	summary_drop(*known);
	*known = now;
	return true;
}

/* Those who see it: others of its circle see only its first summary while theirs is made. */
static void say_changed(struct workspace *workspace, const struct file *file, bool first)
{
	const struct module *module = file->module;

	for (uint32_t i = 0; i < module->importers.count; i++) {
		struct file *importer = file_of(workspace, module->importers.at[i]);
		bool same = importer->module->circle == module->circle;

		if (first && same)
			file_is_due(workspace, importer, DUE_SUMMARY);
		else if (!first)
			file_is_due(workspace, importer, same ? DUE_CHECK : DUE_FIRST | DUE_SUMMARY | DUE_CHECK);
	}
}

static bool is_in_circle(const struct workspace *workspace, uint32_t place)
{
	const struct project *project = &workspace->project;
	uint32_t circle = project_at(project, project->order.at[place])->circle;

	return (place && project_at(project, project->order.at[place - 1])->circle == circle) ||
	       (place + 1 < project->order.count && project_at(project, project->order.at[place + 1])->circle == circle);
}

static void renew_first(struct workspace *workspace, struct file *file)
{
	bool circle = is_in_circle(workspace, file->module->place);

	file->due &= (uint8_t)~DUE_FIRST;
	if (replace(&file->module->first, circle ? summarise(workspace, file, ROUND_FIRST_SUMMARY) : NULL))
		say_changed(workspace, file, true);
}

static void renew_summary(struct workspace *workspace, struct file *file)
{
	file->due &= (uint8_t)~DUE_SUMMARY;
	file->summarised = file->module->importers.count && file->module->opened;
	if (replace(&file->module->summary, summarise(workspace, file, ROUND_SUMMARY)))
		say_changed(workspace, file, false);
}

/* In a circle, all first ones come before all others. */
static struct file *first_due_beside(const struct workspace *workspace, struct file *file)
{
	const struct project *project = &workspace->project;
	uint32_t circle = file->module->circle, place = file->module->place;

	while (place && project_at(project, project->order.at[place - 1])->circle == circle)
		place--;
	for (; place < project->order.count && project_at(project, project->order.at[place])->circle == circle; place++)
		if (file_in_order(workspace, place)->due & DUE_FIRST)
			return file_in_order(workspace, place);
	return NULL;
}

static void renew(struct workspace *workspace, struct file *file)
{
	struct file *first = first_due_beside(workspace, file);

	if (first)
		renew_first(workspace, first);
	else
		renew_summary(workspace, file);
}

static bool is_summary_due(struct workspace *workspace)
{
	while (workspace->summaries_up_to && !(file_in_order(workspace, workspace->summaries_up_to - 1)->due & (DUE_FIRST | DUE_SUMMARY)))
		workspace->summaries_up_to--;
	return workspace->summaries_up_to;
}

/* The last one in the order of those that are due: all that it imports is up to date. */
static bool renew_last(struct workspace *workspace)
{
	if (!is_summary_due(workspace))
		return false;
	renew(workspace, file_in_order(workspace, workspace->summaries_up_to - 1));
	return true;
}

/* ---- checks ----------------------------------------------------------------------------------------------------------- */

static const struct told_prints *prints_of(const void *context, module_id caller)
{
	const struct workspace *workspace = context;

	return &file_of(workspace, caller)->told;
}

/* What the calls come to, and the summaries that they point into are held. */
static void note_told(struct file *file)
{
	told_prints_make(&file->told, file->module, &file->uses, &file->telling);
	for (uint32_t i = 0; i < file->uses.count; i++)
		summary_hold(file->uses.at[i]);
}

static void say_called(struct workspace *workspace, const struct file *before, const struct file *now)
{
	for (uint32_t i = 0; i < now->told.count; i++)
		if (told_print_for(&before->told, now->told.at[i].callee) != now->told.at[i].fingerprint)
			file_is_due(workspace, file_of(workspace, now->told.at[i].callee), DUE_CALLS);
	for (uint32_t i = 0; i < before->told.count; i++)
		if (!told_print_for(&now->told, before->told.at[i].callee))
			file_is_due(workspace, file_of(workspace, before->told.at[i].callee), DUE_CALLS);
}

static void run(struct workspace *workspace, struct file *file)
{
	struct pipeline pipeline = {.engine = &workspace->engine, .report = &file->report, .project = &workspace->project,
	                            .telling = &file->telling, .baselines = &workspace->baselines,
	                            .only_tells = !file_is_told(workspace, file)};
	struct slice bytes;

	if (file->module->asked)
		pipeline.read = workspace_pick_up(workspace, file);
	if (workspace->read != file && !workspace_read(workspace, file, &file->report))
		return;
	if (!file->module->asked)
		return;
	if (!file->baselined)
		baselines_visit(&workspace->baselines, file->path);
	file->baselined = true;
	if (baselines_are_blind(&workspace->baselines, file->path)) /* everything would be shown */
		return;
	workspace->work.checked++;
	file->report.files_checked = 1;
	bytes = pipeline.read ? pipeline.read->source.bytes : buffer_slice(&workspace->input.bytes);
	if (!pipeline_run(&pipeline, file->path, bytes, workspace->input.mode).skipped)
		workspace->read = NULL; /* it has been closed */
	report_sort(&file->report);
}

static void check(struct workspace *workspace, struct file *file)
{
	struct file before = *file;

	file->telling = (struct arena){0};
	memset(&file->uses, 0, sizeof file->uses);
	memset(&file->told, 0, sizeof file->told);
	project_untell(&workspace->project, file->module);
	file_forget_report(file);
	file->known = file_is_told(workspace, file);
	if (file_is_checked(file))
		run(workspace, file);
	project_tell(&workspace->project, file->module);
	note_told(file);
	say_called(workspace, &before, file);
	for (uint32_t i = 0; i < before.uses.count; i++)
		summary_drop(before.uses.at[i]);
	arena_free(&before.telling);
	file->looked_at = file->text;
	if (!file->known)
		file_forget_report(file);
	file->now = file->known ? report_hash(&file->report) : 0;
	file_has_news(workspace, file);
}

/* What others tell it is looked at before the file is. */
static void check_if_needed(struct workspace *workspace, struct file *file)
{
	uint64_t heard = heard_fingerprint(&workspace->project, file->module, prints_of, workspace);
	bool needed = file->due & DUE_CHECK || heard != file->heard;

	file->due &= (uint8_t)~(DUE_CHECK | DUE_CALLS);
	file->heard = heard;
	if (needed)
		check(workspace, file);
}

static bool check_next(struct workspace *workspace)
{
	for (; workspace->checks_from < workspace->project.order.count; workspace->checks_from++) {
		struct file *file = file_in_order(workspace, workspace->checks_from);

		if (file->due & (DUE_CHECK | DUE_CALLS)) {
			check_if_needed(workspace, file);
			return true;
		}
	}
	return false;
}

/* ---- what is open comes first ----------------------------------------------------------------------------------------- */

/* Of the summaries that the file depends on, the last one that is due; NULL: none is. Its own is not one of them, unless it is in a circle. */
static struct file *summary_needed(struct workspace *workspace, const struct file *file)
{
	const struct project *project = &workspace->project;
	bool own = is_in_circle(workspace, file->module->place);
	struct arena scratch = {0};
	bool *seen = ARENA_ARRAY(&scratch, bool, project->modules.count);
	LIST(module_id) waiting = {0};
	struct file *last = NULL;

	*list_push(&scratch, &waiting) = file->module->id;
	seen[file->module->id] = true;
	for (uint32_t i = 0; i < waiting.count; i++) {
		const struct module *module = project_at(project, waiting.at[i]);
		struct file *next = file_of(workspace, module->id);

		if (next->due & (DUE_FIRST | DUE_SUMMARY) && (own || next != file) && (!last || module->place > last->module->place))
			last = next;
		for (uint32_t j = 0; j < module->imports.count; j++)
			if (!seen[module->imports.at[j]]) {
				seen[module->imports.at[j]] = true;
				*list_push(&scratch, &waiting) = module->imports.at[j];
			}
	}
	arena_free(&scratch);
	return last;
}

/* Its callers need not have been checked by then; if they call it in another way than before, it is checked again. */
static bool look_at_open(struct workspace *workspace)
{
	bool summaries = is_summary_due(workspace);

	for (uint32_t i = 0; i < workspace->open.count; i++) {
		struct file *file = workspace->open.at[i], *needed;

		if (!file->module || !(file->due & DUE_CHECK))
			continue;
		needed = summaries ? summary_needed(workspace, file) : NULL;
		if (needed)
			renew(workspace, needed);
		else
			check_if_needed(workspace, file);
		return true;
	}
	return false;
}

bool workspace_look(struct workspace *workspace)
{
	if (!workspace->ready)
		return false;
	if (look_at_open(workspace))
		return true;
	if (workspace->ahead == AHEAD_NOW)
		workspace->ahead = AHEAD_DONE; /* now for all others */
	else if (!renew_last(workspace) && !check_next(workspace)) {
		workspace_put_down(workspace);
		return false;
	}
	return true;
}
