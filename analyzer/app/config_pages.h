/* The table of settings in words, as a page of documentation, and as a JSON Schema; and the settings that count for a file. */
#ifndef OOMLINT_APP_CONFIG_PAGES_H
#define OOMLINT_APP_CONFIG_PAGES_H

#include "app/engine.h"
#include "base/sink.h"

void config_write_text(struct sink *sink, enum config_key key);
void config_write_markdown(struct sink *sink);
void config_write_schema(struct sink *sink);
/* What counts for these files or folders (for the working folder where there are none), as TOML, with where each setting is from; all
 * of them must have been met before the engine is ready. */
void config_meet(struct engine *engine, const struct words *paths);
void config_show(struct sink *sink, struct engine *engine, const struct words *paths);

#endif
