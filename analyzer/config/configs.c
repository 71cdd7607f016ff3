#include "config/configs.h"

#include "config/paths.h"
#include "config/read.h"

#include <stdlib.h>
#include <unistd.h>

/* The first that is there counts. */
static const char *const file_names[] = {".oomlint.toml", "oomlint.toml", "pyproject.toml"};

void configs_open(struct configs *configs, struct arena *arena, struct report *report)
{
	char *here = getcwd(NULL, 0);

	*configs = (struct configs){.arena = arena, .report = report, .here = arena_copy(arena, here ? slice_of(here) : SLICE("/"))};
	free(here);
	names_open(&configs->folders, arena);
	names_open(&configs->paths, arena);
}

bool configs_is_file_name(struct slice name)
{
	for (size_t i = 0; i < sizeof file_names / sizeof *file_names; i++)
		if (slice_equal(name, slice_of(file_names[i])))
			return true;
	return false;
}

static bool is_root(struct slice folder, struct arena *scratch)
{
	return slice_equal(folder, SLICE("/")) || !access(path_from(folder, SLICE(".git"), scratch).at, F_OK);
}

struct slice project_root(struct slice folder, struct arena *arena)
{
	struct arena scratch = {0};

	while (!is_root(folder, &scratch))
		folder = path_folder(folder);
	arena_free(&scratch);
	return arena_copy(arena, folder);
}

/* The settings file in a folder; at == NULL: there is none. */
static struct slice file_in(struct slice folder, struct arena *scratch)
{
	for (size_t i = 0; i < sizeof file_names / sizeof *file_names; i++) {
		struct slice path = path_from(folder, slice_of(file_names[i]), scratch);

		if (config_is_at(path, scratch))
			return path;
	}
	return (struct slice){0};
}

static void add_above(struct configs *configs, struct config *config)
{
	for (uint32_t i = 0; i < configs->above.count; i++)
		*list_push(configs->arena, &config->layers) = configs->above.at[i];
	*list_push(configs->arena, &configs->all) = config;
}

/* What is read for settings from beyond the project's root is said. */
static void say_outside(struct configs *configs, const struct config *config)
{
	struct slice root = project_root(config->folder, configs->arena), rest;

	for (uint32_t l = 0; l < config->layers.count; l++) {
		const struct config_layer *layer = config->layers.at[l];

		for (int key = 0; layer->from == FROM_FILE && key < CONFIG_COUNT; key++)
			for (uint32_t i = 0; i < layer->values[key].words.count; i++) {
				const struct config_word *word = &layer->values[key].words.at[i];
				char *real;

				if (config_rows[key].sort != TAKES_PATH && config_rows[key].sort != TAKES_PATHS)
					continue;
				real = realpath(word->text.at, NULL);
				if (real && !path_is_below(slice_of(real), root, &rest)) {
					config_complain(configs->report, layer, (enum config_key)key, word,
					                arena_format(configs->report->arena, "`%s` reads %s, which is outside of the project (%.*s)",
					                             config_rows[key].key, real, SLICE_ARGS(root)))
						->severity = SEVERITY_WARNING;
				}
				free(real);
			}
	}
}

static struct config *config_read(struct configs *configs, struct slice path, struct slice folder)
{
	struct config *config = ARENA_NEW(configs->arena, struct config);
	struct config_source source = {.path = path, .folder = folder, .here = configs->here, .version = configs->version,
	                               .arena = configs->arena, .report = configs->report};
	struct config_layers layers = {0};

	config->path = path;
	config->folder = folder;
	if (path.at && !config_read_file(&source, &layers))
		configs->wrong = true;
	for (uint32_t i = 0; i < layers.count; i++)
		*list_push(configs->arena, &config->layers) = layers.at[i];
	if (path.at && !configs->file.at && !configs->wrong)
		say_outside(configs, config);
	add_above(configs, config);
	return config;
}

/* One for each settings file, whatever folder asks. */
static struct config *config_at(struct configs *configs, struct slice path, struct slice folder)
{
	name_t name = name_of(&configs->paths, path.at ? path : SLICE("/"));

	while (configs->by_path.count <= name)
		*list_push(configs->arena, &configs->by_path) = NULL;
	if (!configs->by_path.at[name])
		configs->by_path.at[name] = config_read(configs, path.at ? name_text(&configs->paths, name) : path, arena_copy(configs->arena, folder));
	return configs->by_path.at[name];
}

static struct config **folder_entry(struct configs *configs, struct slice folder)
{
	name_t name = name_of(&configs->folders, folder);

	while (configs->by_folder.count <= name)
		*list_push(configs->arena, &configs->by_folder) = NULL;
	return &configs->by_folder.at[name];
}

static struct config *nearest(struct configs *configs, struct slice folder, struct arena *scratch)
{
	for (;;) {
		struct config **known = folder_entry(configs, folder);
		struct slice path = {0};

		if (*known)
			return *known;
		path = file_in(folder, scratch);
		if (path.at)
			return config_at(configs, path, folder);
		if (is_root(folder, scratch))
			return config_at(configs, path, configs->here);
		folder = path_folder(folder);
	}
}

static struct config *find(struct configs *configs, struct slice folder, struct arena *scratch)
{
	if (configs->isolated)
		return config_at(configs, (struct slice){0}, configs->here);
	if (configs->file.at)
		return config_at(configs, path_from(configs->here, configs->file, configs->arena), configs->here);
	return nearest(configs, folder, scratch);
}

/* The folder whose settings count for a path. */
static struct slice folder_of(const struct configs *configs, struct slice path, struct arena *scratch)
{
	struct slice file = path_from(configs->here, path, scratch);

	return !path.length || slice_ends(path, SLICE("/")) ? file : path_folder(file);
}

const struct config *configs_known(const struct configs *configs, struct slice path)
{
	struct arena scratch = {0};
	name_t name = name_find(&configs->folders, folder_of(configs, path, &scratch));

	arena_free(&scratch);
	return name && name < configs->by_folder.count ? configs->by_folder.at[name] : NULL;
}

const struct config *configs_of(struct configs *configs, struct slice path)
{
	struct arena scratch = {0};
	struct slice folder = folder_of(configs, path, &scratch);
	struct config *found = *folder_entry(configs, folder);

	if (!found) {
		found = find(configs, folder, &scratch);
		*folder_entry(configs, folder) = found;
	}
	arena_free(&scratch);
	return found;
}
