/* A closer look at one file of a workspace: what is known of it, and what it would be with all fixes. */
#include "app/workspace_parts.h"

static struct file *find(struct workspace *workspace, struct slice path)
{
	name_t name = name_find(&workspace->paths, path);

	return name && workspace->running && workspace->ready ? workspace->files.at[name] : NULL;
}

bool workspace_has_looked_at(const struct workspace *workspace, struct slice path)
{
	name_t name = name_find(&workspace->paths, path);
	const struct file *file = name ? workspace->files.at[name] : NULL;

	return workspace->settled || (workspace_has_taken_in(workspace) && file && file->known && !(file->due & DUE_CHECK));
}

/* What the project says to it, as when it is checked. */
static void ask_project(struct workspace *workspace, const struct file *file, struct view_of_project *view, struct meaning_options *options,
                        struct arena *memory)
{
	engine_inform(&workspace->engine, options);
	if (!file->module)
		return;
	project_view(view, &workspace->project, file->module, ROUND_ONLY_LOOK, memory);
	options->neighbours = &view->neighbours;
	options->calls = project_calls(&workspace->project, file->module, &options->call_count, memory);
}

bool workspace_visit(struct workspace *workspace, struct slice path, bool evaluate,
                     void (*visit)(void *context, const struct document *document), void *context)
{
	struct file *file = find(workspace, path);
	struct document *document = file ? workspace_pick_up(workspace, file) : NULL;
	struct arena memory = {0};
	struct view_of_project view;
	struct meaning_options options = {0};

	if (!document)
		return false;
	engine_choose_rules(&workspace->engine, document->source.profile);
	if (evaluate) {
		ask_project(workspace, file, &view, &options, &memory);
		document_evaluate(document, &workspace->engine, &workspace->timing, &options);
	}
	visit(context, document);
	workspace_put_down(workspace);
	arena_free(&memory);
	return true;
}

void workspace_fix(struct workspace *workspace, struct slice path, enum applicability least, struct fixed *fixed)
{
	struct file *file = find(workspace, path);
	struct arena memory = {0};
	struct report report = {.arena = &memory};
	struct pipeline pipeline = {.engine = &workspace->engine, .report = &report, .project = &workspace->project, .telling = &memory};
	struct outcome outcome;

	*fixed = (struct fixed){0};
	if (file && file->module && workspace_read(workspace, file, &report)) {
		outcome = pipeline_run(&pipeline, file->path, buffer_slice(&workspace->input.bytes), workspace->input.mode);
		fix_all(fixed, &pipeline, &workspace->input, (struct report_mark){0, 0}, outcome, least);
		project_untell(&workspace->project, file->module); /* it has told of calls in texts that nobody has */
		file_is_due(workspace, file, DUE_CHECK);
	}
	arena_free(&memory);
}
