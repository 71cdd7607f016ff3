#include "app/config_pages.h"

#include <ctype.h>

static const char *const takes[] = {
	[TAKES_FLAG] = "`true` or `false`", [TAKES_TEXT] = "text", [TAKES_PATH] = "path", [TAKES_SIZE] = "size, as in `\"16m\"`",
	[TAKES_VERSION] = "version, as in `\"3.5\"`", [TAKES_WORDS] = "list of texts", [TAKES_TEXTS] = "text or list of texts",
	[TAKES_PATHS] = "list of paths", [TAKES_TABLE] = "table", [TAKES_TABLE_OF_WORDS] = "table of lists of texts"};

/* "info|warning|error" -> "`info`, `warning`, `error`" */
static void write_choices(struct sink *sink, const char *words, const char *choices)
{
	struct slice rest = slice_of(choices), choice;
	const char *between = words;

	while (rest.length && slice_next(&rest, '|', &choice)) {
		sink_format(sink, "%s`%.*s`", between, SLICE_ARGS(choice));
		between = ", ";
	}
}

static void write_sort(struct sink *sink, const struct config_row *row)
{
	sink_text(sink, takes[row->sort]);
	write_choices(sink, " with the keys ", row->keys);
	write_choices(sink, "; values: ", row->values);
}

/* Its sentences: what --help says, and more. */
static void write_about(struct sink *sink, const struct config_row *row)
{
	sink_format(sink, "%c%s.%s%s", toupper((unsigned char)row->help[0]), row->help + 1, *row->about ? " " : "", row->about);
}

static void write_option(struct sink *sink, const struct config_row *row, const char *mark)
{
	const char *blank = row->argument && *row->argument ? " " : "";

	if (row->argument)
		sink_format(sink, "%s--%s%s%s%s", mark, row->key, blank, row->argument, mark);
	if (row->argument && row->sort == TAKES_FLAG)
		sink_format(sink, ", %s--no-%s%s", mark, row->key, mark);
}

void config_write_text(struct sink *sink, enum config_key key)
{
	const struct config_row *row = &config_rows[key];

	sink_format(sink, "%s\n\n  ", row->key);
	write_about(sink, row);
	sink_text(sink, "\n\n  takes:    ");
	write_sort(sink, row);
	sink_format(sink, "\n  default:  %s\n", *row->otherwise ? row->otherwise : "none");
	if (row->argument) {
		sink_text(sink, "  option:   ");
		write_option(sink, row, "");
		sink_text(sink, "\n");
	}
	if (row->variable)
		sink_format(sink, "  variable: %s\n", row->variable);
	sink_format(sink, "  example:  %s\n", row->example);
}

static const char introduction[] =
	"# Settings\n\n"
	"<!-- Made by `make pages` from analyzer/config/keys.def. -->\n\n"
	"Settings stand in `oomlint.toml`, in `.oomlint.toml`, or under `[tool.oomlint]` in `pyproject.toml`; of several in one folder, "
	"`.oomlint.toml` counts before `oomlint.toml`, that before `pyproject.toml`. **For each file that is checked the nearest settings count**: those of its "
	"folder, or of the next folder above that has some, up to the root of the repository (the folder with `.git`). Nothing is merged, "
	"unless a file says `extend`. A `pyproject.toml` without the table is passed over.\n\n"
	"What the run as a whole needs (`fix`, `unsafe-fixes`, `output-format`, `max-file-size`) comes from the settings of the working "
	"folder.\n\n"
	"Over the files come, each before the one before it: environment variables, `--config 'KEY = VALUE'`, options. `--config FILE` takes "
	"one file for everything (paths in it are relative to the working folder), `--isolated` takes none. `oomlint check --show-settings PATH` prints what counts for "
	"a file, and where each setting is from; `oomlint config KEY` what is said here.\n\n"
	"Mistakes in settings end the run with status 2, with their line and column. Settings name no programs that would be run, and no "
	"files to write to but a cache inside of the repository; what they read from outside of the repository is said.\n\n"
	"Editors check a settings file with the JSON Schema [oomlint.schema.json](oomlint.schema.json) (`oomlint config --schema`).\n";

static void write_section(struct sink *sink, const struct config_row *row)
{
	sink_format(sink, "\n## `%s`\n\n", row->key);
	write_about(sink, row);
	sink_text(sink, "\n\n- Takes: ");
	write_sort(sink, row);
	sink_format(sink, "\n- Default: %s%s%s\n", *row->otherwise ? "`" : "", *row->otherwise ? row->otherwise : "none", *row->otherwise ? "`" : "");
	if (row->argument) {
		sink_text(sink, "- Option: ");
		write_option(sink, row, "`");
		sink_text(sink, "\n");
	}
	if (row->variable)
		sink_format(sink, "- Environment variable: `%s`\n", row->variable);
	sink_format(sink, "\n```toml\n%s\n```\n", row->example);
}

void config_write_markdown(struct sink *sink)
{
	sink_text(sink, introduction);
	for (int key = 0; key < CONFIG_COUNT; key++)
		write_section(sink, &config_rows[key]);
}
