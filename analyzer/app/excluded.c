#include "app/excluded.h"

#include "app/child.h"
#include "base/drives.h"
#include "baseline/baseline.h"
#include "config/paths.h"

#include <stdlib.h>
#include <unistd.h>

enum { PATH_MOST = 1 << 16 };

/* Where git looks when nothing is configured. */
static struct slice usual_file(struct arena *arena)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config && *config)
		return arena_format(arena, "%s/git/ignore", config);
	return home ? arena_format(arena, "%s/.config/git/ignore", home) : (struct slice){0};
}

/* git itself knows where its configuration is, and what it includes. */
static struct slice users_file(struct slice root, struct arena *arena)
{
	const char *const words[] = {"git", "-C", path_said(root).at, "config", "--type=path", "--get", "core.excludesFile", NULL};
	struct child child = {0};
	struct slice path = {0};

	child_run(&child, words, PATH_MOST);
	if (!child.problem && !child.status)
		path = slice_trim(buffer_slice(&child.out));
	path = path.length ? path_from(root, path, arena) : usual_file(arena);
	child_free(&child);
	return path;
}

void excluded_open(struct excluded *excluded, struct engine *engine)
{
	excluded->engine = engine;
	ignores_open(&excluded->ignores, users_file);
}

void excluded_close(struct excluded *excluded)
{
	ignores_close(&excluded->ignores);
}

static struct folder_rules rules_of(const struct policy *policy, const struct ignore_folder *ignored, bool baselined)
{
	return (struct folder_rules){policy, ignored, config_flag(policy->config, CONFIG_RESPECT_GITIGNORE), baselined};
}

unsigned folder_sign(struct slice name)
{
	if (slice_equal(name, SLICE(".git")))
		return SIGN_ROOT;
	if (slice_equal(name, SLICE(".gitignore")))
		return SIGN_PATTERNS;
	if (slice_equal(name, SLICE(BASELINE_NAME)))
		return SIGN_BASELINE;
	return configs_is_file_name(name) ? SIGN_SETTINGS : 0;
}

static const struct policy *policy_in(struct excluded *excluded, struct slice path)
{
	struct arena scratch = {0};
	const struct policy *policy = engine_policy(excluded->engine, path.length ? arena_format(&scratch, "%.*s/", SLICE_ARGS(path)) : path);

	arena_free(&scratch);
	return policy;
}

static bool has_baseline_above(struct slice path)
{
	struct arena scratch = {0};
	char *real = realpath(path.at, NULL);
	struct slice folder = slice_of(real ? real : "/");
	bool found = false;

	while (!found && folder.length > 1) {
		found = !access(path_from(folder, SLICE(BASELINE_NAME), &scratch).at, F_OK);
		folder = path_folder(folder);
	}
	free(real);
	arena_free(&scratch);
	return found || !access("/" BASELINE_NAME, F_OK);
}

struct folder_rules folder_rules_at(struct excluded *excluded, struct slice path, struct slice whole)
{
	return rules_of(policy_in(excluded, path), ignores_at(&excluded->ignores, whole), has_baseline_above(whole));
}

struct folder_rules folder_rules_below(struct excluded *excluded, const struct folder_rules *above, struct slice path, struct slice whole,
                                       unsigned signs)
{
	if (!signs)
		return *above;
	return rules_of(signs & (SIGN_ROOT | SIGN_SETTINGS) ? policy_in(excluded, path) : above->policy,
	                ignores_enter(&excluded->ignores, whole, above->ignored, signs & SIGN_ROOT, signs & SIGN_PATTERNS),
	                above->baselined || signs & SIGN_BASELINE);
}

bool folder_rules_leave_out(const struct folder_rules *rules, struct slice whole, bool folder)
{
	return policy_excludes(rules->policy, whole) || (rules->asks_git && ignore_folder_says_no(rules->ignored, whole, folder));
}

bool excluded_named(struct excluded *excluded, struct slice path, bool folder)
{
	struct engine *engine = excluded->engine;
	struct arena scratch = {0};
	struct slice whole;
	const struct policy *policy;
	bool out;

	if (!config_flag(engine_config(engine), CONFIG_FORCE_EXCLUDE))
		return false;
	whole = path_from(engine->configs.here, path, &scratch);
	policy = engine_policy(engine, path);
	out = policy_excludes(policy, whole) ||
	      (config_flag(policy->config, CONFIG_RESPECT_GITIGNORE) && ignores_path_or_above(&excluded->ignores, whole, folder));
	arena_free(&scratch);
	return out;
}
