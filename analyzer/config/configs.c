#include "config/configs.h"

#include "base/drives.h"
#include "config/bounds.h"
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

bool is_project_root(struct slice folder, struct arena *scratch)
{
	return slice_equal(folder, SLICE("/")) || !access(path_from(folder, SLICE(".git"), scratch).at, F_OK);
}

struct slice project_root(struct slice folder, struct arena *arena)
{
	struct arena scratch = {0};

	while (!is_project_root(folder, &scratch))
		folder = path_folder(folder);
	arena_free(&scratch);
	return arena_copy(arena, folder);
}

struct slice project_bound(struct slice folder, struct slice here, struct arena *arena)
{
	struct slice root = project_root(folder, arena), rest;

	return slice_equal(root, SLICE("/")) && path_is_below(folder, here, &rest) ? here : root;
}

/* A link that leads out of the project is not followed, and that is said. */
static bool is_left_alone(struct configs *configs, struct slice path)
{
	struct diagnostic *said;
	struct slice target;

	if (!link_leads_out(path, configs->here, configs->report->arena, &target))
		return false;
	said = report_add(configs->report, &topic_link_outside);
	said->path = arena_copy(configs->report->arena, path_shown(path, configs->here));
	said->message = arena_format(configs->report->arena, "this is a link to %.*s, outside of the project; it was not followed", PATH_ARGS(target));
	return true;
}

/* The settings file in a folder; at == NULL: there is none. */
static struct slice file_in(struct configs *configs, struct slice folder, struct arena *scratch)
{
	for (size_t i = 0; i < sizeof file_names / sizeof *file_names; i++) {
		struct slice path = path_from(folder, slice_of(file_names[i]), scratch);

		if (!is_left_alone(configs, path) && config_is_at(path, configs->texts, scratch))
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

/* Whether there is something at this path, and links lead to it from the project to beyond it. */
static bool is_outside(struct slice path, struct slice root, struct arena *arena, struct slice *target)
{
	char *real = realpath(path.at, NULL), *real_root = realpath(root.at, NULL);
	struct slice rest;
	bool outside = real && real_root && !path_is_below(slice_of(real), slice_of(real_root), &rest);

	if (outside)
		*target = arena_copy(arena, slice_of(real));
	free(real);
	free(real_root);
	return outside;
}

static bool is_path(int key)
{
	return config_rows[key].sort == TAKES_PATH || config_rows[key].sort == TAKES_PATHS;
}

static void say_words_outside(struct configs *configs, const struct config_layer *layer, struct slice root)
{
	struct arena *arena = configs->report->arena;
	struct slice target;

	for (int key = 0; key < CONFIG_COUNT; key++)
		for (uint32_t i = 0; is_path(key) && i < layer->values[key].words.count; i++) {
			const struct config_word *word = &layer->values[key].words.at[i];

			if (is_outside(word->text, root, arena, &target))
				config_complain(configs->report, layer, (enum config_key)key, word,
				                arena_format(arena, "`%s` reads %.*s, which is outside of the project (%.*s)", config_rows[key].key,
				                             PATH_ARGS(target), PATH_ARGS(root)))
					->severity = SEVERITY_WARNING;
		}
}

/* Rules come from the folder that is named, not from where links in it lead. */
static bool refuses_rules(struct configs *configs, const struct config_layer *layer)
{
	static const char *const parts[] = {"", "/rules", "/queries", "/tests/rules"};
	const struct config_value *value = &layer->values[CONFIG_RULES];
	struct arena *arena = configs->report->arena;
	struct slice name, target;

	for (uint32_t i = 0; i < value->words.count; i++)
		for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
			struct slice folder = arena_format(arena, "%.*s%s", SLICE_ARGS(value->words.at[i].text), parts[part]);

			if (!folder_leads_out(folder, configs->here, arena, &name, &target))
				continue;
			config_complain(configs->report, layer, CONFIG_RULES, &value->words.at[i],
			                arena_format(arena, "%.*s is a link to %.*s, outside of the project: `--rules` takes such a folder, settings do not",
			                             SLICE_ARGS(path_shown(name, configs->here)), PATH_ARGS(target)));
			return true;
		}
	return false;
}

/* What is read for settings from beyond the project's root is said. */
static void say_outside(struct configs *configs, const struct config *config)
{
	struct slice root = project_bound(config->folder, configs->here, configs->arena);

	for (uint32_t l = 0; l < config->layers.count; l++)
		say_words_outside(configs, config->layers.at[l], root);
}

static bool refuses_any(struct configs *configs, const struct config *config)
{
	bool refuses = false;

	for (uint32_t l = 0; l < config->layers.count; l++)
		refuses = refuses_rules(configs, config->layers.at[l]) || refuses;
	return refuses;
}

/* Settings that bring rules from elsewhere are not taken. */
static bool is_kept_inside(struct configs *configs, struct config *config)
{
	say_outside(configs, config);
	if (!refuses_any(configs, config))
		return true;
	config->partial = true;
	config->layers.count = 0;
	return false;
}

static struct config *config_read(struct configs *configs, struct slice path, struct slice folder)
{
	struct config *config = ARENA_NEW(configs->arena, struct config);
	struct config_source source = {.path = path, .folder = folder, .here = configs->here, .version = configs->version, .texts = configs->texts,
	                               .arena = configs->arena, .report = configs->report};
	struct config_layers layers = {0};
	bool right = true, whole = true;

	config->path = path;
	config->folder = folder;
	if (path.at)
		right = config_read_file(&source, &layers, &whole);
	config->partial = !whole;
	for (uint32_t i = 0; i < layers.count; i++)
		*list_push(configs->arena, &config->layers) = layers.at[i];
	if (path.at && !configs->file.at)
		right = is_kept_inside(configs, config) && right;
	configs->wrong = configs->wrong || !right;
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
		path = file_in(configs, folder, scratch);
		if (path.at)
			return config_at(configs, path, folder);
		if (is_project_root(folder, scratch))
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
