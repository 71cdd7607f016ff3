#include "app/options.h"

#include "app/arguments.h"
#include "base/drives.h"
#include "baseline/baseline.h"
#include "config/read.h"
#include "data/reading.h"

#include <stddef.h>

enum option_sort { SORT_FLAG, SORT_TEXT, SORT_PATH, SORT_MAYBE_TEXT, SORT_WORDS, SORT_COUNT, SORT_COLOR, SORT_SETTING };

struct option {
	const char *name;
	char letter;             /* 0: none */
	const char *argument;    /* NULL or empty: takes none; "[=WORD]": may have one behind an equals sign */
	unsigned commands;       /* 0: a setting without an option */
	enum option_sort sort;
	size_t offset;           /* in struct options; of a setting, its key */
	const char *about;       /* NULL: not shown */
};

#define INTO(member) offsetof(struct options, member)
#define HERE (FOR_CHECK | FOR_BASELINE | FOR_RULE | FOR_SHOW | FOR_SERVER)

/* What a whole run does with its findings. */
#define IS_OF_RUN(key) \
	(CONFIG_##key == CONFIG_FIX || CONFIG_##key == CONFIG_UNSAFE_FIXES || CONFIG_##key == CONFIG_FIX_ONLY || \
	 CONFIG_##key == CONFIG_SHOW_FIXES || CONFIG_##key == CONFIG_OUTPUT_FORMAT || \
	 CONFIG_##key == CONFIG_INCLUDE || CONFIG_##key == CONFIG_EXTEND_INCLUDE || \
	 CONFIG_##key == CONFIG_EXCLUDE || CONFIG_##key == CONFIG_EXTEND_EXCLUDE || CONFIG_##key == CONFIG_FORCE_EXCLUDE || \
	 CONFIG_##key == CONFIG_RESPECT_GITIGNORE || CONFIG_##key == CONFIG_SEVERITY)
#define COMMANDS_OF(key) (CONFIG_##key == CONFIG_RULES ? HERE : CONFIG_##key == CONFIG_CACHE_DIR ? FOR_CHECK | FOR_CLEAN : IS_OF_RUN(key) ? FOR_CHECK : FOR_CHECK | FOR_BASELINE | FOR_SHOW | FOR_SERVER)

static const struct option options_table[] = {
#define KEY(identifier, key, sort, otherwise, argument, variable, keys, values, help, about, example) \
	{key, 0, argument, COMMANDS_OF(identifier), SORT_SETTING, CONFIG_##identifier, help},
#include "config/keys.def"
#undef KEY
	{"diff", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(diff), "print the fixes as a patch and change no file"},
	{"statistics", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(statistics), "print how often each rule spoke, instead of the findings, and on stderr what took the time"},
	{"baseline", 0, "FILE", FOR_CHECK | FOR_BASELINE | FOR_SERVER, SORT_PATH, INTO(baseline),
	 "known findings, which are not shown (default: the nearest " BASELINE_NAME " above each file)"},
	{"no-baseline", 0, NULL, FOR_CHECK | FOR_SERVER, SORT_FLAG, INTO(no_baseline), "show known findings, too"},
	{"strict-baseline", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(strict_baseline), "entries of the baseline that are gone count for the exit status"},
	{"accept-new", 0, NULL, FOR_BASELINE, SORT_FLAG, INTO(accept_new), "take new findings into a baseline that is there"},
	{"diff-base", 0, "REV", FOR_CHECK, SORT_TEXT, INTO(diff_base), "only findings on lines that have changed since the branch left REV, by git"},
	{"add-ignore", 0, "[=REASON]", FOR_CHECK, SORT_MAYBE_TEXT, INTO(add_ignore),
	 "write a comment behind each finding that silences it (with --diff: print them as a patch)"},
	{"no-cache", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(no_cache), "check everything, whatever `cache-dir` says"},
	{"no-suppressions", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(no_suppressions), "comments silence nothing"},
	{"show-suppressed", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(show_suppressed),
	 "in full, concise and json: also what comments or the baseline silence (sarif always has it)"},
	{"exit-zero", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(exit_zero), "end with status 0 whatever is found"},
	{"exit-non-zero-on-fix", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(exit_non_zero_on_fix), "end with status 1 when something was fixed, even if nothing is left"},
	{"stdin-filename", 0, "FILE", FOR_CHECK | FOR_BASELINE, SORT_PATH, INTO(stdin_filename), "the name of what `-` reads"},
	{"watch", 'w', NULL, FOR_CHECK, SORT_FLAG, INTO(watch), "check again whenever a file changes, until Ctrl-C"},
	{"jobs", 'j', "N", FOR_CHECK, SORT_COUNT, INTO(jobs), "threads (default: one for each processor)"},
	{"config", 0, "FILE|KEY=VALUE", HERE | FOR_CLEAN, SORT_WORDS, INTO(setup.config),
	 "this settings file instead of the nearest; or one setting, in TOML"},
	{"isolated", 0, NULL, HERE | FOR_CLEAN, SORT_FLAG, INTO(setup.isolated), "read no settings file"},
	{"show-files", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(show_files), "print the files that would be checked"},
	{"show-settings", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(show_settings), "print the settings that count for a path, and where each comes from"},
	{"data", 0, "DIR", HERE, SORT_PATH, INTO(setup.data),
	 "read rules, API model and configuration keys from a folder instead of the built-in ones"},
	{"schema", 0, NULL, FOR_CONFIG, SORT_FLAG, INTO(schema), "print a JSON Schema for settings files"},
	{"markdown", 0, NULL, FOR_CONFIG, SORT_FLAG, INTO(markdown), "print the page of all settings"},
	{"directory", 0, "DIR", FOR_NEW, SORT_PATH, INTO(directory), "where the files are made (default: here)"},
	{"no-prefilter", 0, NULL, FOR_CHECK | FOR_BASELINE, SORT_FLAG, INTO(no_prefilter), "analyse files without a word of Spark, too"},
	{"stdio", 0, NULL, FOR_SERVER, SORT_FLAG, INTO(stdio), "speak on stdin and stdout, as it does in any case: many editors say so"},
	{"timing", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(timing), NULL},
	{"color", 0, "WHEN", FOR_ALL, SORT_COLOR, INTO(color), "auto, always or never (also: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE)"},
	{"quiet", 'q', NULL, FOR_CHECK | FOR_BASELINE | FOR_CLEAN, SORT_FLAG, INTO(quiet), "findings only, no summary"},
	{"verbose", 'v', NULL, FOR_CHECK, SORT_FLAG, INTO(verbose), "say on stderr which settings counted, and what came from the cache"},
	{"help", 'h', NULL, FOR_ALL, SORT_FLAG, INTO(help), "this text"},
	{"version", 'V', NULL, FOR_ALL, SORT_FLAG, INTO(version), "the version"},
};

enum { OPTION_COUNT = sizeof options_table / sizeof *options_table };
_Static_assert(OPTION_COUNT <= 64, "options.given has 64 bits");

static const char *const color_words[] = {[COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};

static bool exists(const struct option *option)
{
	return option->sort != SORT_SETTING || option->argument;
}

static bool takes_value(const struct option *option)
{
	return option->argument && *option->argument;
}

static bool read_count(struct slice text, uint32_t *count)
{
	*count = 0;
	for (uint32_t i = 0; i < text.length && text.length < 5; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*count = *count * 10 + (uint32_t)(text.at[i] - '0');
	}
	return *count > 0;
}

static bool read_color(struct slice text, enum color_wish *color)
{
	for (int i = COLOR_AUTO; i <= COLOR_NEVER; i++)
		if (slice_equal(text, slice_of(color_words[i]))) {
			*color = (enum color_wish)i;
			return true;
		}
	return false;
}

/* Stores the value of an option; false when it does not suit, and *why may say more. */
static bool store(struct options *options, const struct option *option, struct slice value, struct arena *arena, struct slice *why)
{
	void *place = (char *)options + option->offset;

	switch (option->sort) {
	case SORT_FLAG:
		*(bool *)place = true;
		return true;
	case SORT_MAYBE_TEXT:
		value = value.at ? slice_trim(value) : SLICE("");
		*(struct slice *)place = value;
		return !slice_has(value, SLICE("\n")) && !slice_has(value, SLICE("\r"));
	case SORT_TEXT:
	case SORT_PATH:
		*(struct slice *)place = option->sort == SORT_PATH ? path_taken(value, arena) : value;
		return true;
	case SORT_WORDS:
		*list_push(arena, (struct words *)place) = value;
		return true;
	case SORT_COUNT:
		return read_count(value, place);
	case SORT_COLOR:
		return read_color(value, place);
	case SORT_SETTING:
		return config_take_text(&options->setup.options, (enum config_key)option->offset, value, arena, why);
	}
	return false;
}

static const struct option *option_named(struct slice name)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (exists(&options_table[i]) && slice_equal(name, slice_of(options_table[i].name)))
			return &options_table[i];
	return NULL;
}

/* --no-fix. */
static const struct option *option_negated(struct slice name)
{
	const struct option *option = slice_starts(name, SLICE("no-")) ? option_named(slice_part(name, 3, name.length)) : NULL;

	return option && option->sort == SORT_SETTING && config_rows[option->offset].sort == TAKES_FLAG ? option : NULL;
}

static const struct option *option_lettered(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options_table[i].letter == letter)
			return &options_table[i];
	return NULL;
}

static void unknown_option(struct slice word, struct slice name, struct buffer *problem)
{
	struct guess guess = guess_start(name);

	for (int i = 0; i < OPTION_COUNT; i++)
		if (exists(&options_table[i]))
			guess_offer(&guess, slice_of(options_table[i].name));
	buffer_format(problem, "there is no option `%.*s`", SLICE_ARGS(word));
	if (guess.best.at)
		buffer_format(problem, ", did you mean `--%.*s`?", SLICE_ARGS(guess.best));
}

/* Where the parser stands in the words. */
struct cursor {
	struct arguments arguments;
	uint32_t at;
};

static struct slice next_word(struct cursor *cursor)
{
	return slice_of(cursor->arguments.list.at[cursor->at++].word);
}

static bool take_option(struct options *options, const struct option *option, struct slice value, struct cursor *cursor,
                        struct arena *arena, struct buffer *problem)
{
	struct slice why = {0};

	if (takes_value(option) && !value.at && option->sort != SORT_MAYBE_TEXT) {
		if (cursor->at == cursor->arguments.list.count) {
			buffer_format(problem, "`--%s` needs a value: %s", option->name, option->argument);
			return false;
		}
		value = next_word(cursor);
	} else if (!takes_value(option) && value.at && option->sort != SORT_SETTING) {
		buffer_format(problem, "`--%s` takes no value", option->name);
		return false;
	}
	options->given |= (uint64_t)1 << (option - options_table);
	if (store(options, option, value, arena, &why))
		return true;
	if (why.at)
		buffer_format(problem, "--%s: %.*s", option->name, SLICE_ARGS(why));
	else
		buffer_format(problem, "`--%s %.*s`: the value was not understood", option->name, SLICE_ARGS(value));
	if (!why.at && option->about && takes_value(option))
		buffer_format(problem, "; --%s %s: %s", option->name, option->argument, option->about);
	return false;
}

static bool take_long(struct options *options, struct slice word, struct cursor *cursor, struct arena *arena,
                      struct buffer *problem)
{
	struct slice rest = slice_part(word, 2, word.length), name, value = {0};
	const struct option *option;

	if (slice_next(&rest, '=', &name))
		value = rest;
	option = option_named(name);
	if (!option && !value.at && (option = option_negated(name)))
		value = SLICE("false");
	if (option)
		return take_option(options, option, value, cursor, arena, problem);
	unknown_option(word, name, problem);
	return false;
}

static bool take_letters(struct options *options, struct slice word, struct cursor *cursor, struct arena *arena,
                         struct buffer *problem)
{
	for (uint32_t i = 1; i < word.length; i++) {
		const struct option *option = option_lettered(word.at[i]);
		struct slice value = {0};

		if (!option) {
			unknown_option(word, slice_part(word, 1, word.length), problem);
			return false;
		}
		if (option->argument && i + 1 < word.length) { /* -j2 */
			value = slice_part(word, i + 1, word.length);
			i = word.length;
		}
		if (!take_option(options, option, value, cursor, arena, problem))
			return false;
	}
	return true;
}

static void take_word(struct options *options, struct slice word, struct arena *arena)
{
	if (options->command.at)
		*list_push(arena, &options->words) = path_taken(word, arena);
	else
		options->command = word;
}

/* What is wrong with a word of a file is said with its place. */
static bool take(struct options *options, struct slice word, struct cursor *cursor, struct arena *arena, struct buffer *problem)
{
	const struct argument *argument = &cursor->arguments.list.at[cursor->at - 1];
	struct buffer why = {0};
	bool right = (word.at[1] == '-' ? take_long : take_letters)(options, word, cursor, arena, &why);

	if (!right) {
		argument_say_place(argument, problem);
		buffer_add(problem, buffer_slice(&why));
	}
	buffer_free(&why);
	return right;
}

bool options_parse(struct options *options, int count, char **words, struct arena *arena, struct buffer *problem)
{
	struct cursor cursor = {0};
	bool only_words = false;

	*options = (struct options){0};
	if (!arguments_read(&cursor.arguments, count, words, arena, problem))
		return false;
	while (cursor.at < cursor.arguments.list.count) {
		struct slice word = next_word(&cursor);

		if (only_words || word.length < 2 || word.at[0] != '-')
			take_word(options, word, arena);
		else if (slice_equal(word, SLICE("--")))
			only_words = true;
		else if (!take(options, word, &cursor, arena, problem))
			return false;
	}
	return true;
}

bool options_fit(const struct options *options, unsigned command, struct buffer *problem)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options->given >> i & 1 && !(options_table[i].commands & command)) {
			buffer_format(problem, "`--%s` is not an option of `oomlint %.*s`", options_table[i].name,
			              SLICE_ARGS(options->command));
			return false;
		}
	return true;
}

void options_describe(struct sink *sink, unsigned command)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &options_table[i];
		char left[48] = "", letter[8] = "    ";
		struct buffer text = {0};

		if (!exists(option) || (option->commands & command) != command || (!command && option->commands != FOR_ALL) || !option->about)
			continue;
		if (option->letter) {
			letter[0] = '-';
			letter[1] = option->letter;
			letter[2] = ',';
		}
		buffer_format(&text, "--%s%s%s", option->name, takes_value(option) && option->sort != SORT_MAYBE_TEXT ? " " : "", takes_value(option) ? option->argument : "");
		memcpy(left, text.at, text.length < sizeof left ? text.length : sizeof left - 1);
		buffer_free(&text);
		sink_format(sink, "  %s%-35s %s\n", letter, left, option->about);
	}
}

static const char *choices_of(const struct option *option)
{
	if (option->sort == SORT_COLOR)
		return "auto|always|never";
	return option->sort == SORT_SETTING && config_rows[option->offset].sort == TAKES_TEXT ? config_rows[option->offset].values : "";
}

bool options_row(int at, struct option_row *row)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &options_table[i];

		if (!exists(option) || !option->about || at--)
			continue;
		*row = (struct option_row){option->name, option->letter, takes_value(option) ? option->argument : NULL,
		                           option->sort == SORT_MAYBE_TEXT, option->commands, choices_of(option), option->about};
		return true;
	}
	return false;
}
