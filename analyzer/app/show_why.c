/* `oomlint show why FILE:LINE`: what each rule says about a line, and why it does not report it. */
#include "app/show.h"

#include "base/drives.h"
#include "match/why.h"
#include "suppress/suppress.h"

/* What becomes of a verdict, in the order in which it is told. */
enum group { REPORTED, SILENCED, GAVE_WAY, DOUBTFUL, SWITCHED_OFF, QUIET, NOT_SO, GROUP_COUNT };

static const char *const headings[] = {
	[REPORTED] = "Reported:",
	[SILENCED] = "Silenced by a comment:",
	[GAVE_WAY] = "Another rule speaks instead:",
	[DOUBTFUL] = "Not sure enough to be reported:",
	[SWITCHED_OFF] = "Switched off:",
	[QUIET] = "Silent in tests, or for other versions of Spark:",
	[NOT_SO] = "Not reported:",
};

/* One answer to the question. */
struct why {
	const struct why_question *asked;
	const struct document *document;
	uint32_t line;
	struct arena *arena;
	struct verdicts verdicts;
	enum group *groups;         /* by verdict */
	struct sink *sink;
};

static bool is_off(const struct why *why, const struct verdict *verdict)
{
	return !why->asked->on[verdict->rule - why->asked->rules->rules];
}

static bool is_doubtful(const struct why *why, const struct verdict *verdict)
{
	return verdict->confidence > why->asked->least;
}

static bool speaks(const struct why *why, const struct verdict *verdict)
{
	return verdict->sort == VERDICT_HOLDS && !verdict->quiet && !is_off(why, verdict) && !is_doubtful(why, verdict);
}

/* The verdict whose rule speaks instead of this one; NULL. */
static const struct verdict *speaker_for(const struct why *why, const struct verdict *verdict)
{
	for (uint32_t i = 0; i < why->verdicts.count; i++)
		if (speaks(why, &why->verdicts.at[i]) && matcher_refines(why->asked->matcher, why->verdicts.at[i].rule, verdict->rule))
			return &why->verdicts.at[i];
	return NULL;
}

/* Whether a comment on the line, or above it, names the rule; its reason. */
static bool is_silenced(const struct why *why, const struct verdict *verdict, struct slice *reason)
{
	const struct suppression suppression = {.tree = &why->document->tree, .topics = *why->asked->topics, .on = why->asked->on};
	struct report report = {.arena = why->arena};
	struct diagnostic *diagnostic = report_add(&report, &verdict->rule->topic);

	diagnostic->source = &why->document->source;
	diagnostic->span = verdict->span;
	suppress(&suppression, 0, &report);
	*reason = report.diagnostics.at[0].justification;
	return report.diagnostics.at[0].silencer != SILENCED_BY_NOBODY;
}

static enum group group_of(const struct why *why, const struct verdict *verdict)
{
	struct slice reason;

	if (verdict->sort == VERDICT_NO)
		return NOT_SO;
	if (verdict->quiet)
		return QUIET;
	if (is_off(why, verdict))
		return SWITCHED_OFF;
	if (speaker_for(why, verdict))
		return GAVE_WAY;
	if (is_doubtful(why, verdict))
		return DOUBTFUL;
	return is_silenced(why, verdict, &reason) ? SILENCED : REPORTED;
}

static void write_words(const struct why *why, const struct verdict *verdict, enum group group)
{
	const struct verdict *speaker = group == GAVE_WAY ? speaker_for(why, verdict) : NULL;
	struct slice confidence = confidence_word(verdict->confidence), reason;

	if (speaker)
		sink_format(why->sink, "%.*s is more specific", SLICE_ARGS(speaker->rule->topic.name));
	else if (group == DOUBTFUL)
		sink_format(why->sink, "only %.*s, %.*s: --confidence %.*s reports it", SLICE_ARGS(confidence), SLICE_ARGS(verdict->words),
		            SLICE_ARGS(confidence));
	else if (group == SILENCED && is_silenced(why, verdict, &reason) && reason.length)
		sink_format(why->sink, "%.*s; the comment says: %.*s", SLICE_ARGS(confidence), SLICE_ARGS(reason));
	else if (group == NOT_SO)
		sink_add(why->sink, verdict->words);
	else
		sink_format(why->sink, "%.*s%s%.*s", SLICE_ARGS(confidence), verdict->words.length ? ", " : "", SLICE_ARGS(verdict->words));
}

static bool same_words(const struct why *why, uint32_t a, uint32_t b)
{
	const struct verdict *x = &why->verdicts.at[a], *y = &why->verdicts.at[b];

	return why->groups[a] == why->groups[b] && why->groups[a] != GAVE_WAY && slice_equal(x->words, y->words) &&
	       (why->groups[a] == NOT_SO || x->confidence == y->confidence);
}

static bool is_told(const struct why *why, uint32_t number)
{
	for (uint32_t i = 0; i < number; i++)
		if (same_words(why, i, number))
			return true;
	return false;
}

/* What is said, and of which rules. */
static void write_reason(const struct why *why, uint32_t number)
{
	enum { LINE_MOST = 100, INDENT = 3 };
	uint32_t column = INDENT;

	sink_text(why->sink, "  ");
	write_words(why, &why->verdicts.at[number], why->groups[number]);
	sink_text(why->sink, "\n   ");
	for (uint32_t i = number; i < why->verdicts.count; i++) {
		const struct topic *topic = &why->verdicts.at[i].rule->topic;
		uint32_t width = topic->name.length + topic->code.length + (uint32_t)strlen(" (), ");

		if (i != number && !same_words(why, number, i))
			continue;
		sink_text(why->sink, i == number ? "" : column + width > LINE_MOST ? ",\n   " : ",");
		column = column + width > LINE_MOST ? INDENT : column;
		column += width;
		sink_format(why->sink, " %.*s (%.*s)", SLICE_ARGS(topic->name), SLICE_ARGS(topic->code));
	}
	sink_text(why->sink, "\n");
}

static void write_group(const struct why *why, enum group group)
{
	bool begun = false;

	for (uint32_t i = 0; i < why->verdicts.count; i++) {
		if (why->groups[i] != group || is_told(why, i))
			continue;
		if (!begun)
			sink_format(why->sink, "\n%s\n", headings[group]);
		begun = true;
		write_reason(why, i);
	}
}

static bool starts_on_line(const struct why *why, node_id node)
{
	const struct tree *tree = &why->document->tree;

	return source_file_line(tree->source, tree_node(tree, node)->start) == why->line;
}

/* A method that frames have as well, of something else. */
static void write_stranger(const struct why *why, node_id object, struct slice name)
{
	const struct facts *facts = why->document->facts;
	struct slice text = node_text(&why->document->tree, object);
	enum kind kind = (enum kind)facts_value(facts, object).kind;

	if (kind == KIND_UNKNOWN)
		sink_format(why->sink, "  `%.*s()`: what `%.*s` is, is not known\n", SLICE_ARGS(name), SLICE_ARGS(text));
	else if (!kind_is_spark(kind))
		sink_format(why->sink, "  `%.*s()`: `%.*s` is not Spark's: %.*s\n", SLICE_ARGS(name), SLICE_ARGS(text),
		            SLICE_ARGS(kind_rows[kind].about));
}

static void write_strangers(const struct why *why)
{
	const struct tree *tree = &why->document->tree;

	for (node_id node = 1; node < tree->count; node++) {
		node_id object = node_kind(tree, node) == NODE_ATTRIBUTE ? node_child(tree, node, FIELD_OBJECT) : 0;
		node_id name = object ? node_child(tree, node, FIELD_ATTRIBUTE) : 0;

		if (name && starts_on_line(why, name) &&
		    api_find_of_kind(facts_api(why->document->facts), KIND_DATAFRAME, node_text(tree, name)))
			write_stranger(why, object, node_text(tree, name));
	}
}

static struct slice line_text(const struct source *source, uint32_t line)
{
	uint32_t end = line < source->lines.count ? source->lines.at[line] : source->bytes.length;

	return slice_trim(slice_part(source->bytes, source->lines.at[line - 1], end));
}

static void write_line(const struct why *why)
{
	const struct source *source = &why->document->source;
	struct slice text = line_text(source, why->line);

	sink_format(why->sink, "%.*s:%u: ", PATH_ARGS(source->path), why->line);
	sink_add(why->sink, text);
	sink_text(why->sink, "\n");
}

static bool has_spark(const struct why *why)
{
	const struct tree *tree = &why->document->tree;

	for (node_id node = 1; node < tree->count; node++)
		if (starts_on_line(why, node) && kind_is_spark((enum kind)facts_value(why->document->facts, node).kind))
			return true;
	return false;
}

static void write_nothing(const struct why *why)
{
	struct slice path = why->document->source.path;

	if (has_spark(why))
		sink_format(why->sink, "\nNo rule is about what happens here. `oomlint show facts %.*s:%u` says what is known of it.\n",
		            PATH_ARGS(path), why->line);
	else
		sink_text(why->sink, "\nNothing of Spark is known to happen here.\n");
}

/* The lines of the statement that the line is part of. */
static void statement_lines(const struct why *why, uint32_t *first, uint32_t *last)
{
	const struct tree *tree = &why->document->tree;

	for (node_id node = 1; node < tree->count; node++) {
		node_id parent = node_parent(tree, node);
		uint32_t start = source_file_line(tree->source, tree_node(tree, node)->start);
		uint32_t end = source_file_line(tree->source, tree_node(tree, node)->end);

		if (parent && (parent == 1 || node_kind(tree, parent) == NODE_BLOCK) && !node_child(tree, node, FIELD_BODY) &&
		    start <= why->line && why->line <= end) {
			*first = start;
			*last = end;
		}
	}
}

static void ask(struct why *why, uint32_t first, uint32_t last)
{
	matcher_why(why->asked->matcher, why->document->facts, why->asked->job, first, last, why->arena, &why->verdicts);
	why->groups = ARENA_ARRAY(why->arena, enum group, why->verdicts.count + 1);
	for (uint32_t i = 0; i < why->verdicts.count; i++)
		why->groups[i] = group_of(why, &why->verdicts.at[i]);
}

void show_why(struct sink *sink, const struct why_question *asked, const struct document *document, uint32_t line, struct arena *arena)
{
	struct why why = {.asked = asked, .document = document, .line = line, .arena = arena, .sink = sink};
	uint32_t first = line, last = line;

	ask(&why, line, line);
	write_line(&why);
	if (!why.verdicts.count) {
		statement_lines(&why, &first, &last);
		ask(&why, first, last);
	}
	if (first != last && why.verdicts.count)
		sink_format(sink, "\nOf the whole statement, lines %u to %u:\n", first, last);
	for (int group = 0; group < GROUP_COUNT; group++)
		write_group(&why, (enum group)group);
	if (!why.verdicts.count) {
		write_nothing(&why);
		write_strangers(&why);
	}
}
