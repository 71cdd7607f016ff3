/* `oomlint rule`: the page of a rule, or a table of all. */
#include "app/commands.h"
#include "app/example.h"
#include "app/outputs.h"
#include "app/select.h"
#include "app/wrap.h"

#include <stdio.h>
#include <unistd.h>

static const char *const applicability_words[] = {[FIX_DISPLAY] = "only shown", [FIX_UNSAFE] = "unsafe fix", [FIX_SAFE] = "safe fix"};
static const char *const place_words[] = {
	[SET_AT_SUBMIT] = "at submit time", [SET_IN_SESSION] = "in the session", [SET_ANYWHERE] = "at submit time or in the session"};

/* A page being written. */
struct page {
	struct sink sink;
	bool color;
};

static void heading(struct page *page, const char *words)
{
	sink_format(&page->sink, page->color ? "\n\033[1m%s\033[0m\n" : "\n%s\n", words);
}

/* Whether a line of Markdown goes on from the one before: it is no item of a list, no table and no code. */
static bool goes_on(struct slice before, struct slice line)
{
	return before.length && line.length && before.at[0] != ' ' && !strchr(" -*|#", line.at[0]) && !strchr("|#", before.at[0]);
}

/* Each line of a text, indented; blank ones stay blank. On a terminal lines are as long as it is wide. */
static void paragraph(struct page *page, struct slice text)
{
	bool flows = terminal_width(page->sink.descriptor) > 0;
	struct slice rest = slice_trim(text), line, before = {0};
	struct buffer out = {0};

	while (slice_next(&rest, '\n', &line)) {
		bool joined = flows && goes_on(before, line);

		buffer_format(&out, "%s%s%.*s", joined ? " " : before.at ? "\n" : "", joined || !line.length ? "" : "  ", SLICE_ARGS(line));
		before = line;
	}
	wrap_text(&page->sink, buffer_slice(&out));
	buffer_free(&out);
}

static void write_fix(struct page *page, const struct rule_fix *fix)
{
	const char *word = applicability_words[fix->applicability];
	struct slice rest = slice_trim(fix->with), line;

	sink_format(&page->sink, "  - %.*s (%s)\n", SLICE_ARGS(fix->title), word);
	while (slice_next(&rest, '\n', &line))
		sink_format(&page->sink, "      %.*s\n", SLICE_ARGS(line));
	if (fix->import.length)
		sink_format(&page->sink, "      with %.*s\n", SLICE_ARGS(fix->import));
}

static void write_indented(struct page *page, struct slice text)
{
	struct buffer line = {0};

	buffer_format(&line, "      %.*s", SLICE_ARGS(text));
	wrap_text(&page->sink, buffer_slice(&line));
	buffer_free(&line);
}

static void write_setting(struct page *page, const struct rule_setting *setting)
{
	sink_format(&page->sink, "  %.*s = %.*s (%s)\n", SLICE_ARGS(setting->key), SLICE_ARGS(setting->value),
	            place_words[setting->where]);
	if (setting->why.length)
		write_indented(page, slice_trim(setting->why));
}

static void write_versions(struct page *page, struct versions versions)
{
	if (versions.since)
		sink_format(&page->sink, "  since Spark %u.%u\n", versions.since / 100, versions.since % 100);
	if (versions.until)
		sink_format(&page->sink, "  up to Spark %u.%u\n", versions.until / 100, versions.until % 100);
}

static void write_advice(struct page *page, const struct rule *rule)
{
	if (rule->fix_count)
		heading(page, "Instead");
	for (uint32_t i = 0; i < rule->fix_count; i++)
		write_fix(page, &rule->fixes[i]);
	if (rule->setting_count)
		heading(page, "Configuration, computed for each job");
	for (uint32_t i = 0; i < rule->setting_count; i++)
		write_setting(page, &rule->settings[i]);
}

static void write_head(struct page *page, const struct topic *topic)
{
	sink_format(&page->sink, page->color ? "\033[1m%.*s\033[0m (%.*s)\n" : "%.*s (%.*s)\n", SLICE_ARGS(topic->name),
	            SLICE_ARGS(topic->code));
	sink_format(&page->sink, "  %.*s\n  %s, %.*s\n", SLICE_ARGS(topic->title), severity_word(topic->severity),
	            SLICE_ARGS(topic->family));
}

static void write_confidence(struct page *page, const struct rule *rule)
{
	if (rule->confidence)
		sink_format(&page->sink, "  confidence: %.*s at the most\n", SLICE_ARGS(confidence_word(rule->confidence)));
}

static void write_rule(struct page *page, const struct rule *rule)
{
	const struct topic *topic = &rule->topic;

	write_head(page, topic);
	write_versions(page, rule->spark);
	write_confidence(page, rule);
	heading(page, "Why");
	paragraph(page, topic->why);
	write_advice(page, rule);
	if (rule->example.length) {
		heading(page, "Examples");
		example_write(&page->sink, rule->example);
	}
	if (rule->reference_count)
		heading(page, "References");
	for (uint32_t i = 0; i < rule->reference_count; i++)
		sink_format(&page->sink, "  %.*s\n", SLICE_ARGS(rule->references[i]));
	heading(page, "To silence it");
	sink_format(&page->sink, "  # oomlint: ignore[%.*s] and the reason\n", SLICE_ARGS(topic->name));
}

static void write_table(struct page *page, const struct rule_set *set)
{
	struct sink table = {.descriptor = -1};

	for (uint32_t i = 0; i < set->count; i++) {
		const struct topic *topic = &set->rules[i].topic;

		sink_format(&table, "%.*s  %-7s  %-32.*s  %.*s\n", SLICE_ARGS(topic->code), severity_word(topic->severity),
		            SLICE_ARGS(topic->name), SLICE_ARGS(topic->title));
	}
	wrap_text(&page->sink, buffer_slice(&table.pending));
	sink_free(&table);
}

/* What oomlint says about its own work has a page, too. */
static const struct topic *own_topic(struct slice word)
{
	for (int i = 0; own_topics[i]; i++)
		if (slice_equal(word, own_topics[i]->name) || slice_equal_ignoring_case(word, own_topics[i]->code))
			return own_topics[i];
	return NULL;
}

static void write_own(struct page *page, const struct topic *topic)
{
	write_head(page, topic);
	heading(page, "Why");
	paragraph(page, topic->why);
}

static void say_unknown(const struct rule_set *set, const struct setup *setup, struct slice word, struct arena *arena)
{
	struct guess guess = rule_guess(set, word);
	struct slice hint = guess_words(&guess, arena);

	fprintf(stderr, "oomlint: no rule is called `%.*s`%.*s\n", SLICE_ARGS(word), SLICE_ARGS(hint));
	if (!setup->options.values[CONFIG_RULES].given && !setup->data.at)
		fprintf(stderr, "A rule of your own is found with `oomlint rule --rules DIR %.*s`.\n", SLICE_ARGS(word));
}

static bool write_page(struct page *page, const struct rule_set *set, const struct setup *setup, struct slice word, struct arena *arena)
{
	const struct rule *rule = rule_find(set, word);
	const struct topic *own = own_topic(word);

	if (rule)
		write_rule(page, rule);
	else if (own)
		write_own(page, own);
	else
		say_unknown(set, setup, word, arena);
	return rule || own;
}

static bool write_asked(struct page *page, const struct rule_set *set, const struct options *options, struct arena *arena)
{
	const struct words *words = &options->words;
	bool right = true;

	if (!words->count)
		write_table(page, set);
	for (uint32_t i = 0; i < words->count && right; i++) {
		if (i)
			sink_text(&page->sink, "\n");
		right = write_page(page, set, &options->setup, words->at[i], arena);
	}
	return right;
}

enum exit_status rule_run(const struct options *options, struct arena *arena)
{
	struct report report = {.arena = arena};
	struct engine engine;
	struct page page = {.sink = {.descriptor = STDOUT_FILENO}};
	bool right = engine_open(&engine, &options->setup, &report);

	if (right) {
		page.color = outputs_options(&engine, options, STDOUT_FILENO, arena).colour;
		right = write_asked(&page, &engine.rules, options, arena);
	} else {
		outputs_say_mistakes(&report, &engine, options, arena);
	}
	right = output_finish(&page.sink) && right;
	sink_free(&page.sink);
	engine_close(&engine);
	return right ? STATUS_NOTHING : STATUS_FAILED;
}
