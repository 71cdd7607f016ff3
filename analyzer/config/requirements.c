#include "config/requirements.h"

#include "config/bounds.h"
#include "config/configs.h"
#include "config/paths.h"
#include "data/disk.h"
#include "toml/toml.h"

#include <unistd.h>

/* What is at hand while one file is read. */
struct looking {
	struct arena *scratch;
	struct slice here;
	struct requirement best;
};

/* Of several the first one; where they differ, only the oldest of them is sure. */
static void take(struct looking *looking, struct slice text, uint32_t line)
{
	struct requirement found;

	if (!requirement_read(text, &found))
		return;
	found.line = line;
	if (!looking->best.least) {
		looking->best = found;
		return;
	}
	if (looking->best.version != found.version)
		looking->best.version = found.version = 0;
	if (found.least < looking->best.least)
		looking->best = found;
}

static bool may_begin(struct slice line, uint32_t at)
{
	return !at || strchr(" \t\"'", line.at[at - 1]);
}

/* A line of requirements.txt, setup.cfg, environment.yml, and of setup.py as far as texts are written down. */
static void look_at_line(struct looking *looking, struct slice line, uint32_t number, bool quoted)
{
	uint32_t comment = slice_find(line, SLICE("#"), 0);

	line = slice_part(line, 0, comment);
	for (uint32_t i = 0; i < line.length; i++)
		if (may_begin(line, i) && strchr("pPdD", line.at[i]) && (!quoted || (i && strchr("\"'", line.at[i - 1]))))
			take(looking, slice_part(line, i, line.length), number);
}

static void look_at_lines(struct looking *looking, struct slice text, bool quoted)
{
	struct slice line;

	for (uint32_t number = 1; slice_next(&text, '\n', &line); number++)
		look_at_line(looking, line, number, quoted);
}

static void read_lines(struct looking *looking, struct slice path, struct slice text)
{
	(void)path;
	look_at_lines(looking, text, false);
}

static void read_python(struct looking *looking, struct slice path, struct slice text)
{
	(void)path;
	look_at_lines(looking, text, true);
}

/* pyspark = "^3.5", pyspark = {version = "3.5.1"}: without a sign, that very version. */
static void look_at_entry(struct looking *looking, const struct toml_node *entry)
{
	const struct toml_node *version = entry->kind == TOML_TABLE ? toml_entry(entry, SLICE("version")) : entry;
	struct slice text;

	if (!version || version->kind != TOML_STRING || !version->text.length)
		return;
	text = arena_format(looking->scratch, "%.*s%s%.*s", SLICE_ARGS(entry->key), strchr("=~<>!^", version->text.at[0]) ? "" : "==",
	                    SLICE_ARGS(version->text));
	take(looking, text, entry->key_line);
}

/* Texts in lists, and entries of tables, wherever they stand: PEP 621, dependency groups, poetry, pipenv. */
static void look_at_node(struct looking *looking, const struct toml_node *node)
{
	for (const struct toml_node *child = node->first; child; child = child->next) {
		if (child->kind == TOML_STRING && node->kind == TOML_ARRAY)
			take(looking, child->text, child->line);
		else if (node->kind == TOML_TABLE)
			look_at_entry(looking, child);
		if (child->kind >= TOML_ARRAY)
			look_at_node(looking, child); /* no deeper than TOML is read */
	}
}

static void read_toml(struct looking *looking, struct slice path, struct slice text)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory}; /* what is wrong in there is not our business */
	struct reading reading = {.topic = &topic_settings_invalid, .path = path, .scratch = looking->scratch, .report = &quiet};
	const struct toml_node *root = toml_parse(&reading, text);

	if (root)
		look_at_node(looking, root);
	arena_free(&memory);
}

struct manner {
	const char *name;     /* of the file */
	void (*read)(struct looking *looking, struct slice path, struct slice text);
};

static const struct manner manners[] = {{"pyproject.toml", read_toml}, {"setup.cfg", read_lines}, {"setup.py", read_python}, {"Pipfile", read_toml},
                                        {"environment.yml", read_lines}, {"environment.yaml", read_lines}, {"conda.yml", read_lines}};

static bool look_into(struct looking *looking, struct slice folder, struct slice name, const struct manner *manner)
{
	struct slice path = path_from(folder, name, looking->scratch), text, target;
	const char *problem;

	if (access(path.at, R_OK) || link_leads_out(path, looking->here, looking->scratch, &target) || !disk_text(path, looking->scratch, &text, &problem) ||
	    !(slice_has(text, SLICE("spark")) || slice_has(text, SLICE("Spark")) || slice_has(text, SLICE("databricks"))))
		return false;
	manner->read(looking, path, text);
	looking->best.path = path;
	return looking->best.least != 0;
}

/* requirements.txt before requirements-dev.txt. */
static bool look_for_lists(struct looking *looking, struct slice folder)
{
	static const struct manner lines = {"", read_lines};
	struct stems stems = {0};
	const char *problem;

	if (look_into(looking, folder, SLICE("requirements.txt"), &lines))
		return true;
	if (!disk_stems(arena_copy(looking->scratch, folder), SLICE(".txt"), looking->scratch, &stems, &problem))
		return false;
	for (uint32_t i = 0; i < stems.names.count; i++)
		if (slice_starts(stems.names.at[i], SLICE("requirements")) &&
		    look_into(looking, folder, arena_format(looking->scratch, "%.*s.txt", SLICE_ARGS(stems.names.at[i])), &lines))
			return true;
	return false;
}

static bool look_in_folder(struct looking *looking, struct slice folder)
{
	if (look_for_lists(looking, folder))
		return true;
	for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
		if (look_into(looking, folder, slice_of(manners[i].name), &manners[i]))
			return true;
	return false;
}

/* ---- folders --------------------------------------------------------------------------------------------------------- */

void requirements_open(struct requirements *requirements, struct slice here, struct arena *arena)
{
	*requirements = (struct requirements){.arena = arena, .here = here};
	names_open(&requirements->folders, arena);
}

static const struct requirement *keep(struct requirements *requirements, const struct requirement *found)
{
	struct requirement *kept = ARENA_NEW(requirements->arena, struct requirement);

	*kept = *found;
	kept->text = arena_copy(requirements->arena, found->text);
	kept->path = arena_copy(requirements->arena, path_shown(found->path, requirements->here));
	return kept;
}

static const struct requirement **entry_of(struct requirements *requirements, struct slice folder)
{
	name_t name = name_of(&requirements->folders, folder);

	while (requirements->by_folder.count <= name)
		*list_push(requirements->arena, &requirements->by_folder) = NULL;
	return &requirements->by_folder.at[name];
}

static const struct requirement *look_upward(struct requirements *requirements, struct slice folder)
{
	struct arena scratch = {0};
	struct looking looking = {.scratch = &scratch, .here = requirements->here};
	const struct requirement *found = NULL;

	while (!found) {
		const struct requirement *known = *entry_of(requirements, folder);

		if (known)
			found = known;
		else if (look_in_folder(&looking, folder) || is_project_root(folder, &scratch))
			found = keep(requirements, &looking.best);
		else
			folder = path_folder(folder);
	}
	arena_free(&scratch);
	return found;
}

const struct requirement *requirement_for(struct requirements *requirements, struct slice folder)
{
	const struct requirement *found = *entry_of(requirements, folder);

	if (!found) {
		found = look_upward(requirements, folder);
		*entry_of(requirements, folder) = found;
	}
	return found;
}

const struct requirement *requirement_known(const struct requirements *requirements, struct slice folder)
{
	name_t name = name_find(&requirements->folders, folder);

	return name && name < requirements->by_folder.count ? requirements->by_folder.at[name] : NULL;
}
