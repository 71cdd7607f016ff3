#include "app/options.h"

#include "baseline/baseline.h"
#include "data/reading.h"
#include "settings/settings.h"

#include <stddef.h>

#define LARGEST_FILE 1073741824.0 /* offsets have 32 bits */

enum option_sort { SORT_FLAG, SORT_TEXT, SORT_MAYBE_TEXT, SORT_WORDS, SORT_SIZE, SORT_COUNT, SORT_COLOR, SORT_CONFIDENCE };

struct option {
	const char *name;
	char letter;             /* 0: none */
	const char *argument;    /* NULL: takes none; "[=WORD]": may have one behind an equals sign */
	unsigned commands;
	enum option_sort sort;
	size_t offset;           /* in struct options */
	const char *about;       /* NULL: not shown */
};

#define INTO(member) offsetof(struct options, member)

static const struct option options_table[] = {
	{"output-format", 0, "FORMAT[:FILE]", FOR_CHECK, SORT_WORDS, INTO(formats),
	 "full, concise, json or sarif, to stdout or a file; repeat it for several (default: full)"},
	{"select", 0, "RULES", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_WORDS, INTO(setup.select), "only these: names, codes, prefixes (OOM1), families, ALL"},
	{"ignore", 0, "RULES", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_WORDS, INTO(setup.ignore), "all but these"},
	{"confidence", 0, "WORD", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_CONFIDENCE, INTO(setup.confidence),
	 "report what is at least so sure: certain, likely or possible (default: likely)"},
	{"fix", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(fix), "apply the safe fixes to the files"},
	{"unsafe-fixes", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(unsafe_fixes),
	 "with --fix or --diff: also those that may change what the job does"},
	{"diff", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(diff), "print the fixes as a patch and change no file"},
	{"statistics", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(statistics), "print how often each rule spoke, instead of the findings"},
	{"baseline", 0, "FILE", FOR_CHECK | FOR_BASELINE, SORT_TEXT, INTO(baseline),
	 "known findings, which are not shown (default: the nearest " BASELINE_NAME " above each file)"},
	{"no-baseline", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(no_baseline), "show known findings, too"},
	{"strict-baseline", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(strict_baseline), "entries of the baseline that are gone count for the exit status"},
	{"accept-new", 0, NULL, FOR_BASELINE, SORT_FLAG, INTO(accept_new), "take new findings into a baseline that is there"},
	{"diff-base", 0, "REV", FOR_CHECK, SORT_TEXT, INTO(diff_base), "only findings on lines that have changed since the branch left REV, by git"},
	{"add-ignore", 0, "[=REASON]", FOR_CHECK, SORT_MAYBE_TEXT, INTO(add_ignore),
	 "write a comment behind each finding that silences it (with --diff: print them as a patch)"},
	{"no-suppressions", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(no_suppressions), "comments silence nothing"},
	{"show-suppressed", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(show_suppressed),
	 "in full, concise and json: also what comments or the baseline silence (sarif always has it)"},
	{"exit-zero", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(exit_zero), "end with status 0 whatever is found"},
	{"stdin-filename", 0, "FILE", FOR_CHECK | FOR_BASELINE, SORT_TEXT, INTO(stdin_filename), "the name of what `-` reads"},
	{"max-file-size", 0, "SIZE", FOR_CHECK | FOR_BASELINE, SORT_SIZE, INTO(max_file_size), "larger files are reported, not read (default: 16m)"},
	{"jobs", 'j', "N", FOR_CHECK, SORT_COUNT, INTO(jobs), "threads (default: one for each processor)"},
	{"spark-conf", 0, "KEY=VALUE", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_WORDS, INTO(setup.spark_conf), "a setting of the job, as given to spark-submit"},
	{"properties-file", 0, "FILE", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_WORDS, INTO(setup.properties_files), "a spark-defaults.conf of the job"},
	{"spark-version", 0, "VERSION", FOR_CHECK | FOR_BASELINE | FOR_SHOW, SORT_TEXT, INTO(setup.spark_version), "the Spark that runs the job, as in 3.5"},
	{"rules", 0, "DIR", FOR_CHECK | FOR_BASELINE | FOR_RULE | FOR_SHOW, SORT_WORDS, INTO(setup.rules), "add the rules of a folder"},
	{"data", 0, "DIR", FOR_CHECK | FOR_BASELINE | FOR_RULE | FOR_SHOW, SORT_TEXT, INTO(setup.data),
	 "read rules, API model and configuration keys from a folder instead of the built-in ones"},
	{"directory", 0, "DIR", FOR_NEW, SORT_TEXT, INTO(directory), "where the files are made (default: here)"},
	{"no-prefilter", 0, NULL, FOR_CHECK | FOR_BASELINE, SORT_FLAG, INTO(no_prefilter), "analyse files without a word of Spark, too"},
	{"timing", 0, NULL, FOR_CHECK, SORT_FLAG, INTO(timing), NULL},
	{"color", 0, "WHEN", FOR_ALL, SORT_COLOR, INTO(color), "auto, always or never (also: NO_COLOR, FORCE_COLOR)"},
	{"quiet", 'q', NULL, FOR_CHECK | FOR_BASELINE, SORT_FLAG, INTO(quiet), "findings only, no summary"},
	{"help", 'h', NULL, FOR_ALL, SORT_FLAG, INTO(help), "this text"},
	{"version", 'V', NULL, FOR_ALL, SORT_FLAG, INTO(version), "the version"},
};

enum { OPTION_COUNT = sizeof options_table / sizeof *options_table };
_Static_assert(OPTION_COUNT <= 64, "options.given has 64 bits");

static const char *const color_words[] = {[COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};

/* "16m", "500k" or bytes. */
static bool read_size(struct slice text, uint64_t *size)
{
	double bytes;

	if (!size_read(text, 'b', &bytes) || bytes < 0 || bytes > LARGEST_FILE)
		return false;
	*size = (uint64_t)bytes;
	return true;
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

/* Stores the value of an option; false when it does not suit. */
static bool store(struct options *options, const struct option *option, struct slice value, struct arena *arena)
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
		*(struct slice *)place = value;
		return true;
	case SORT_WORDS:
		*list_push(arena, (struct words *)place) = value;
		return true;
	case SORT_SIZE:
		return read_size(value, place);
	case SORT_COUNT:
		return read_count(value, place);
	case SORT_COLOR:
		return read_color(value, place);
	case SORT_CONFIDENCE:
		return confidence_find(value, place);
	}
	return false;
}

static const struct option *option_named(struct slice name)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (slice_equal(name, slice_of(options_table[i].name)))
			return &options_table[i];
	return NULL;
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
		guess_offer(&guess, slice_of(options_table[i].name));
	buffer_format(problem, "there is no option `%.*s`", SLICE_ARGS(word));
	if (guess.best.at)
		buffer_format(problem, ", did you mean `--%.*s`?", SLICE_ARGS(guess.best));
}

/* Where the parser stands in the words. */
struct cursor {
	char **words;
	int count, at;
};

static bool take_option(struct options *options, const struct option *option, struct slice value, struct cursor *cursor,
                        struct arena *arena, struct buffer *problem)
{
	if (option->argument && !value.at && option->sort != SORT_MAYBE_TEXT) {
		if (cursor->at == cursor->count) {
			buffer_format(problem, "`--%s` needs a value: %s", option->name, option->argument);
			return false;
		}
		value = slice_of(cursor->words[cursor->at++]);
	} else if (!option->argument && value.at) {
		buffer_format(problem, "`--%s` takes no value", option->name);
		return false;
	}
	options->given |= (uint64_t)1 << (option - options_table);
	if (store(options, option, value, arena))
		return true;
	buffer_format(problem, "`--%s %.*s`: the value was not understood", option->name, SLICE_ARGS(value));
	if (option->about)
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
		*list_push(arena, &options->words) = word;
	else
		options->command = word;
}

bool options_parse(struct options *options, int count, char **words, struct arena *arena, struct buffer *problem)
{
	struct cursor cursor = {.words = words, .count = count, .at = 1};
	bool only_words = false;

	*options = (struct options){.max_file_size = 16 << 20};
	while (cursor.at < count) {
		struct slice word = slice_of(words[cursor.at++]);

		if (only_words || word.length < 2 || word.at[0] != '-')
			take_word(options, word, arena);
		else if (slice_equal(word, SLICE("--")))
			only_words = true;
		else if (!(word.at[1] == '-' ? take_long : take_letters)(options, word, &cursor, arena, problem))
			return false;
	}
	return true;
}

bool options_fit(const struct options *options, unsigned command, struct buffer *problem)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options->given & (uint64_t)1 << i && !(options_table[i].commands & command)) {
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

		if ((option->commands & command) != command || (!command && option->commands != FOR_ALL) || !option->about)
			continue;
		if (option->letter) {
			letter[0] = '-';
			letter[1] = option->letter;
			letter[2] = ',';
		}
		buffer_format(&text, "--%s%s%s", option->name, option->argument && option->sort != SORT_MAYBE_TEXT ? " " : "", option->argument ? option->argument : "");
		memcpy(left, text.at, text.length < sizeof left ? text.length : sizeof left - 1);
		buffer_free(&text);
		sink_format(sink, "  %s%-30s %s\n", letter, left, option->about);
	}
}
