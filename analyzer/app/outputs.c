#include "app/outputs.h"

#include "app/complain.h"
#include "app/save.h"
#include "app/wrap.h"
#include "base/drives.h"
#include "data/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct diagnostic *complain_of(const struct config_item *item, struct report *report, struct slice message)
{
	return config_complain(report, item->layer, CONFIG_OUTPUT_FORMAT, item->word, message);
}

static bool say_wrong(const struct config_item *item, struct report *report, struct slice message)
{
	complain_of(item, report, message);
	return false;
}

static bool say_unknown(const struct config_item *item, struct slice name, struct report *report)
{
	struct guess guess = guess_start(name);
	struct slice hint;

	for (const struct render_format *format = render_formats; format->name; format++)
		guess_offer(&guess, slice_of(format->name));
	hint = guess_words(&guess, report->arena);
	guess_tell(&guess, complain_of(item, report, arena_format(report->arena, "there is no output format `%.*s`%.*s", SLICE_ARGS(name), SLICE_ARGS(hint))),
	           report->arena);
	return false;
}

static bool read_one(struct output *output, const struct config_item *item, struct report *report)
{
	struct slice rest = item->word->text, name;

	slice_next(&rest, ':', &name);
	output->path = path_taken(rest, report->arena);
	output->format = render_format_find(name);
	if (!output->format)
		return say_unknown(item, name, report);
	if (rest.at && item->layer->from == FROM_FILE)
		return say_wrong(item, report, SLICE("a file that is written to is named on the command line, not in a settings file"));
	if (rest.at && !rest.length)
		return say_wrong(item, report, arena_format(report->arena, "there is no file name behind the colon of `%.*s`", SLICE_ARGS(item->word->text)));
	return true;
}

bool outputs_read(struct outputs *outputs, const struct config *config, struct arena *arena, struct report *report)
{
	struct config_items formats = config_items(config, CONFIG_OUTPUT_FORMAT, arena);
	uint32_t streams = 0;
	bool right = true;

	for (uint32_t i = 0; i < formats.count; i++) {
		struct output output;

		if (!read_one(&output, &formats.at[i], report)) {
			right = false;
			continue;
		}
		streams += !output.path.at;
		*list_push(arena, outputs) = output;
	}
	if (!formats.count)
		*list_push(arena, outputs) = (struct output){render_format_find(SLICE("full")), {0}};
	if (streams < 2)
		return right;
	return say_wrong(&formats.at[formats.count - 1], report, SLICE("only one output format can go to stdout; write FORMAT:FILE for the others"));
}

static bool is_value(const char *variable, const char *expected)
{
	const char *value = getenv(variable);

	return value && !strcmp(value, expected);
}

/* Words of the environment about colours, the strongest first, as ruff and https://no-color.org have them. */
static const struct colour_word {
	const char *variable;
	bool zero_counts, colour; /* whether "0" is as good as any other value */
} colour_words[] = {{"NO_COLOR", true, false}, {"FORCE_COLOR", false, true}, {"CLICOLOR_FORCE", false, true}};

static bool says(const struct colour_word *word)
{
	const char *value = getenv(word->variable);

	return value && *value && (word->zero_counts || strcmp(value, "0"));
}

static bool wants_color(enum color_wish wish, int descriptor)
{
	if (wish != COLOR_AUTO)
		return wish == COLOR_ALWAYS;
	for (size_t i = 0; i < sizeof colour_words / sizeof *colour_words; i++)
		if (says(&colour_words[i]))
			return colour_words[i].colour;
	return isatty(descriptor) && !is_value("TERM", "dumb") && !is_value("CLICOLOR", "0");
}

/* Who has links that are no text: a variable, and how its value begins. */
static const struct {
	const char *variable, *start;
} linking_terminals[] = {
	{"TERM_PROGRAM", "iTerm"}, {"TERM_PROGRAM", "WezTerm"}, {"TERM_PROGRAM", "vscode"}, {"TERM_PROGRAM", "ghostty"},
	{"WT_SESSION", ""}, {"KONSOLE_VERSION", ""}, {"DOMTERM", ""}, {"TERM", "xterm-kitty"}, {"TERM", "alacritty"}, {"TERM", "foot"},
};

/* VTE has them since 0.50; FORCE_HYPERLINK is what others ask for. */
static bool has_links(int descriptor)
{
	enum { VTE_WITH_LINKS = 5000 };
	const char *forced = getenv("FORCE_HYPERLINK"), *vte = getenv("VTE_VERSION");

	if (forced)
		return *forced && strcmp(forced, "0");
	if (!isatty(descriptor))
		return false;
	for (size_t i = 0; i < sizeof linking_terminals / sizeof *linking_terminals; i++) {
		const char *value = getenv(linking_terminals[i].variable);

		if (value && slice_starts(slice_of(value), slice_of(linking_terminals[i].start)))
			return true;
	}
	return vte && atoi(vte) >= VTE_WITH_LINKS;
}

struct render_options outputs_options(const struct engine *engine, const struct options *options, int descriptor,
                                      struct arena *arena)
{
	struct render_options render = {
		.colour = wants_color(options->color, descriptor),
		.hyperlinks = has_links(descriptor),
		.width = terminal_width(descriptor),
		.version = SLICE(OOMLINT_VERSION),
		.show_silenced = options->show_suppressed,
		.topics = engine->topics.at,
		.topic_count = engine->topics.count,
		.help_base = engine_rule_pages(engine),
	};
	char *here = getcwd(NULL, 0);

	if (here)
		render.base = arena_copy(arena, slice_of(here));
	free(here);
	return render;
}

static bool write_failed(const char *name, const char *problem)
{
	fprintf(stderr, "oomlint: %s could not be written: %s\n", name, problem);
	return false;
}

static bool write_file(const struct output *output, const struct report *report, const struct render_options *options)
{
	struct arena scratch = {0};
	struct slice path = arena_copy(&scratch, output->path);
	struct render_options plain = *options;
	struct sink sink = {.descriptor = -1};
	const char *problem;

	plain.colour = false;
	plain.width = 0;
	output->format->render(report, &plain, &sink);
	problem = file_write(path, buffer_slice(&sink.pending));
	if (problem)
		write_failed(path_said(path).at, problem);
	sink_free(&sink);
	arena_free(&scratch);
	return !problem;
}

bool outputs_write(const struct outputs *outputs, const struct report *report, const struct render_options *options,
                   struct sink *sink)
{
	bool written = true;

	for (uint32_t i = 0; i < outputs->count; i++)
		if (outputs->at[i].path.at)
			written = write_file(&outputs->at[i], report, options) && written;
		else
			outputs->at[i].format->render(report, options, sink);
	return written;
}

bool output_finish(struct sink *sink)
{
	return sink_flush(sink) || write_failed("stdout", strerror(sink->error));
}

bool outputs_are_for_people(const struct outputs *outputs)
{
	for (uint32_t i = 0; i < outputs->count; i++)
		if (!outputs->at[i].path.at)
			return outputs->at[i].format->for_people;
	return true;
}

void outputs_drop_stream(struct outputs *outputs)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < outputs->count; i++)
		if (outputs->at[i].path.at)
			outputs->at[kept++] = outputs->at[i];
	outputs->count = kept;
}

void outputs_say_mistakes(struct report *report, const struct engine *engine, const struct options *options, struct arena *arena)
{
	struct render_options render = outputs_options(engine, options, STDERR_FILENO, arena);
	struct sink errors = {.descriptor = STDERR_FILENO};

	report_sort(report);
	render_full(report, &render, &errors);
	sink_flush(&errors);
	sink_free(&errors);
}
