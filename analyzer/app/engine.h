/* What lives as long as a run: rules, API model, configuration keys, the job's settings, the compiled queries. */
#ifndef OOMLINT_APP_ENGINE_H
#define OOMLINT_APP_ENGINE_H

#include "app/policy.h"
#include "app/setup.h"
#include "config/configs.h"
#include "config/requirements.h"
#include "match/match.h"
#include "match/word_search.h"
#include "suppress/suppress.h"

struct engine {
	struct arena forever;
	struct arena document;         /* of the file at hand */
	struct rule_set rules;
	const struct api *api;
	const struct spark_keys *keys;
	const struct engine *first;    /* of another thread, which knows the settings; NULL: this one does */
	struct configs configs;        /* settings files, as they are met */
	struct requirements requirements; /* which Spark is asked for */
	LIST(struct policy *) policies; /* what they come to; the first is that of the working folder */
	LIST(struct slice) rule_folders; /* that have been read */
	const struct policy *policy;   /* of the file at hand, as are the next three */
	struct job_settings job;
	enum profile profile;          /* what the settings say it is */
	struct slice path;             /* its whole path */
	bool *on;                      /* by topic: in that file; NULL: no file is at hand, or nobody has asked */
	struct selection now;          /* the same, for the matcher */
	bool *wanted;                  /* by topic: some policy has it on */
	bool asks_all;                 /* all rules are wanted, on or not */
	struct matcher *matcher;       /* NULL until engine_ready */
	TSParser *parser;
	struct topics topics;          /* all rules by code, then our own */
	bool wrong;                    /* something was reported about settings: nothing may be checked */
	bool rules_wrong;              /* about rules of the user's own: the others can work */
	struct word_search spark_words; /* a file without any has no Spark in it */
};

/* Loads rules and model and reads the settings of the working folder. Every mistake is in the report (which must live as long as the
 * engine), and then nothing is promised about them: false. The engine must be closed in either case. */
bool engine_open(struct engine *engine, const struct setup *setup, struct report *report);
/* The same rules and settings for one more thread, which needs readers of its own: right or not as the first one. Closed before
 * that. */
void engine_copy(struct engine *copy, const struct engine *engine);
/* The settings that count for a file, or in a folder where the path ends in a slash or is empty; read now, if nobody has asked before. */
const struct policy *engine_policy(struct engine *engine, struct slice path);
/* Reads the settings that count for a file, and which Spark it is for. */
void engine_meet(struct engine *engine, struct slice path);
/* The same, and says of these settings all that is wrong with them, whatever is wrong with others. Before engine_ready. */
void engine_examine(struct engine *engine, struct slice path);
/* Takes the settings that count for a file; rules that they bring along are read only before engine_ready. */
void engine_turn_to(struct engine *engine, struct slice path);
/* Fills engine->on for the file at hand, once its profile is known. */
void engine_choose_rules(struct engine *engine, enum profile profile);
/* There is no file at hand any more: what was known of it goes, with engine->document. */
void engine_put_down(struct engine *engine);
/* What is known of the file at hand before it is evaluated. */
void engine_inform(const struct engine *engine, struct meaning_options *options);
/* Larger files are not read. */
uint64_t engine_file_most(const struct engine *engine);
/* What counts for the run as a whole: the settings of the working folder. */
static inline const struct config *engine_config(const struct engine *engine) { return engine->policies.at[0]->config; }
/* What the address of each rule's page begins with; empty: there are none. */
struct slice engine_rule_pages(const struct engine *engine);
/* The severity that the settings give a topic in the file at hand; -1: they say nothing of it. */
int engine_severity(const struct engine *engine, const struct topic *topic);
/* Makes what reading files needs, once. */
void engine_can_parse(struct engine *engine);
/* The same, and compiles what rules need. */
bool engine_ready(struct engine *engine, struct report *report);
/* Whether there is a word of Spark in the bytes of a file. */
bool engine_finds_spark(const struct engine *engine, struct slice bytes);
void engine_close(struct engine *engine);

#endif
