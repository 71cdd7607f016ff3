/* The table of settings in words, as a page of documentation, and as a JSON Schema; and the settings that count for a file. */
#ifndef OOMLINT_APP_CONFIG_PAGES_H
#define OOMLINT_APP_CONFIG_PAGES_H

#include "app/engine.h"
#include "base/sink.h"

void config_write_text(struct sink *sink, enum config_key key);
void config_write_markdown(struct sink *sink);
void config_write_schema(struct sink *sink);
/* As TOML, with where each setting is from; of a folder where `path` ends in a slash or is empty. */
void config_write_settings(struct sink *sink, struct engine *engine, struct slice path);

#endif
