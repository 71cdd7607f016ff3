/* What lives as long as a run: rules, API model, configuration keys, the job's settings, the compiled queries. */
#ifndef OOMLINT_APP_ENGINE_H
#define OOMLINT_APP_ENGINE_H

#include "app/setup.h"
#include "match/match.h"
#include "match/word_search.h"
#include "suppress/suppress.h"

struct engine {
	struct arena forever;
	struct arena document;         /* of the file at hand */
	struct rule_set rules;
	const struct api *api;
	const struct spark_keys *keys;
	struct job_settings job;
	struct matcher *matcher;       /* NULL until engine_ready */
	TSParser *parser;
	bool *on;                      /* by rule, then by own topic */
	struct topics topics;          /* the same things: all rules by code, then our own topics */
	enum confidence least;         /* of findings that are told */
	struct word_search spark_words; /* a file without any has no Spark in it */
};

/* Loads rules and model and reads the settings. Every mistake is in the report, and then nothing is promised about them:
 * false. The engine must be closed in either case. */
bool engine_open(struct engine *engine, const struct setup *setup, struct report *report);
/* The same rules and settings for one more thread, which needs readers of its own: right or not as the first one. Closed before
 * that. */
void engine_copy(struct engine *copy, const struct engine *engine);
/* Makes what reading files needs, once. */
void engine_can_parse(struct engine *engine);
/* The same, and compiles what rules need. */
bool engine_ready(struct engine *engine, struct report *report);
/* Whether there is a word of Spark in the bytes of a file. */
bool engine_finds_spark(const struct engine *engine, struct slice bytes);
void engine_close(struct engine *engine);

#endif
