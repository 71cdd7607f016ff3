/* What is known of a place: a finding, a word of a comment that silences, a key of Spark's configuration, an expression. */
#include "app/server_parts.h"

#include "base/drives.h"
#include "suppress/directive.h"

#include <ctype.h>

enum { TEXT_MOST = 60 };

/* One question, and what is said. */
struct hovering {
	struct server *server;
	struct document_open *document;
	const struct cell_document *cell;
	struct position position;
	struct buffer words;           /* Markdown */
	struct span span;              /* what they are about */
	const struct source *source;   /* of that span; NULL: nothing was found */
	struct range range;
};

static void part(struct hovering *hovering)
{
	if (hovering->words.length)
		buffer_add_text(&hovering->words, "\n\n---\n\n");
}

/* ---- topics ---------------------------------------------------------------------------------------------------------- */

static void write_title(struct buffer *out, const struct topic *topic)
{
	buffer_format(out, "**%.*s** (%.*s): %.*s\n", SLICE_ARGS(topic->name), SLICE_ARGS(topic->code), SLICE_ARGS(topic->title));
}

static void write_why(struct buffer *out, const struct topic *topic)
{
	buffer_format(out, "\n%.*s\n", SLICE_ARGS(slice_trim(topic->why)));
}

static void write_fixes(struct buffer *out, const struct diagnostic *diagnostic)
{
	static const char *const how[] = {[FIX_DISPLAY] = "", [FIX_UNSAFE] = " (may change what the job does)", [FIX_SAFE] = ""};

	if (diagnostic->fixes.count)
		buffer_add_text(out, "\nInstead:\n");
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++) {
		const struct fix *fix = &diagnostic->fixes.at[i];

		buffer_format(out, "\n- %.*s%s\n", SLICE_ARGS(fix->title), how[fix->applicability]);
		if (fix->snippet.length)
			buffer_format(out, "\n```python\n%.*s\n```\n", SLICE_ARGS(slice_trim(fix->snippet)));
	}
}

static void write_settings(struct buffer *out, const struct diagnostic *diagnostic)
{
	if (diagnostic->settings.count)
		buffer_add_text(out, "\nA setting for this job:\n");
	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		const struct setting_advice *setting = &diagnostic->settings.at[i];

		buffer_format(out, "\n- `%.*s=%.*s`, %.*s: %.*s\n", SLICE_ARGS(setting->key), SLICE_ARGS(setting->value),
		              SLICE_ARGS(setting->where), SLICE_ARGS(setting->because));
	}
}

static void write_finding(struct hovering *hovering, const struct diagnostic *diagnostic)
{
	struct buffer *out = &hovering->words;

	part(hovering);
	write_title(out, diagnostic->topic);
	if (diagnostic->doubt.length)
		buffer_format(out, "\nThis one is *%.*s*: %.*s.\n", SLICE_ARGS(confidence_word(diagnostic->confidence)),
		              SLICE_ARGS(diagnostic->doubt));
	write_fixes(out, diagnostic); /* a window may show no more than the beginning */
	write_settings(out, diagnostic);
	write_why(out, diagnostic->topic);
	hovering->span = diagnostic->span;
	hovering->source = diagnostic->source;
}

static void hover_findings(struct hovering *hovering)
{
	const struct report *report = document_report(hovering->server, hovering->document);
	struct shown shown = document_shown(hovering->document);
	const struct range here = {hovering->position, hovering->position};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];
		const struct cell_document *cell;
		struct range range;

		if (!diagnostic->source)
			continue;
		range = server_range(hovering->server, &shown, diagnostic->source, diagnostic->span, &cell);
		if (cell != hovering->cell || !range_meets(range, here))
			continue;
		write_finding(hovering, diagnostic);
		hovering->range = range;
	}
}

/* ---- settings of Spark ----------------------------------------------------------------------------------------------- */

static const char *const when_words[] = {
	[WHEN_UNKNOWN] = NULL,
	[WHEN_SUBMIT] = "Read before the JVM starts: it belongs on the command line of spark-submit or into spark-defaults.conf.",
	[WHEN_CONTEXT] = "Read when the SparkContext starts.",
	[WHEN_STATIC] = "Read when the first session starts; a running one does not take it.",
	[WHEN_RUNTIME] = "A running session takes it, for what comes after.",
};

static bool is_of_key(char c)
{
	return isalnum((unsigned char)c) || c == '.' || c == '_' || c == '-';
}

/* The word of such characters around an offset. */
static struct span word_around(struct slice text, uint32_t offset, bool (*is_of_word)(char c))
{
	struct span word = {offset, offset};

	while (word.start > 0 && is_of_word(text.at[word.start - 1]))
		word.start--;
	while (word.end < text.length && is_of_word(text.at[word.end]))
		word.end++;
	return word;
}

static struct slice default_of(const struct spark_key *key, uint16_t version)
{
	struct slice value = {0};

	for (uint32_t i = 0; i < key->default_count; i++)
		if (!i || !version || key->defaults[i].since <= version)
			value = key->defaults[i].value;
	return value;
}

static void write_value(struct buffer *out, const struct job_settings *job, struct slice key)
{
	struct job_setting setting = settings_value(job, key);

	if (!setting.value.at || setting.from == FROM_DEFAULT)
		return;
	buffer_format(out, "\nIn this job: `%.*s`", SLICE_ARGS(setting.value));
	if (setting.line && setting.path.length && setting.from != FROM_CODE)
		buffer_format(out, ", from %.*s:%u", PATH_ARGS(setting.path), setting.line);
	else if (setting.line)
		buffer_format(out, ", from line %u", setting.line);
	buffer_add_text(out, "\n");
}

static void hover_key(struct hovering *hovering, struct slice text, uint32_t offset, const struct source *source)
{
	struct engine *engine = server_engine(hovering->document->root);
	struct span span = word_around(text, offset, is_of_key);
	const struct spark_key *key = spark_key_find(engine->keys, slice_part(text, span.start, span.end));
	struct slice otherwise;

	if (!key)
		return;
	part(hovering);
	buffer_format(&hovering->words, "**%.*s**: %.*s\n", SLICE_ARGS(key->key), SLICE_ARGS(key->about));
	otherwise = default_of(key, engine->job.spark_version);
	if (otherwise.length)
		buffer_format(&hovering->words, "\nDefault: `%.*s`\n", SLICE_ARGS(otherwise));
	if (key->spark.since)
		buffer_format(&hovering->words, "\nSince Spark %u.%u\n", key->spark.since / 100, key->spark.since % 100);
	if (when_words[key->when])
		buffer_format(&hovering->words, "\n%s\n", when_words[key->when]);
	write_value(&hovering->words, &engine->job, key->key);
	hovering->span = span;
	hovering->source = source;
}

/* ---- comments -------------------------------------------------------------------------------------------------------- */

static void write_word(struct hovering *hovering, const struct word *word, const struct source *source)
{
	const struct topics *topics = &server_engine(hovering->document->root)->topics;

	part(hovering);
	if (word->topic) {
		write_title(&hovering->words, word->topic);
		write_why(&hovering->words, word->topic);
	} else {
		buffer_format(&hovering->words, "`%.*s` means:\n", SLICE_ARGS(word->text));
		for (uint32_t i = 0; i < topics->count; i++)
			if (topic_is_meant(topics->at[i], word->text))
				buffer_format(&hovering->words, "\n- %.*s (%.*s): %.*s", SLICE_ARGS(topics->at[i]->name),
				              SLICE_ARGS(topics->at[i]->code), SLICE_ARGS(topics->at[i]->title));
		buffer_add_text(&hovering->words, "\n");
	}
	hovering->span = word->span;
	hovering->source = source;
}

static void hover_comment(struct hovering *hovering, const struct document *parsed, uint32_t offset)
{
	struct arena memory = {0};
	struct directives directives = {0};

	directives_read(&directives, &parsed->tree, &server_engine(hovering->document->root)->topics, NULL, &memory);
	for (uint32_t i = 0; i < directives.words.count; i++) {
		const struct word *word = &directives.words.at[i];

		if (word->known && word->span.start <= offset && offset <= word->span.end)
			write_word(hovering, word, &parsed->source);
	}
	arena_free(&memory);
}

/* ---- expressions ----------------------------------------------------------------------------------------------------- */

static bool is_worth_telling(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);

	return kind_is_spark((enum kind)value.kind) || (value.kind != KIND_UNKNOWN && value.rows.tag != BOUND_UNKNOWN);
}

/* The smallest expression there of which something is known. */
static node_id known_at(const struct document *parsed, uint32_t offset)
{
	enum { CLIMB_MOST = 3 };
	const struct tree *tree = &parsed->tree;
	node_id node = node_at(tree, offset);

	while (node && tree_node(tree, node)->end < offset)
		node = node_parent(tree, node);
	for (int step = 0; node && step < CLIMB_MOST; step++, node = node_parent(tree, node))
		if (is_worth_telling(parsed->facts, node))
			return node;
	return 0;
}

/* On one line, cut where it is long. */
static void write_code(struct buffer *out, struct slice text)
{
	bool blank = false;

	buffer_add_char(out, '`');
	for (uint32_t i = 0; i < text.length && i < TEXT_MOST; i++) {
		bool space = isspace((unsigned char)text.at[i]);

		if (!space || !blank)
			buffer_add_char(out, space ? ' ' : text.at[i] == '`' ? '\'' : text.at[i]);
		blank = space;
	}
	buffer_add_text(out, text.length > TEXT_MOST ? "...`" : "`");
}

static void write_rows(struct buffer *out, const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);
	struct arena scratch = {0};
	struct slice bound, origin;

	if (value.rows.tag != BOUND_UNKNOWN) {
		bound = facts_bound_words(facts, node, &scratch);
		buffer_format(out, "\nRows: %.*s\n", SLICE_ARGS(bound));
		origin = value.origin ? facts_origin_words(facts, node, &scratch) : (struct slice){0};
		if (origin.length)
			buffer_format(out, "\nThey come from %.*s, line %u\n", SLICE_ARGS(origin),
			              source_file_line(facts_tree(facts)->source, tree_node(facts_tree(facts), value.origin)->start));
	}
	arena_free(&scratch);
}

static void hover_expression(struct hovering *hovering, const struct document *parsed, uint32_t offset)
{
	node_id node = known_at(parsed, offset);
	struct value value;

	if (!node || node_kind(&parsed->tree, node) == NODE_MODULE)
		return;
	value = facts_value(parsed->facts, node);
	part(hovering);
	write_code(&hovering->words, node_text(&parsed->tree, node));
	buffer_format(&hovering->words, ": %.*s%s\n", SLICE_ARGS(kind_rows[value.kind].about),
	              facts_confidence(parsed->facts, node) > CONFIDENCE_CERTAIN ? ", most likely" : "");
	write_rows(&hovering->words, parsed->facts, node);
	if (!hovering->source) {
		hovering->span = (struct span){tree_node(&parsed->tree, node)->start, tree_node(&parsed->tree, node)->end};
		hovering->source = &parsed->source;
	}
}

/* ---- all of it ------------------------------------------------------------------------------------------------------- */

static void look(void *context, const struct document *parsed)
{
	struct hovering *hovering = context;
	const struct document_open *document = hovering->document;
	uint32_t offset = server_offset(hovering->server, document, &parsed->source, hovering->cell, hovering->position);
	struct shown shown = document_shown(document);
	bool known = hovering->source != NULL;
	const struct cell_document *cell;

	if (offset == UINT32_MAX)
		return;
	hover_comment(hovering, parsed, offset);
	hover_key(hovering, parsed->source.code, offset, &parsed->source);
	if (parsed->known)
		hover_expression(hovering, parsed, offset);
	if (!known && hovering->source)
		hovering->range = server_range(hovering->server, &shown, hovering->source, hovering->span, &cell);
}

json_t *hover(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct hovering hovering = {.server = server, .position = position_read(json_at(params, "position"))};
	struct cell_document *cell;
	struct buffer words = {0};
	json_t *result = NULL;

	(void)reply;
	hovering.document = server_document(server, json_text_at(params, "textDocument.uri"), &cell);
	hovering.cell = cell;
	if (!hovering.document)
		return NULL;
	hover_findings(&hovering);
	document_visit(server, hovering.document, true, look, &hovering);
	say_from_folder(&words, hovering.document->root, buffer_slice(&hovering.words));
	if (words.length)
		result = json_pack("{s:o,s:o}", "contents", hover_contents(server, buffer_slice(&words)), "range", range_json(hovering.range));
	buffer_free(&words);
	buffer_free(&hovering.words);
	return result;
}
