/* What settings come to: which rules are on, how severe they are, what is known of the job. One for each settings file of a run. */
#ifndef OOMLINT_APP_POLICY_H
#define OOMLINT_APP_POLICY_H

#include "base/confidence.h"
#include "config/config.h"
#include "data/rules.h"
#include "meaning/facts.h"
#include "settings/settings.h"
#include "suppress/directive.h"

/* A glob of `include` or `extend-include`. */
struct wanted_files {
	const struct config_layer *layer; /* NULL: the default */
	struct slice glob;
	bool any_folder;             /* it is for the name alone */
	struct slice ending;         /* of such a one: all that the name has to end in; at == NULL: that is not all */
};

struct policy {
	const struct config *config;
	struct job_settings job;
	struct config_items rule_folders;
	bool rules_missing;          /* one of those folders was not there: what other rules there are is not known */
	struct config_items per_file, per_profile, profiles; /* tables of globs and rules */
	LIST(struct wanted_files) include;
	enum jvm host;
	struct declared small_tables, few_keys, bounded_functions;
	bool *on;                    /* by topic, before a file has its say */
	signed char *severities;     /* by topic; -1: its own */
	enum confidence least;       /* of findings that are told */
};

/* Reads what does not depend on rules. false after reporting what is wrong. */
bool policy_read(struct policy *policy, const struct config *config, const struct spark_keys *keys, struct slice here,
                 struct arena *arena, struct report *report);
/* Once all rules are there. `here` is the working folder. false after reporting names that no rule has, unless there may be others. */
bool policy_select(struct policy *policy, const struct rule_set *set, const struct topics *topics, struct slice here, struct arena *arena,
                   struct report *report);
/* What the settings tell the evaluator. */
void policy_inform(const struct policy *policy, struct meaning_options *options);
/* "test" of PROFILE_TEST. */
const char *profile_word(enum profile profile);
/* The profile that the settings say a file has, or PROFILE_UNSAID. Paths are whole. */
enum profile policy_profile(const struct policy *policy, struct slice path);
/* Takes the rules out of on[] that are off in this file. */
void policy_narrow(const struct policy *policy, const struct topics *topics, struct slice path, enum profile profile, bool *on);
/* Whether the file or folder is left out. */
bool policy_excludes(const struct policy *policy, struct slice path);
/* Whether a file of this name is one to be checked, where it is met in a folder. */
bool policy_includes(const struct policy *policy, struct slice path);

#endif
