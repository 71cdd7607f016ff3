#include "data/disk.h"
#include "data/load.h"
#include "data/records.h"

#include <stdlib.h>

/* The three files of a rule, and where each is: in a folder of its own, or all side by side. */
enum part { PART_RULE, PART_QUERY, PART_EXAMPLE, PART_COUNT };

static const struct {
	struct slice ending, folder;
} parts[PART_COUNT] = {
	[PART_RULE] = {SLICE(".yaml"), SLICE("rules")},
	[PART_QUERY] = {SLICE(".scm"), SLICE("queries")},
	[PART_EXAMPLE] = {SLICE(".py"), SLICE("tests/rules")},
};

enum { ALL_PARTS = (1 << PART_COUNT) - 1 };

struct draft {
	struct slice name;
	unsigned has;                  /* bit set of enum part */
	struct slice path;             /* of the .yaml */
	const struct yaml_node *root;  /* NULL: could not be read */
	struct rule rule;
	bool right;
};

struct loader {
	struct reading reading;
	struct slice folders[PART_COUNT];
	bool apart;
	LIST(struct draft) drafts;     /* by name */
	struct slice directory;
};

/* ---- which files there are ---- */

static struct slice part_path(struct loader *loader, struct slice name, enum part part)
{
	struct slice file = arena_format(loader->reading.scratch, "%.*s%.*s", SLICE_ARGS(name), SLICE_ARGS(parts[part].ending));

	return disk_join(loader->folders[part], file, loader->reading.scratch);
}

static void find_folders(struct loader *loader)
{
	struct arena *scratch = loader->reading.scratch;

	loader->apart = disk_is_directory(disk_join(loader->directory, parts[PART_RULE].folder, scratch));
	for (int part = 0; part < PART_COUNT; part++)
		loader->folders[part] =
			loader->apart ? disk_join(loader->directory, parts[part].folder, scratch) : loader->directory;
}

static int by_name(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	int order = slice_order(x->name, y->name);

	return order ? order : (int)x->has - (int)y->has;
}

/* One draft for each name, however many of its files there are. */
static void unite_drafts(struct loader *loader)
{
	uint32_t kept = 0;

	if (loader->drafts.count)
		qsort(loader->drafts.at, loader->drafts.count, sizeof *loader->drafts.at, by_name);
	for (uint32_t i = 0; i < loader->drafts.count; i++) {
		struct draft *draft = loader->drafts.at + i;

		if (kept && slice_equal(loader->drafts.at[kept - 1].name, draft->name))
			loader->drafts.at[kept - 1].has |= draft->has;
		else
			loader->drafts.at[kept++] = *draft;
	}
	loader->drafts.count = kept;
}

/* Beside a user's own rules there may be Python that is no fixture. */
static void drop_strays(struct loader *loader)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < loader->drafts.count; i++)
		if (loader->apart || loader->drafts.at[i].has != 1u << PART_EXAMPLE)
			loader->drafts.at[kept++] = loader->drafts.at[i];
	loader->drafts.count = kept;
}

static bool list_part(struct loader *loader, enum part part)
{
	struct arena *scratch = loader->reading.scratch;
	struct stems stems = {0};
	const char *problem;

	if (!disk_stems(loader->folders[part], parts[part].ending, scratch, &stems, &problem)) {
		loader->reading.path = loader->folders[part];
		MISTAKE(&loader->reading, 0, 0, "the directory cannot be read: %s", problem);
		return false;
	}
	for (uint32_t i = 0; i < stems.names.count; i++)
		if (part != PART_EXAMPLE || !slice_has(stems.names.at[i], SLICE("."))) /* NAME.notebook.py: more of NAME's */
			*list_push(scratch, &loader->drafts) = (struct draft){.name = stems.names.at[i], .has = 1u << part};
	return true;
}

static void list_files(struct loader *loader)
{
	for (int part = 0; part < PART_COUNT; part++)
		if (!list_part(loader, (enum part)part) && !loader->apart)
			return;
	unite_drafts(loader);
	drop_strays(loader);
	loader->reading.path = loader->folders[PART_RULE];
	if (!loader->drafts.count && !loader->reading.mistakes)
		MISTAKE(&loader->reading, 0, 0, "no rules here: a rule is NAME.yaml, NAME.scm and NAME.py");
}

/* ---- one rule ---- */

static void check_complete(struct loader *loader, struct draft *draft)
{
	struct arena *scratch = loader->reading.scratch;
	struct slice missing = SLICE("");

	for (int part = PART_COUNT; part-- > 0;) {
		struct slice path = part_path(loader, draft->name, (enum part)part);

		if (draft->has >> part & 1)
			loader->reading.path = path;
		else
			missing = missing.length ? arena_format(scratch, "%.*s and %.*s", SLICE_ARGS(path), SLICE_ARGS(missing)) : path;
	}
	if (missing.length)
		MISTAKE(&loader->reading, 0, 0, "rule `%.*s` is not complete: write %.*s too, or remove this file",
		        SLICE_ARGS(draft->name), SLICE_ARGS(missing));
}

static struct slice read_part(struct loader *loader, struct draft *draft, enum part part)
{
	struct slice text = {0};
	const char *problem;

	loader->reading.path = part_path(loader, draft->name, part);
	if (draft->has >> part & 1 && !disk_text(loader->reading.path, loader->reading.forever, &text, &problem))
		MISTAKE(&loader->reading, 0, 0, "the file cannot be read: %s", problem);
	return text;
}

static void finish_rule(struct rule *rule, struct slice name)
{
	rule->topic.name = name;
	if (!rule->cause.length)
		rule->cause = name;
	for (uint32_t i = 0; i < rule->fix_count; i++) {
		struct rule_fix *fix = (struct rule_fix *)rule->fixes + i;  /* ours until it is handed out */

		if (!fix->replace.length)
			fix->replace = SLICE("report");
	}
}

static void read_yaml(struct loader *loader, struct draft *draft)
{
	struct reading *reading = &loader->reading;

	reading->path = draft->path;
	if (!text_is_name(draft->name))
		MISTAKE(reading, 0, 0, "the name of a rule is lower-case words joined by hyphens, not `%.*s`", SLICE_ARGS(draft->name));
	draft->root = yaml_read(reading);
	if (draft->root)
		fields_read(reading, &rule_record, draft->root, &draft->rule);
}

static void read_rule(struct loader *loader, struct draft *draft)
{
	uint32_t mistakes = loader->reading.mistakes;
	struct arena *forever = loader->reading.forever;

	check_complete(loader, draft);
	draft->path = part_path(loader, draft->name, PART_RULE);
	if (draft->has >> PART_RULE & 1)
		read_yaml(loader, draft);
	draft->rule.query = read_part(loader, draft, PART_QUERY);
	draft->rule.query_path = arena_copy(forever, loader->reading.path);
	draft->rule.example = read_part(loader, draft, PART_EXAMPLE);
	finish_rule(&draft->rule, arena_copy(forever, draft->name));
	draft->right = mistakes == loader->reading.mistakes;
}

/* ---- all rules together ---- */

/* Who had this code before: a rule earlier in the list, or oomlint itself. */
static struct slice code_owner(const struct loader *loader, const struct draft *draft)
{
	struct slice code = draft->rule.topic.code;

	for (uint32_t i = 0; own_topics[i]; i++)
		if (slice_equal(own_topics[i]->code, code))
			return own_topics[i]->name;
	for (const struct draft *other = loader->drafts.at; other < draft; other++)
		if (slice_equal(other->rule.topic.code, code))
			return other->name;
	return SLICE("");
}

static void check_code(struct loader *loader, struct draft *draft)
{
	struct slice owner = draft->rule.topic.code.length ? code_owner(loader, draft) : SLICE("");
	const struct yaml_node *node = owner.length ? yaml_entry(draft->root, SLICE("code")) : NULL;

	if (!node)
		return;
	loader->reading.path = draft->path;
	MISTAKE(&loader->reading, node->line, node->column, "code: `%.*s` is already the code of `%.*s`",
	        SLICE_ARGS(draft->rule.topic.code), SLICE_ARGS(owner));
	draft->right = false;
}

static int by_code(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;

	return slice_order(x->topic.code, y->topic.code);
}

static void hand_out(struct loader *loader, struct rule_set *set)
{
	struct rule *rules = ARENA_ARRAY(loader->reading.forever, struct rule, loader->drafts.count);

	*set = (struct rule_set){.rules = rules};
	for (uint32_t i = 0; i < loader->drafts.count; i++)
		if (loader->drafts.at[i].right)
			rules[set->count++] = loader->drafts.at[i].rule;
	if (set->count)
		qsort(rules, set->count, sizeof *rules, by_code);
}

bool rules_load(struct rule_set *set, struct slice directory, struct arena *forever, struct report *report)
{
	struct arena scratch = {0};
	struct loader loader = {
		.reading = {.topic = &topic_rule_invalid, .forever = forever, .scratch = &scratch, .report = report},
		.directory = directory,
	};

	find_folders(&loader);
	list_files(&loader);
	for (uint32_t i = 0; i < loader.drafts.count; i++)
		read_rule(&loader, loader.drafts.at + i);
	for (uint32_t i = 0; i < loader.drafts.count; i++)
		check_code(&loader, loader.drafts.at + i);
	hand_out(&loader, set);
	arena_free(&scratch);
	return !loader.reading.mistakes;
}
