#include "config/config.h"

#include "base/drives.h"
#include "config/paths.h"
#include "config/words.h"

#define KEY(identifier, key, sort, otherwise, argument, variable, keys, values, help, about, example) \
	[CONFIG_##identifier] = {key, TAKES_##sort, otherwise, argument, variable, keys, values, help, about, example},
const struct config_row config_rows[CONFIG_COUNT] = {
#include "config/keys.def"
};
#undef KEY

bool config_key_find(struct slice name, enum config_key *key)
{
	for (int i = 0; i < CONFIG_COUNT; i++)
		if (slice_equal(name, slice_of(config_rows[i].key))) {
			*key = (enum config_key)i;
			return true;
		}
	return false;
}

const struct config_layer *config_giver(const struct config *config, enum config_key key)
{
	for (uint32_t i = config->layers.count; i > 0; i--)
		if (config->layers.at[i - 1]->values[key].given)
			return config->layers.at[i - 1];
	return NULL;
}

const struct config_word *config_word(const struct config *config, enum config_key key)
{
	const struct config_layer *giver = config_giver(config, key);

	return giver && giver->values[key].words.count ? &giver->values[key].words.at[0] : NULL;
}

bool config_flag(const struct config *config, enum config_key key)
{
	const struct config_word *word = config_word(config, key);

	return slice_equal(word ? word->text : slice_of(config_rows[key].otherwise), SLICE("true"));
}

static bool has_entry(const struct config_layer *layer, enum config_key key, struct slice name)
{
	const struct config_value *value = &layer->values[key];

	for (uint32_t i = 0; i < value->words.count; i++)
		if (slice_equal(value->words.at[i].key, name))
			return true;
	return false;
}

static bool is_overruled(const struct config *config, uint32_t layer, enum config_key key, const struct config_word *word)
{
	for (uint32_t i = layer + 1; i < config->layers.count; i++)
		if (config_sort_is_table(config_rows[key].sort) ? has_entry(config->layers.at[i], key, word->key)
		                                                : config->layers.at[i]->values[key].given)
			return true;
	return false;
}

struct config_items config_items(const struct config *config, enum config_key key, struct arena *arena)
{
	struct config_items items = {0};

	for (uint32_t l = 0; l < config->layers.count; l++) {
		const struct config_value *value = &config->layers.at[l]->values[key];

		for (uint32_t i = 0; i < value->words.count; i++)
			if (!is_overruled(config, l, key, &value->words.at[i]))
				*list_push(arena, &items) = (struct config_item){config->layers.at[l], &value->words.at[i]};
	}
	return items;
}

struct slice config_path(const struct config_layer *layer, struct slice whole_path)
{
	struct slice rest;

	return path_is_below(whole_path, layer->folder, &rest) ? rest : (struct slice){0};
}

static struct slice giver_words(const struct config_layer *layer, enum config_key key, struct arena *arena)
{
	const struct config_row *row = &config_rows[key];

	switch (layer->from) {
	case FROM_FILE: break;
	case FROM_VARIABLES: return arena_format(arena, "%s: ", row->variable);
	case FROM_INLINE: return SLICE("--config: ");
	case FROM_OPTIONS: return arena_format(arena, "--%s: ", row->key);
	}
	return SLICE("");
}

struct diagnostic *config_complain(struct report *report, const struct config_layer *layer, enum config_key key,
                                   const struct config_word *word, struct slice message)
{
	bool file = layer->from == FROM_FILE;
	struct diagnostic *diagnostic = report_add(report, file ? &topic_settings_invalid : &topic_option_invalid);
	struct slice giver = giver_words(layer, key, report->arena);

	diagnostic->path = file ? arena_copy(report->arena, layer->path) : SLICE("");
	diagnostic->line = file ? word->line : 0;
	diagnostic->column = file ? word->column : 0;
	diagnostic->message = arena_format(report->arena, "%.*s%.*s", SLICE_ARGS(giver), SLICE_ARGS(message));
	diagnostic_quote(diagnostic, layer->text, report->arena);
	return diagnostic;
}

struct slice config_origin_of(const struct config_layer *layer, enum config_key key, const struct config_word *word, struct arena *arena)
{
	switch (layer->from) {
	case FROM_FILE: return arena_format(arena, "%.*s:%u:%u", PATH_ARGS(layer->path), word->line, word->column);
	case FROM_VARIABLES: return slice_of(config_rows[key].variable);
	case FROM_INLINE: return SLICE("--config");
	case FROM_OPTIONS: break;
	}
	return arena_format(arena, "--%s", config_rows[key].key);
}

struct slice config_origin(const struct config_layer *layer, enum config_key key, struct arena *arena)
{
	const struct config_word place = {.line = layer->values[key].line, .column = layer->values[key].column};

	return config_origin_of(layer, key, &place, arena);
}
