#include "app/show.h"

#include "app/commands.h"
#include "app/complain.h"
#include "app/input.h"
#include "app/outputs.h"
#include "app/survey.h"
#include "base/drives.h"
#include "data/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What a topic of `show` is given. */
struct showing {
	const struct options *options;
	struct engine *engine;
	struct report *report;
	struct sink *sink;
	struct slice word;     /* behind the topic; at == NULL: none */
};

struct show_topic {
	const char *name;
	bool needs_word;
	bool (*show)(struct showing *showing);
};

/* FILE:LINE, where FILE with the colon is no file itself. */
static uint32_t split_line(struct slice *path)
{
	uint32_t colon = path->length;
	char *end;
	unsigned long line;

	if (!access(path->at, F_OK))
		return 0;
	while (colon > 0 && path->at[colon - 1] != ':')
		colon--;
	if (colon < 2)
		return 0;
	line = strtoul(path->at + colon, &end, 10);
	if (*end || end == path->at + colon || line > UINT32_MAX)
		return 0;
	path->length = colon - 1;
	return (uint32_t)line;
}

/* Opens the file with what its imports say, and hands it to `write`. */
static bool show_document(struct showing *showing, struct slice path, uint32_t line,
                          bool (*write)(struct showing *showing, const struct document *document, uint32_t line))
{
	struct engine *engine = showing->engine;
	struct input input = {0};
	struct document document;
	struct timing timing = {0};
	struct survey survey;
	struct view_of_project view;
	struct meaning_options options = {.neighbours = &view.neighbours};
	uint64_t most = engine_file_most(engine);
	bool known;

	path = arena_copy(showing->report->arena, path);
	if (!input_read(&input, path, most, showing->report))
		return false;
	if (!engine->parser)
		engine_can_parse(engine);
	engine_turn_to(engine, path);
	engine_inform(engine, &options);
	survey_open(&survey, engine, &timing, most);
	survey_add(&survey, path, buffer_slice(&input.bytes));
	survey_finish(&survey);
	project_view(&view, &survey.project, project_module(&survey.project, path), ROUND_ONLY_LOOK, &survey.by_thread[0].memory);
	known = document_open(&document, engine, &timing, path, buffer_slice(&input.bytes), &options, true, showing->report);
	if (known)
		known = write(showing, &document, line);
	document_close(&document, engine);
	survey_close(&survey);
	buffer_free(&input.bytes);
	return known;
}

static bool write_tree(struct showing *showing, const struct document *document, uint32_t line)
{
	(void)line;
	show_tree(showing->sink, document);
	return true;
}

static bool has_line(struct showing *showing, const struct document *document, uint32_t line)
{
	uint32_t count = document->source.lines.count;

	if (line <= count)
		return true;
	complain(showing->report, &topic_option_invalid, SLICE(""), "%.*s has %u line%s, there is no line %u",
	         PATH_ARGS(document->source.path), count, count == 1 ? "" : "s", line);
	return false;
}

static bool write_facts(struct showing *showing, const struct document *document, uint32_t line)
{
	if (!has_line(showing, document, line))
		return false;
	show_facts(showing->sink, document, line);
	return true;
}

static bool write_why(struct showing *showing, const struct document *document, uint32_t line)
{
	struct engine *engine = showing->engine;
	struct why_question question = {engine->matcher, &engine->rules, &engine->topics, NULL, engine->policy->least, &engine->job};

	if (!has_line(showing, document, line))
		return false;
	engine_choose_rules(engine, document->source.profile);
	question.on = engine->on;
	question.least = question.least ? question.least : CONFIDENCE_USUAL;
	show_why(showing->sink, &question, document, line, showing->report->arena);
	return true;
}

static bool tree_topic(struct showing *showing)
{
	return show_document(showing, showing->word, 0, write_tree);
}

static bool facts_topic(struct showing *showing)
{
	struct slice path = showing->word;
	uint32_t line = split_line(&path);

	return show_document(showing, path, line, write_facts);
}

/* The matcher hears of everything; what is reported is up to the settings. */
static bool all_are_asked(struct showing *showing, struct slice path)
{
	engine_meet(showing->engine, path);
	showing->engine->asks_all = true;
	return engine_ready(showing->engine, showing->report);
}

static bool why_topic(struct showing *showing)
{
	struct slice path = showing->word;
	uint32_t line = split_line(&path);

	if (line)
		return all_are_asked(showing, path) && show_document(showing, path, line, write_why);
	complain(showing->report, &topic_option_invalid, SLICE(""), "which line of %.*s? Write `oomlint show why FILE:LINE`",
	         PATH_ARGS(path));
	return false;
}

static bool predicates_topic(struct showing *showing)
{
	show_predicates(showing->sink);
	return true;
}

static bool api_topic(struct showing *showing)
{
	show_api(showing->sink, showing->engine->api, showing->word);
	return true;
}

static const struct show_topic show_topics[] = {
	{"tree", true, tree_topic},
	{"facts", true, facts_topic},
	{"why", true, why_topic},
	{"predicates", false, predicates_topic},
	{"api", false, api_topic},
};

enum { TOPIC_COUNT = sizeof show_topics / sizeof *show_topics };

static const struct show_topic *topic_of(const struct options *options)
{
	struct slice name = options->words.count ? options->words.at[0] : SLICE("");
	struct guess guess = guess_start(name);

	for (int i = 0; i < TOPIC_COUNT; i++) {
		if (slice_equal(name, slice_of(show_topics[i].name)) && (options->words.count > 1 || !show_topics[i].needs_word))
			return &show_topics[i];
		guess_offer(&guess, slice_of(show_topics[i].name));
	}
	fprintf(stderr, "oomlint: show what? tree FILE, facts FILE[:LINE], why FILE:LINE, predicates, or api [FILTER]\n");
	if (name.length && guess.best.at)
		fprintf(stderr, "Did you mean `oomlint show %.*s`?\n", SLICE_ARGS(guess.best));
	return NULL;
}

enum exit_status show_run(const struct options *options, struct arena *arena)
{
	const struct show_topic *topic = topic_of(options);
	struct report report = {.arena = arena};
	struct engine engine;
	struct sink sink = {.descriptor = STDOUT_FILENO};
	struct showing showing = {.options = options, .engine = &engine, .report = &report, .sink = &sink};
	bool right;

	if (!topic)
		return STATUS_FAILED;
	if (options->words.count > 1)
		showing.word = options->words.at[1];
	right = engine_open(&engine, &options->setup, &report) && topic->show(&showing);
	if (!right)
		outputs_say_mistakes(&report, &engine, options, arena);
	right = output_finish(&sink) && right;
	sink_free(&sink);
	engine_close(&engine);
	return right ? STATUS_NOTHING : STATUS_FAILED;
}
