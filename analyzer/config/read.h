/* Layers are read: from TOML, and from what stands on the command line or in the environment. */
#ifndef OOMLINT_CONFIG_READ_H
#define OOMLINT_CONFIG_READ_H

#include "config/config.h"

/* A settings file, or one that has them in [tool.oomlint], and what it extends, weakest first, behind what *layers holds. Its paths
 * become whole ones; relative to `folder`. `here` is where we are, for messages. false after mistakes were reported: the layers hold what is
 * right all the same, of all files where *whole. */
struct config_source {
	struct slice path, folder, here;   /* whole paths */
	struct slice version;              /* of oomlint, for required-version */
	const struct config_texts *texts;  /* NULL: the disk counts */
	struct arena *arena;               /* of what is read */
	struct report *report;
};

struct config_layers {
	const struct config_layer **at;
	uint32_t count, capacity;
};

bool config_read_file(const struct config_source *source, struct config_layers *layers, bool *whole);
/* Whether the file is there and holds settings: a pyproject.toml without [tool.oomlint] holds none. */
bool config_is_at(struct slice path, const struct config_texts *texts, struct arena *scratch);
/* `KEY = VALUE` of --config; any TOML will do. */
bool config_read_inline(struct slice text, struct config_layer *layer, struct arena *arena, struct report *report);
/* Paths of a layer become whole ones, relative to its folder until then. */
void config_settle_paths(struct config_layer *layer, struct arena *arena);
/* The value of an option or of a variable, added to those that the layer has; at == NULL: a flag that is just named. false: *problem
 * says what is wrong with it. */
bool config_take_text(struct config_layer *layer, enum config_key key, struct slice text, struct arena *arena, struct slice *problem);
/* The layer of the environment. */
bool config_read_variables(struct config_layer *layer, struct arena *arena, struct report *report);

#endif
