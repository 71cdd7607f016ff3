/* --show-settings: TOML, so that it can be pasted, with where each line is from. */
#include "app/config_pages.h"

#include "app/select.h"
#include "base/drives.h"
#include "config/paths.h"

#include <sys/stat.h>

static void write_quoted(struct sink *sink, struct slice text)
{
	sink_text(sink, "\"");
	for (uint32_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c < ' ' || c == 0x7F)
			sink_format(sink, "\\u%04x", c);
		else
			sink_format(sink, "%s%c", c == '"' || c == '\\' ? "\\" : "", c);
	}
	sink_text(sink, "\"");
}

static bool is_list(const struct config_row *row)
{
	return row->sort == TAKES_WORDS || row->sort == TAKES_TEXTS || row->sort == TAKES_PATHS;
}

static bool is_table(const struct config_row *row)
{
	return row->sort == TAKES_TABLE || row->sort == TAKES_TABLE_OF_WORDS;
}

static bool is_path(const struct config_row *row)
{
	return row->sort == TAKES_PATH || row->sort == TAKES_PATHS;
}

static void write_words(struct sink *sink, const struct config_row *row, const struct config_value *value)
{
	if (row->sort == TAKES_FLAG) {
		sink_add(sink, value->words.at[0].text);
		return;
	}
	sink_text(sink, is_list(row) ? "[" : "");
	for (uint32_t i = 0; i < value->words.count; i++) {
		sink_text(sink, i ? ", " : "");
		write_quoted(sink, is_path(row) ? path_said(value->words.at[i].text) : value->words.at[i].text);
	}
	sink_text(sink, is_list(row) ? "]" : "");
}

static void write_plain(struct sink *sink, const struct config *config, enum config_key key, struct arena *scratch)
{
	const struct config_row *row = &config_rows[key];
	const struct config_layer *giver = config_giver(config, key);
	struct slice origin = giver ? config_origin(giver, key, scratch) : SLICE("default");

	if (!giver && !*row->otherwise) {
		sink_format(sink, "# %s: none\n", row->key);
		return;
	}
	sink_format(sink, "%s = ", row->key);
	if (giver)
		write_words(sink, row, &giver->values[key]);
	else
		sink_text(sink, row->otherwise);
	sink_format(sink, "  # %.*s\n", SLICE_ARGS(origin));
}

/* The words of one key of a table stand side by side. */
static uint32_t write_entry(struct sink *sink, const struct config_row *row, const struct config_items *items, uint32_t first)
{
	struct slice key = items->at[first].word->key;
	uint32_t end = first;

	write_quoted(sink, key);
	sink_text(sink, row->sort == TAKES_TABLE ? " = " : " = [");
	for (; end < items->count && items->at[end].layer == items->at[first].layer && slice_equal(items->at[end].word->key, key); end++) {
		sink_text(sink, end > first ? ", " : "");
		write_quoted(sink, items->at[end].word->text);
	}
	sink_text(sink, row->sort == TAKES_TABLE ? "" : "]");
	return end;
}

static void write_table(struct sink *sink, const struct config *config, enum config_key key, struct arena *scratch)
{
	struct config_items items = config_items(config, key, scratch);

	if (items.count)
		sink_format(sink, "\n[%s]\n", config_rows[key].key);
	for (uint32_t i = 0, end; i < items.count; i = end) {
		struct slice origin = config_origin_of(items.at[i].layer, key, items.at[i].word, scratch);

		end = write_entry(sink, &config_rows[key], &items, i);
		sink_format(sink, "  # %.*s\n", SLICE_ARGS(origin));
	}
}

static void write_head(struct sink *sink, const struct engine *engine, struct slice path)
{
	const struct config *config = engine->policy->config;
	struct slice shown = path_shown(config->path, engine->configs.here);

	sink_format(sink, "# what counts for %s%.*s\n", path.length ? "" : "files of this folder", PATH_ARGS(path));
	if (config->path.at)
		sink_format(sink, "# nearest settings: %.*s\n", SLICE_ARGS(shown));
	else
		sink_text(sink, "# there is no settings file\n");
	if (engine->job.spark_least && !config_giver(config, CONFIG_SPARK_VERSION))
		sink_format(sink, "# Spark %u.%u%s: %.*s\n", engine->job.spark_least / 100, engine->job.spark_least % 100,
		            engine->job.spark_version ? "" : " or later", SLICE_ARGS(engine->job.spark_from));
	if (engine->profile)
		sink_format(sink, "# profile: %s\n", profile_word(engine->profile));
}

static void write_rules_off(struct sink *sink, struct engine *engine)
{
	uint32_t off = 0;

	engine_choose_rules(engine, engine->profile);
	for (uint32_t i = 0; i < engine->rules.count; i++)
		off += !engine->on[i];
	sink_format(sink, "\n# rules: %u are on, %u are off%s", engine->rules.count - off, off, off ? ":" : "");
	for (uint32_t i = 0; i < engine->rules.count; i++)
		if (!engine->on[i])
			sink_format(sink, " %.*s", SLICE_ARGS(engine->rules.rules[i].topic.code));
	sink_text(sink, "\n");
}

static void write_settings(struct sink *sink, struct engine *engine, struct slice path)
{
	struct arena scratch = {0};

	engine_turn_to(engine, path);
	write_head(sink, engine, path);
	for (int key = 0; key < CONFIG_COUNT; key++)
		if (!is_table(&config_rows[key]))
			write_plain(sink, engine->policy->config, (enum config_key)key, &scratch);
	for (int key = 0; key < CONFIG_COUNT; key++)
		if (is_table(&config_rows[key]))
			write_table(sink, engine->policy->config, (enum config_key)key, &scratch);
	write_rules_off(sink, engine);
	arena_free(&scratch);
}

/* What is asked about: of a folder, what counts for a file in it. */
static struct slice asked_path(const struct words *paths, uint32_t number, struct arena *arena)
{
	struct slice path = number < paths->count ? paths->at[number] : SLICE("");
	struct stat status;

	if (!path.length || slice_ends(path, SLICE("/")) || stat(path.at, &status) || !S_ISDIR(status.st_mode))
		return path;
	return arena_format(arena, "%.*s/", SLICE_ARGS(path));
}

static uint32_t asked_count(const struct words *paths)
{
	return paths->count ? paths->count : 1;
}

void config_meet(struct engine *engine, const struct words *paths)
{
	for (uint32_t i = 0; i < asked_count(paths); i++)
		engine_meet(engine, asked_path(paths, i, &engine->forever));
}

void config_show(struct sink *sink, struct engine *engine, const struct words *paths)
{
	for (uint32_t i = 0; i < asked_count(paths); i++) {
		sink_text(sink, i ? "\n" : "");
		write_settings(sink, engine, asked_path(paths, i, &engine->forever));
	}
}
