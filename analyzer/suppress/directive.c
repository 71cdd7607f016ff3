#include "suppress/directive_parts.h"

#include "data/reading.h"

static const char *const verb_words[] = {
	[VERB_NONE] = "",
	[VERB_IGNORE] = "ignore",
	[VERB_DISABLE] = "disable",
	[VERB_ENABLE] = "enable",
	[VERB_FILE_IGNORE] = "file-ignore",
	[VERB_CELL_IGNORE] = "cell-ignore",
	[VERB_NOQA] = "noqa",
};

/* What a part may begin with behind its `#`. */
struct opening {
	const char *word;
	bool (*read)(struct part *part, uint32_t at, struct directive *directive);
};

static uint32_t trimmed_end(const struct part *part, uint32_t start, uint32_t end)
{
	while (end > start && (is_blank(at_code(part, end - 1)) || at_code(part, end - 1) == '\r'))
		end--;
	return end;
}

/* A `#` with blanks around it begins another comment; "see #12" does not. */
static bool begins_part(const struct part *part, uint32_t at)
{
	if (at_code(part, at) != '#' || !is_blank(at_code(part, at - 1)))
		return false;
	return !isdigit((unsigned char)at_code(part, at + 1));
}

/* Where what begins here ends: at the next comment, or with this one. */
static uint32_t part_end(const struct part *part, uint32_t at)
{
	uint32_t start = at;

	while (at < part->end && !begins_part(part, at))
		at++;
	return trimmed_end(part, start, at);
}

static bool is_exactly(const struct topic *topic, struct slice text)
{
	return slice_equal(topic->name, text) || slice_equal_ignoring_case(topic->code, text);
}

/* Whether a comment silences what is said about comments cannot be told before that is said. */
static bool is_about_comments(const struct topic *topic, struct slice text)
{
	return slice_equal(topic->family, SLICE("suppression")) && !slice_equal(text, SLICE("ALL"));
}

/* What the word means. */
static void look_up(const struct topics *topics, const bool *on, struct word *word)
{
	word->spoken = on != NULL;
	for (uint32_t i = 0; i < topics->count; i++)
		if (topic_is_meant(topics->at[i], word->text)) {
			word->known = true;
			word->spoken = word->spoken && on[i] && !is_about_comments(topics->at[i], word->text);
			if (is_exactly(topics->at[i], word->text))
				word->topic = topics->at[i];
		}
}

void part_add_word(struct part *part, struct directive *directive, uint32_t start, uint32_t end)
{
	struct word *word = list_push(part->arena, &part->directives->words);

	word->span = (struct span){start, end};
	word->text = slice_part(code_of(part), start, end);
	word->directive = part->directives->count;
	look_up(part->topics, part->on, word);
	directive->word_count++;
}

static bool has_problem(struct part *part, struct directive *directive, struct slice problem)
{
	directive->verb = VERB_NONE;
	directive->problem = problem;
	directive->span.end = part_end(part, directive->span.start + 1);
	return true;
}

static void read_list(struct part *part, struct directive *directive)
{
	for (uint32_t at = directive->list.start, end; at < directive->list.end; at = end + 1) {
		end = at;
		while (end < directive->list.end && at_code(part, end) != ',' && !is_blank(at_code(part, end)))
			end++;
		if (end > at)
			part_add_word(part, directive, at, end);
	}
}

static enum verb verb_named(struct slice word)
{
	for (enum verb verb = VERB_IGNORE; verb < VERB_NOQA; verb++)
		if (slice_equal(word, slice_of(verb_words[verb])))
			return verb;
	return VERB_NONE;
}

static struct slice unknown_verb(struct part *part, struct slice word, struct guess *guess)
{
	*guess = guess_start(word);
	for (enum verb verb = VERB_IGNORE; verb < VERB_NOQA; verb++)
		guess_offer(guess, slice_of(verb_words[verb]));
	if (!word.length)
		return SLICE("`oomlint:` is followed by ignore, disable, enable, file-ignore or cell-ignore, and by rules in brackets");
	if (guess->best.at)
		return arena_format(part->arena, "`oomlint: %.*s` means nothing%.*s", SLICE_ARGS(word),
		                    SLICE_ARGS(guess_words(guess, part->arena)));
	return arena_format(part->arena, "`oomlint: %.*s` means nothing: write ignore, disable, enable, file-ignore or cell-ignore",
	                    SLICE_ARGS(word));
}

static struct slice no_list(struct part *part, enum verb verb)
{
	return arena_format(part->arena, "`oomlint: %s` does not say what: name the rules, as in `oomlint: %s[collect-unbounded]`",
	                    verb_words[verb], verb_words[verb]);
}

/* ` ignore[rule, CODE] reason` */
static bool read_own(struct part *part, uint32_t at, struct directive *directive)
{
	uint32_t start = skip_blanks(part, at), end = skip_word(part, start), close;
	struct slice word = slice_part(code_of(part), start, end);

	directive->ours = true;
	directive->verb = verb_named(word);
	if (!directive->verb)
		return has_problem(part, directive, unknown_verb(part, word, &directive->meant));
	at = skip_blanks(part, end);
	if (at_code(part, at) != '[')
		return has_problem(part, directive, no_list(part, directive->verb));
	for (close = at + 1; close < part->end && at_code(part, close) != ']'; close++)
		;
	if (close == part->end)
		return has_problem(part, directive, SLICE("the list of rules has no `]`"));
	directive->list = (struct span){at + 1, close};
	read_list(part, directive);
	if (!directive->word_count)
		return has_problem(part, directive, no_list(part, directive->verb));
	directive->span.end = part_end(part, close + 1);
	directive->reason = slice_trim(slice_part(code_of(part), close + 1, directive->span.end));
	return true;
}

/* `oomlint ignore[...]`: the colon was forgotten. Other words about oomlint are words about oomlint. */
static bool read_forgotten(struct part *part, uint32_t at, struct directive *directive)
{
	uint32_t start = skip_blanks(part, at), end = skip_word(part, start);

	if (start == at || !verb_named(slice_part(code_of(part), start, end)) || at_code(part, end) != '[')
		return false;
	directive->ours = true;
	return has_problem(part, directive, SLICE("there is no colon behind `oomlint`"));
}

static const struct opening openings[] = {
	{"oomlint:", read_own}, {"oomlint", read_forgotten}, {"noqa", read_noqa}, {"ruff:", read_file_noqa}, {"flake8:", read_file_noqa},
};

static bool stands_alone(const struct tree *tree, uint32_t line, uint32_t start)
{
	struct slice before = slice_part(tree->source->code, tree->source->code_lines.at[line], start);

	return slice_trim(before).length == 0;
}

/* What begins at a `#`; false when it is not for us. */
static bool read_part(struct part *part, struct directive *directive)
{
	uint32_t at = skip_blanks(part, part->start + 1);

	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
		struct slice word = slice_of(openings[i].word);
		uint32_t words = part->directives->words.count;

		if (!slice_equal_ignoring_case(slice_part(code_of(part), at, at + word.length), word))
			continue;
		*directive = (struct directive){.span = {part->start, part->start}, .first_word = words};
		if (openings[i].read(part, at + word.length, directive))
			return true;
		part->directives->words.count = words;
	}
	return false;
}

/* Misplaced ones are understood, and do nothing. */
static struct slice misplaced(const struct part *part, const struct directive *directive)
{
	if (directive->verb == VERB_CELL_IGNORE && !source_cell(part->tree->source, directive->span.start))
		return SLICE("`cell-ignore` is for notebooks, and this is no cell of one: `file-ignore` is for files");
	if (directive->ours && directive->verb > VERB_IGNORE && !directive->alone)
		return arena_format(part->arena, "`oomlint: %s` stands on a line of its own", verb_words[directive->verb]);
	return (struct slice){0};
}

static void add(struct part *part, struct span comment, struct directive *directive)
{
	directive->line = source_line(part->tree->source, comment.start);
	directive->alone = stands_alone(part->tree, directive->line, comment.start);
	if (!directive->problem.at)
		directive->problem = misplaced(part, directive);
	*list_push(part->arena, part->directives) = *directive;
}

/* The next `#` of the comment. */
static bool find_sign(struct part *part)
{
	part->start = slice_find(slice_part(code_of(part), 0, part->end), SLICE("#"), part->start);
	return part->start < part->end;
}

static void read_comment(struct part *part, struct span comment)
{
	struct directive directive;

	while (find_sign(part)) {
		bool read = read_part(part, &directive);

		if (read)
			add(part, comment, &directive);
		part->start = read ? directive.span.end : part->start + 1;
	}
}

void directives_read(struct directives *directives, const struct tree *tree, const struct topics *topics, const bool *on, struct arena *arena)
{
	for (uint32_t i = 0; i < tree->comments.count; i++) {
		struct span comment = tree->comments.at[i];
		struct part part = {directives, tree, topics, on, arena, comment.start, comment.end};

		read_comment(&part, comment);
	}
}
