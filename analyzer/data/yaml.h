/* A YAML file as a small tree with places. Anchors, aliases and tags are refused, so a small file is a small tree; what
 * stands in the file is text: `on`, `no` and 1.10 are not turned into anything. Private to data/. */
#ifndef OOMLINT_DATA_YAML_H
#define OOMLINT_DATA_YAML_H

#include "data/reading.h"

struct yaml_node {
	enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } kind;
	uint32_t line, column;            /* 1-based; columns count characters */
	struct slice text;                /* of a scalar */
	bool quoted;                      /* a scalar in quotes or a block, even when empty */
	struct slice key;                 /* of an entry of a mapping; no key stands twice in one */
	uint32_t key_line, key_column;
	const struct yaml_node *first;    /* items or entries, in the order of the file */
	const struct yaml_node *next;     /* in its parent */
	uint32_t count;
};

/* The tree of the one document in the file at reading->path, in reading->scratch. NULL after a mistake was reported; a file that cannot be
 * read is one, too. */
const struct yaml_node *yaml_read(struct reading *reading);
/* The entry of a mapping with this key, or NULL. */
const struct yaml_node *yaml_entry(const struct yaml_node *mapping, struct slice key);

#endif
