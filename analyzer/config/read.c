/* TOML becomes a layer. */
#include "config/read.h"

#include "config/paths.h"
#include "config/required.h"
#include "config/words.h"
#include "data/disk.h"
#include "toml/toml.h"

#include <unistd.h>

enum { CHAIN_MOST = 8 };

/* One table of settings on its way into a layer. */
struct layering {
	struct reading *reading;
	struct config_layer *layer;
	struct arena *arena;
};

/* A mistake, with the word that was meant where there is one. */
static void say_guess(struct layering *into, uint32_t line, uint32_t column, const struct guess *guess, struct slice message)
{
	guess_tell(guess, reading_mistake(into->reading, line, column, message), into->reading->report->arena);
}

static void add_word(struct layering *into, enum config_key key, struct slice name, const struct toml_node *node)
{
	struct config_word word = {.key = name.at ? arena_copy(into->arena, name) : name,
	                           .text = arena_copy(into->arena, node->text), .line = node->line, .column = node->column};
	struct guess guess;
	struct slice problem = config_word_problem(key, &word, &guess, into->reading->report->arena);

	if (problem.at)
		say_guess(into, word.line, word.column, &guess, problem);
	else
		*list_push(into->arena, &into->layer->values[key].words) = word;
}

static void say_type(struct layering *into, enum config_key key, const struct toml_node *node, const char *takes)
{
	MISTAKE(into->reading, node->line, node->column, "`%s` takes %s, not %s", config_rows[key].key, takes, toml_kind_words(node->kind));
}

/* Texts of a list, or one by itself. */
static void add_list(struct layering *into, enum config_key key, struct slice name, const struct toml_node *node, bool alone)
{
	if (alone && node->kind == TOML_STRING) {
		add_word(into, key, name, node);
		return;
	}
	if (node->kind != TOML_ARRAY) {
		say_type(into, key, node, name.at ? "lists of texts in its table" : config_takes(config_rows[key].sort));
		return;
	}
	for (const struct toml_node *item = node->first; item; item = item->next)
		if (item->kind == TOML_STRING)
			add_word(into, key, name, item);
		else
			say_type(into, key, item, "texts in its list");
}

static void say_choices(struct layering *into, enum config_key key, struct slice name, const struct toml_node *entry)
{
	struct guess guess;
	struct slice problem = choice_problem(config_rows[key].keys, name, &guess, into->reading->report->arena);

	say_guess(into, entry->key_line, entry->key_column, &guess, problem);
}

/* Keys with dots make tables in tables, unless they stand in quotes: [spark-conf] spark.driver.memory = "8g" means the same. */
static void add_table(struct layering *into, enum config_key key, struct slice before, const struct toml_node *table)
{
	for (const struct toml_node *entry = table->first; entry; entry = entry->next) {
		struct slice name = entry->key;

		if (before.at)
			name = arena_join(into->arena, before, SLICE("."), entry->key);
		if (!choice_fits(config_rows[key].keys, name))
			say_choices(into, key, name, entry);
		else if (config_rows[key].sort == TAKES_TABLE_OF_WORDS)
			add_list(into, key, name, entry, true);
		else if (entry->kind == TOML_TABLE)
			add_table(into, key, name, entry);
		else if (entry->kind == TOML_ARRAY || entry->kind == TOML_TIME)
			say_type(into, key, entry, "texts, numbers and flags in its table");
		else
			add_word(into, key, name, entry);
	}
}

static void add_scalar(struct layering *into, enum config_key key, const struct toml_node *node)
{
	enum config_sort sort = config_rows[key].sort;

	if (node->kind == (sort == TAKES_FLAG ? TOML_FLAG : TOML_STRING) || (sort == TAKES_SIZE && node->kind == TOML_INTEGER))
		add_word(into, key, (struct slice){0}, node);
	else
		say_type(into, key, node, config_takes(sort));
}

static void add_entry(struct layering *into, enum config_key key, const struct toml_node *entry)
{
	enum config_sort sort = config_rows[key].sort;
	struct config_value *value = &into->layer->values[key];

	value->given = true;
	value->line = entry->key_line;
	value->column = entry->key_column;
	if (config_sort_is_list(sort))
		add_list(into, key, (struct slice){0}, entry, sort == TAKES_TEXTS);
	else if (!config_sort_is_table(sort))
		add_scalar(into, key, entry);
	else if (entry->kind == TOML_TABLE)
		add_table(into, key, (struct slice){0}, entry);
	else
		say_type(into, key, entry, config_takes(sort));
}

static void say_unknown(struct layering *into, const struct toml_node *entry)
{
	struct arena *arena = into->reading->report->arena;
	struct guess guess = guess_start(entry->key);
	struct slice hint;

	for (int i = 0; i < CONFIG_COUNT; i++)
		guess_offer(&guess, slice_of(config_rows[i].key));
	hint = guess_words(&guess, arena);
	say_guess(into, entry->key_line, entry->key_column, &guess,
	          arena_format(arena, "there is no setting `%.*s`%.*s%s", SLICE_ARGS(entry->key), SLICE_ARGS(hint),
	                       guess.best.at ? "" : " (`oomlint config` lists them)"));
}

static bool read_table(struct layering *into, const struct toml_node *table)
{
	uint32_t mistakes = into->reading->mistakes;
	enum config_key key;

	for (const struct toml_node *entry = table->first; entry; entry = entry->next)
		if (config_key_find(entry->key, &key))
			add_entry(into, key, entry);
		else
			say_unknown(into, entry);
	return mistakes == into->reading->mistakes;
}

bool config_read_inline(struct slice text, struct config_layer *layer, struct arena *arena, struct report *report)
{
	struct arena scratch = {0};
	uint32_t first = report->diagnostics.count;
	struct reading reading = {.topic = &topic_option_invalid, .path = SLICE(""), .scratch = &scratch, .report = report};
	struct layering into = {&reading, layer, arena};
	const struct toml_node *root = toml_parse(&reading, text);
	bool right = root && read_table(&into, root);

	for (uint32_t i = first; i < report->diagnostics.count; i++) {
		struct diagnostic *diagnostic = &report->diagnostics.at[i];

		diagnostic->line = diagnostic->column = 0;
		diagnostic->excerpt = (struct slice){0};
		diagnostic->message = arena_format(report->arena, "--config '%.*s': %.*s", SLICE_ARGS(text), SLICE_ARGS(diagnostic->message));
	}
	arena_free(&scratch);
	return right;
}

/* ---- files ----------------------------------------------------------------------------------------------------------- */

static bool is_project_file(struct slice path)
{
	return slice_ends(path, SLICE("/pyproject.toml"));
}

/* Paths in settings are those of their folder. */
void config_settle_paths(struct config_layer *layer, struct arena *arena)
{
	for (int key = 0; key < CONFIG_COUNT; key++)
		for (uint32_t i = 0; i < layer->values[key].words.count; i++) {
			struct slice *text = &layer->values[key].words.at[i].text;

			if (config_rows[key].sort == TAKES_PATH || config_rows[key].sort == TAKES_PATHS)
				*text = path_from(layer->folder, *text, arena);
		}
}

static const struct toml_node *settings_in(const struct toml_node *root, struct slice path)
{
	return is_project_file(path) ? toml_find(root, SLICE("tool.oomlint")) : root;
}

/* A broken file counts where it speaks of our table; what is wrong with all others is not our business. */
static bool has_table(struct slice path, struct slice text)
{
	struct arena scratch = {0};
	struct report quiet = {.arena = &scratch};
	struct reading reading = {.topic = &topic_settings_invalid, .path = path, .scratch = &scratch, .report = &quiet};
	const struct toml_node *root = toml_parse(&reading, text);
	bool has = root ? settings_in(root, path) != NULL : slice_has(text, SLICE("tool.oomlint"));

	arena_free(&scratch);
	return has;
}

static bool is_given(const struct config_texts *texts, struct slice path, struct slice *text)
{
	return texts && texts->find(texts->context, path, text);
}

static bool text_at(const struct config_texts *texts, struct slice path, struct arena *scratch, struct slice *text, const char **problem)
{
	return is_given(texts, path, text) || disk_text(path, scratch, text, problem);
}

bool config_is_at(struct slice path, const struct config_texts *texts, struct arena *scratch)
{
	const char *problem;
	struct slice text;

	if (!is_given(texts, path, &text) && access(path.at, F_OK))
		return false;
	if (!is_project_file(path))
		return true;
	return text_at(texts, path, scratch, &text, &problem) && slice_has(text, SLICE("oomlint")) && slice_has(text, SLICE("tool")) &&
	       has_table(path, text); /* `tool.oomlint`, in whatever form */
}

/* What is right of the file. false: nothing of it could be read. */
static bool read_layer(const struct config_source *source, struct slice path, struct config_layer *layer, bool *right)
{
	struct arena scratch = {0};
	struct slice shown = path_shown(path, source->here), text;
	struct reading reading = {
		.topic = &topic_settings_invalid, .path = shown, .scratch = &scratch, .report = source->report};
	struct layering into = {&reading, layer, source->arena};
	const struct toml_node *root = NULL, *table;
	const char *problem;

	layer->path = arena_copy(source->arena, shown);
	if (text_at(source->texts, path, &scratch, &text, &problem))
		root = toml_parse(&reading, layer->text = arena_copy(source->arena, text));
	else
		MISTAKE(&reading, 0, 0, "the settings cannot be read: %s", problem);
	table = root ? settings_in(root, path) : NULL;
	if (table && table->kind != TOML_TABLE)
		MISTAKE(&reading, table->key_line, table->key_column, "`tool.oomlint` is a table");
	else if (table)
		read_table(&into, table);
	config_settle_paths(layer, source->arena);
	arena_free(&scratch);
	*right = *right && !reading.mistakes;
	return root;
}

/* The files of a chain, strongest first. */
struct chain {
	struct slice paths[CHAIN_MOST];
	struct config_layer *layers[CHAIN_MOST];
	uint32_t count;
	bool right, whole;  /* without mistakes; with every file that belongs to it */
};

static bool fits_version(const struct config_source *source, const struct config_layer *layer)
{
	const struct config_value *value = &layer->values[CONFIG_REQUIRED_VERSION];
	struct slice problem;

	if (!value->words.count)
		return true;
	problem = required_version_problem(value->words.at[0].text, source->version, source->report->arena);
	if (problem.at)
		config_complain(source->report, layer, CONFIG_REQUIRED_VERSION, &value->words.at[0], problem);
	return !problem.at;
}

static bool chain_goes_on(const struct config_source *source, const struct chain *chain, struct slice next)
{
	const struct config_layer *last = chain->layers[chain->count - 1];
	const struct config_word *word = last->values[CONFIG_EXTEND].words.at;
	struct arena *words = source->report->arena;
	struct slice shown = path_shown(next, source->here);

	for (uint32_t i = 0; i < chain->count; i++)
		if (slice_equal(chain->paths[i], next)) {
			config_complain(source->report, last, CONFIG_EXTEND, word,
			                arena_format(words, "`%.*s` extends itself by this: settings files must not go in a circle", SLICE_ARGS(shown)));
			return false;
		}
	if (chain->count == CHAIN_MOST)
		config_complain(source->report, last, CONFIG_EXTEND, word,
		                arena_format(words, "more than %d settings files extend each other", CHAIN_MOST));
	else if (access(next.at, R_OK))
		config_complain(source->report, last, CONFIG_EXTEND, word,
		                arena_format(words, "there is no settings file `%.*s` that could be read", SLICE_ARGS(shown)));
	else
		return true;
	return false;
}

/* The file that this one extends; at == NULL: none, or none that can be read. */
static struct slice read_link(const struct config_source *source, struct chain *chain, struct slice path)
{
	struct config_layer *layer = ARENA_NEW(source->arena, struct config_layer);
	const struct config_value *extend = &layer->values[CONFIG_EXTEND];

	layer->from = FROM_FILE;
	layer->folder = chain->count ? path_folder(path) : source->folder;
	chain->paths[chain->count] = path;
	chain->layers[chain->count++] = layer;
	chain->whole = read_layer(source, path, layer, &chain->right) && fits_version(source, layer);
	if (!chain->whole || !extend->words.count)
		return (struct slice){0};
	chain->whole = chain_goes_on(source, chain, extend->words.at[0].text);
	return chain->whole ? extend->words.at[0].text : (struct slice){0};
}

bool config_read_file(const struct config_source *source, struct config_layers *layers, bool *whole)
{
	struct chain chain = {.right = true};

	for (struct slice next = source->path; next.at;)
		next = read_link(source, &chain, next);
	for (uint32_t i = chain.count; i > 0; i--)
		*list_push(source->arena, layers) = chain.layers[i - 1];
	*whole = chain.whole;
	return chain.right && chain.whole;
}
