/* The settings of oomlint itself. Layers over layers: the defaults, a settings file over the one it extends, the environment,
 * `--config 'KEY = VALUE'`, the options of the command line. keys.def is the table of all settings. */
#ifndef OOMLINT_CONFIG_CONFIG_H
#define OOMLINT_CONFIG_CONFIG_H

#include "report/report.h"

enum config_key {
#define KEY(identifier, key, sort, otherwise, argument, variable, keys, values, help, about, example) CONFIG_##identifier,
#include "config/keys.def"
#undef KEY
	CONFIG_COUNT
};

/* What a setting takes. Lists of WORDS may be written with commas on the command line; PATHS are relative to the folder of the file that
 * names them; a VERSION is "3.5", a SIZE "16m". */
enum config_sort {
	TAKES_FLAG, TAKES_TEXT, TAKES_PATH, TAKES_SIZE, TAKES_VERSION, TAKES_WORDS, TAKES_TEXTS, TAKES_PATHS, TAKES_TABLE, TAKES_TABLE_OF_WORDS
};

struct config_row {
	const char *key;
	enum config_sort sort;
	const char *otherwise;       /* the default, in TOML; "": none */
	const char *argument;        /* of its option; NULL: no option; "": takes none */
	const char *variable;        /* NULL: none */
	const char *keys, *values;   /* choices, with bars between them; "": any */
	const char *help;            /* a line of --help */
	const char *about;           /* the sentences that follow; may be empty */
	const char *example;
};

extern const struct config_row config_rows[CONFIG_COUNT];

/* One word of a setting: the text itself, an item of a list, or one of an entry of a table. */
struct config_word {
	struct slice key, text;      /* key: of a table */
	uint32_t line, column;       /* 0: no place */
};

struct config_value {
	LIST(struct config_word) words;
	bool given;                  /* an empty list may be given, too */
	uint32_t line, column;
};

enum config_from { FROM_FILE, FROM_VARIABLES, FROM_INLINE, FROM_OPTIONS };

struct config_layer {
	enum config_from from;
	struct slice path;           /* of the file; empty for others */
	struct slice text;           /* of the file, too */
	struct slice folder;         /* that its paths and globs are relative to; empty: where we are */
	struct config_value values[CONFIG_COUNT];
};

/* What counts at some place: layers from the weakest to the strongest. */
struct config {
	LIST(const struct config_layer *) layers;
	struct slice path;           /* of the settings file; empty: there is none */
	struct slice folder;         /* that globs are relative to */
	bool partial;                /* some of its files could not be read: what else they would say is not known */
};

/* Texts of settings files that count instead of what is on disk. */
struct config_texts {
	const void *context;
	bool (*find)(const void *context, struct slice path, struct slice *text);
};

/* The strongest layer that gives a key; NULL: its default counts. */
const struct config_layer *config_giver(const struct config *config, enum config_key key);
/* Of settings with one value: its word; NULL when none is given. */
const struct config_word *config_word(const struct config *config, enum config_key key);
bool config_flag(const struct config *config, enum config_key key);
/* All words of a setting: of a list those of the strongest layer that gives it, of a table the entries of all layers, where a stronger
 * layer takes the place of a weaker one key by key. Weakest first. */
struct config_item {
	const struct config_layer *layer;
	const struct config_word *word;
};
struct config_items {
	struct config_item *at;
	uint32_t count, capacity;
};
struct config_items config_items(const struct config *config, enum config_key key, struct arena *arena);
/* A path relative to the folder that the globs of a layer are for; at == NULL: it is elsewhere. */
struct slice config_path(const struct config_layer *layer, struct slice whole_path);
/* The key of the table with this name. */
bool config_key_find(struct slice name, enum config_key *key);
/* A word that is wrong, said with its place: file, option or variable. */
struct diagnostic *config_complain(struct report *report, const struct config_layer *layer, enum config_key key,
                                   const struct config_word *word, struct slice message);
/* Where a layer comes from, for people: "oomlint.toml:3:1", "the command line". */
struct slice config_origin(const struct config_layer *layer, enum config_key key, struct arena *arena);
/* The same for one entry of a table. */
struct slice config_origin_of(const struct config_layer *layer, enum config_key key, const struct config_word *word, struct arena *arena);

#endif
