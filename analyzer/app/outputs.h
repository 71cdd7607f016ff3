/* Where the report goes: one or several formats, each to stdout or to a file. */
#ifndef OOMLINT_APP_OUTPUTS_H
#define OOMLINT_APP_OUTPUTS_H

#include "app/engine.h"
#include "app/options.h"
#include "render/render.h"

struct output {
	const struct render_format *format;
	struct slice path;    /* at == NULL: the stream */
};

struct outputs {
	struct output *at;
	uint32_t count, capacity;
};

/* Reads the setting: FORMAT[:FILE] words; without any it is full on the stream. false after reporting what is wrong. */
bool outputs_read(struct outputs *outputs, const struct config *config, struct arena *arena, struct report *report);
/* What renderers need to know. Colours only where somebody looks at them. */
struct render_options outputs_options(const struct engine *engine, const struct options *options, int descriptor,
                                      struct arena *arena);
/* Renders a sorted report to all of them; the stream is `sink`, which is not flushed. false when a file could not be written, with the
 * reason on stderr. */
bool outputs_write(const struct outputs *outputs, const struct report *report, const struct render_options *options,
                   struct sink *sink);
/* The last of what goes to stdout. false when not all of it could be written, with the reason on stderr. */
bool output_finish(struct sink *sink);
/* Whether the stream has no format that machines read. */
bool outputs_are_for_people(const struct outputs *outputs);
/* Something else has the stream: only files are written. */
void outputs_drop_stream(struct outputs *outputs);
/* What is wrong with rules, model or options, on stderr. */
void outputs_say_mistakes(struct report *report, const struct engine *engine, const struct options *options, struct arena *arena);

#endif
