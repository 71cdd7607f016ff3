/* `oomlint new NAME`: the three files of a rule. */
#include "app/commands.h"
#include "app/engine.h"
#include "app/save.h"
#include "app/template.h"
#include "base/drives.h"
#include "data/load.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_CODE = 801, LAST_CODE = 899 };

struct new_rule {
	struct arena *arena;
	struct slice name, code, directory;
	bool folders;         /* rules/, queries/ and tests/rules/, or side by side */
	struct rule_set own;  /* rules that the folder has already */
};

static bool is_folder(const char *path)
{
	struct stat status;

	return !stat(path, &status) && S_ISDIR(status.st_mode);
}

static struct slice below(const struct new_rule *rule, const char *folder, struct slice name, const char *ending)
{
	bool here = slice_equal(rule->directory, SLICE("."));

	return arena_format(rule->arena, "%.*s%s%s%s%.*s%s", here ? 0 : (int)rule->directory.length, rule->directory.at,
	                    here ? "" : "/", folder, *folder ? "/" : "", SLICE_ARGS(name), ending);
}

static struct slice path_of(const struct new_rule *rule, const struct template_file *file)
{
	return below(rule, rule->folders ? file->folder : "", rule->name, file->ending);
}

static bool is_name(struct slice name)
{
	bool right = name.length && islower((unsigned char)name.at[0]) && name.at[name.length - 1] != '-';

	for (uint32_t i = 0; i < name.length; i++)
		right = right && (islower((unsigned char)name.at[i]) || isdigit((unsigned char)name.at[i]) || name.at[i] == '-');
	return right;
}

/* Codes from OOM801 on are for rules of one's own. */
static bool find_code(struct new_rule *rule)
{
	for (unsigned number = FIRST_CODE; number <= LAST_CODE; number++) {
		rule->code = arena_format(rule->arena, "OOM%u", number);
		if (!rule_find(&built_in_rules, rule->code) && !rule_find(&rule->own, rule->code))
			return true;
	}
	return false;
}

static bool refuse(const char *format, struct slice word)
{
	fprintf(stderr, "oomlint: ");
	fprintf(stderr, format, SLICE_ARGS(word));
	fputc('\n', stderr);
	return false;
}

static bool is_free(const struct new_rule *rule)
{
	if (rule_find(&built_in_rules, rule->name) || rule_find(&rule->own, rule->name))
		return refuse("there is already a rule `%.*s`", rule->name);
	for (int i = 0; i < TEMPLATE_FILES; i++) {
		struct slice path = path_of(rule, &template_files[i]);

		if (!access(path.at, F_OK))
			return refuse("%.*s is there already; nothing was written", path);
	}
	return true;
}

static bool make_folder(struct slice path)
{
	if (is_folder(path.at) || !mkdir(path.at, 0777))
		return true;
	fprintf(stderr, "oomlint: the folder %.*s could not be made: %s\n", PATH_ARGS(path), strerror(errno));
	return false;
}

static bool make_folders(const struct new_rule *rule)
{
	if (!rule->folders)
		return make_folder(rule->directory);
	return make_folder(below(rule, "", SLICE("tests"), "")) && make_folder(below(rule, "tests", SLICE("rules"), ""));
}

static bool write_files(const struct new_rule *rule)
{
	for (int i = 0; i < TEMPLATE_FILES; i++) {
		struct slice path = path_of(rule, &template_files[i]);
		struct buffer text = {0};
		const char *problem;

		template_fill(&template_files[i], rule->name, rule->code, &text);
		problem = file_create(path, buffer_slice(&text));
		buffer_free(&text);
		if (problem) {
			fprintf(stderr, "oomlint: %.*s could not be written: %s\n", PATH_ARGS(path), problem);
			return false;
		}
		printf("wrote %-40.*s %s\n", PATH_ARGS(path), template_files[i].about);
	}
	return true;
}

static void say_next(const struct new_rule *rule)
{
	struct slice fixture = path_of(rule, &template_files[TEMPLATE_FILES - 1]);

	printf("\nNext: make these say what your rule is about, and look at it:\n"
	       "  oomlint check --rules %.*s --select %.*s %.*s\n"
	       "  oomlint rule --rules %.*s %.*s\n",
	       SLICE_ARGS(rule->directory), SLICE_ARGS(rule->name), SLICE_ARGS(fixture), SLICE_ARGS(rule->directory),
	       SLICE_ARGS(rule->name));
}

enum exit_status new_run(const struct options *options, struct arena *arena)
{
	struct new_rule rule = {.arena = arena, .directory = options->directory.at ? options->directory : SLICE(".")};
	struct report ignored = {.arena = arena}; /* mistakes in other rules are no matter here */

	if (options->words.count != 1) {
		fprintf(stderr, "oomlint: name one rule, as in `oomlint new my-rule`\n");
		return STATUS_FAILED;
	}
	rule.name = options->words.at[0];
	if (!is_name(rule.name)) {
		refuse("`%.*s` cannot be the name of a rule: small letters, digits and hyphens, as in my-rule", rule.name);
		return STATUS_FAILED;
	}
	rule.folders = is_folder(below(&rule, "", SLICE("rules"), "").at) && is_folder(below(&rule, "", SLICE("queries"), "").at);
	if (is_folder(rule.directory.at))
		rules_load(&rule.own, rule.directory, arena, &ignored);
	if (!find_code(&rule) || !is_free(&rule) || !make_folders(&rule) || !write_files(&rule))
		return STATUS_FAILED;
	say_next(&rule);
	return STATUS_NOTHING;
}
