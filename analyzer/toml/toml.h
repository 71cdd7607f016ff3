/* A TOML 1.0 file as a tree of values with their places. What the grammar does not see is checked here: keys that stand twice,
 * tables that are closed, texts that are not UTF-8. */
#ifndef OOMLINT_TOML_TOML_H
#define OOMLINT_TOML_TOML_H

#include "data/reading.h"

enum toml_kind { TOML_STRING, TOML_INTEGER, TOML_FLOAT, TOML_FLAG, TOML_TIME, TOML_ARRAY, TOML_TABLE };

struct toml_node {
	enum toml_kind kind;
	uint32_t line, column;          /* 1-based; columns count characters */
	struct slice text;              /* of a string what it means; else as it is written, with TOML's underscores in numbers */
	struct slice key;               /* of an entry of a table */
	uint32_t key_line, key_column;
	struct toml_node *first, *last; /* items or entries, in the order of the file */
	struct toml_node *next;         /* in its parent */
	uint32_t count;
	uint32_t id;                    /* of a table; private */
	enum { TOML_OPEN, TOML_BY_KEY, TOML_BY_HEADER, TOML_CLOSED } state; /* of a table or array, how it came; private */
};

/* The table of the whole file, in reading->scratch; empty for an empty file. NULL after a mistake was reported. */
struct toml_node *toml_parse(struct reading *reading, struct slice text);
/* The entry of a table with this key; NULL when there is none, or when `table` is NULL or no table. */
const struct toml_node *toml_entry(const struct toml_node *table, struct slice key);
/* The same by a path of keys, "tool.oomlint". */
const struct toml_node *toml_find(const struct toml_node *table, struct slice path);
/* "a list", "a text": what a node is, for messages. */
const char *toml_kind_words(enum toml_kind kind);

#endif
