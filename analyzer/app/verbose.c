/* `--verbose`: what a run went by. */
#include "app/check_parts.h"

#include "base/drives.h"

#include <unistd.h>

static void say_settings(const struct check *check, struct sink *errors)
{
	for (uint32_t i = 0; i < check->engine.policies.count; i++) {
		const struct config *config = check->engine.policies.at[i]->config;
		struct slice from = config->path.length ? config->path : SLICE("no file, only defaults and options");

		sink_format(errors, "settings: %.*s%s\n", PATH_ARGS(from), i ? "" : " (of the working folder)");
	}
}

static uint32_t checked_now(const struct known *known)
{
	uint32_t checked = 0;

	for (uint32_t i = 1; i < known->survey->project.modules.count; i++)
		checked += known->files[i].checked;
	return checked;
}

static void say_cache(const struct check *check, struct sink *errors)
{
	if (!check->cache.folder.at || !check->known.files) {
		sink_format(errors, "cache: none\n");
		return;
	}
	sink_format(errors, "cache: %.*s; %u of %u files had to be checked again\n", PATH_ARGS(check->cache.folder), checked_now(&check->known),
	            check->report.files_checked);
}

void say_more(const struct check *check)
{
	struct sink errors = {.descriptor = STDERR_FILENO};

	say_settings(check, &errors);
	say_cache(check, &errors);
	sink_format(&errors, "files: %u checked, %u without a word of Spark\n", check->report.files_checked, check->report.files_skipped);
	sink_format(&errors, "threads: %u\n", check->survey.threads);
	sink_flush(&errors);
	sink_free(&errors);
}
