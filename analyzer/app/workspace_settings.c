/* Settings that are wrong do not stop the work where that is asked for: instead of such a file its last text that was right counts, or
 * the defaults. Settings are read again with those, and what is wrong stays told. */
#include "app/workspace_parts.h"

#include "app/complain.h"
#include "config/paths.h"
#include "data/disk.h"

static bool find_instead(const void *texts, struct slice path, struct slice *text)
{
	return texts_find(texts, path, text);
}

void settings_open(struct workspace *workspace)
{
	struct forgiving *forgiving = &workspace->forgiving;

	texts_open(&forgiving->good);
	texts_open(&forgiving->instead);
	forgiving->mistakes.arena = &forgiving->memory;
}

void settings_close(struct workspace *workspace)
{
	texts_close(&workspace->forgiving.good);
	texts_close(&workspace->forgiving.instead);
	arena_free(&workspace->forgiving.memory);
}

/* Nothing is known to be wrong. */
static void begin_anew(struct workspace *workspace)
{
	struct forgiving *forgiving = &workspace->forgiving;

	texts_close(&forgiving->instead);
	texts_open(&forgiving->instead);
	arena_free(&forgiving->memory);
	forgiving->mistakes = (struct report){.arena = &forgiving->memory};
	forgiving->setup = *workspace->setup;
}

const struct setup *settings_now(struct workspace *workspace)
{
	struct forgiving *forgiving = &workspace->forgiving;

	if (!forgiving->wanted)
		return workspace->setup;
	if (!forgiving->again)
		begin_anew(workspace);
	forgiving->again = false;
	forgiving->texts = (struct config_texts){&forgiving->instead, find_instead};
	forgiving->setup.texts = &forgiving->texts;
	return &forgiving->setup;
}

/* ---- what is right ---------------------------------------------------------------------------------------------------- */

static void note_good(struct workspace *workspace, const struct config_layer *layer)
{
	struct forgiving *forgiving = &workspace->forgiving;
	struct arena scratch = {0};
	struct slice path = path_from(workspace->engine.configs.here, layer->path, &scratch), text;
	const char *problem;

	if (layer->from == FROM_FILE && !texts_find(&forgiving->instead, path, NULL) && disk_text(path, &scratch, &text, &problem))
		texts_set(&forgiving->good, path, text);
	arena_free(&scratch);
}

static void note_all_good(struct workspace *workspace)
{
	const struct configs *configs = &workspace->engine.configs;

	for (uint32_t i = 0; i < configs->all.count; i++)
		for (uint32_t l = 0; l < configs->all.at[i]->layers.count; l++)
			note_good(workspace, configs->all.at[i]->layers.at[l]);
}

/* ---- what is wrong ---------------------------------------------------------------------------------------------------- */

/* The settings file that names a file of properties; empty: none does. */
static struct slice who_names(const struct engine *engine, struct slice path)
{
	for (uint32_t i = 0; i < engine->configs.all.count; i++)
		for (uint32_t l = 0; l < engine->configs.all.at[i]->layers.count; l++) {
			const struct config_layer *layer = engine->configs.all.at[i]->layers.at[l];
			const struct config_value *value = &layer->values[CONFIG_PROPERTIES_FILE];

			for (uint32_t w = 0; layer->from == FROM_FILE && w < value->words.count; w++)
				if (slice_equal(path_shown(value->words.at[w].text, engine->configs.here), path))
					return layer->path;
		}
	return (struct slice){0};
}

static bool is_about_settings(const struct engine *engine, const struct diagnostic *mistake)
{
	return mistake->topic == &topic_settings_invalid || mistake->topic == &topic_option_invalid || who_names(engine, mistake->path).length;
}

/* Another text counts from now on; false: it did before, and was no better. What was right once may name a file that is gone: then nothing is in it. */
static bool replace(struct forgiving *forgiving, struct slice path)
{
	const struct slice nothing = slice_ends(path, SLICE("/pyproject.toml")) ? SLICE("[tool.oomlint]\n") : SLICE("");
	struct slice text = nothing, before;
	bool again = texts_find(&forgiving->instead, path, &before);

	if (again && slice_equal(before, nothing))
		return false;
	if (!again)
		(void)texts_find(&forgiving->good, path, &text);
	texts_set(&forgiving->instead, path, text);
	return true;
}

/* What was not given in a file. */
static bool drop_given(struct forgiving *forgiving)
{
	bool given = forgiving->setup.config.count > 0;

	for (int key = 0; key < CONFIG_COUNT; key++)
		given = given || forgiving->setup.options.values[key].given;
	memset(&forgiving->setup.config, 0, sizeof forgiving->setup.config);
	forgiving->setup.options = (struct config_layer){0};
	return given;
}

static bool do_without(struct workspace *workspace, const struct diagnostic *mistake)
{
	const struct engine *engine = &workspace->engine;
	struct arena scratch = {0};
	struct slice path = mistake->topic == &topic_settings_invalid ? mistake->path : who_names(engine, mistake->path);
	bool other;

	if (!mistake->path.length)
		return drop_given(&workspace->forgiving);
	other = path.length && replace(&workspace->forgiving, path_from(engine->configs.here, path, &scratch));
	arena_free(&scratch);
	return other;
}

/* false: there is nothing more to do without. */
static bool do_without_wrong(struct workspace *workspace)
{
	struct report *kept = &workspace->forgiving.mistakes;
	struct report_mark before = report_mark(kept);
	bool other = false;

	for (uint32_t i = 0; i < workspace->mistakes.diagnostics.count; i++) {
		const struct diagnostic *mistake = &workspace->mistakes.diagnostics.at[i];

		if (mistake->severity != SEVERITY_ERROR || !is_about_settings(&workspace->engine, mistake))
			continue;
		other = do_without(workspace, mistake) || other;
		complaint_copy(kept, mistake); /* the report that it is in goes before it does */
	}
	if (!other)
		report_cut(kept, before);
	return other;
}

void settings_settle(struct workspace *workspace)
{
	struct forgiving *forgiving = &workspace->forgiving;

	if (!forgiving->wanted)
		return;
	if (!workspace->ready && do_without_wrong(workspace)) {
		workspace->restart = forgiving->again = true;
		return;
	}
	if (workspace->ready)
		note_all_good(workspace);
	for (uint32_t i = 0; i < forgiving->mistakes.diagnostics.count; i++)
		complaint_copy(&workspace->mistakes, &forgiving->mistakes.diagnostics.at[i]);
	report_sort(&workspace->mistakes);
}

void workspace_forgive(struct workspace *workspace)
{
	workspace->forgiving.wanted = true;
}
