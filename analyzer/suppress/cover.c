#include "suppress/cover_parts.h"

#include "base/search.h"

#include <stdlib.h>

static bool is_quiet_line(const struct source *source, uint32_t line)
{
	struct slice text = slice_trim(source_line_text(source, line));

	return !text.length || text.at[0] == '#';
}

static void add_point(struct cover *cover, uint32_t line, bool statement, uint32_t directive)
{
	*list_push(cover->arena, &cover->points) = (struct point){line, statement, directive};
}

/* At the end of a line: on the first or the last one of a statement it covers all of it. */
static void cover_beside(struct cover *cover, uint32_t directive)
{
	uint32_t line = directive_at(cover, directive)->line;
	const struct logical_line *statement = logical_line_at(cover->lines, line);

	if (statement && (line == statement->first || line == statement->last))
		add_point(cover, statement->first, true, directive);
	else
		add_point(cover, line, false, directive);
}

/* Of lines with nothing but comments: each run of them is walked once. */
struct walked {
	uint32_t from, to;
};

static uint32_t next_code_line(const struct cover *cover, uint32_t line, struct walked *walked)
{
	uint32_t next = line + 1;

	if (line >= walked->from && line < walked->to)
		return walked->to;
	while (next < line_count(cover) && is_quiet_line(cover->tree->source, next))
		next++;
	*walked = (struct walked){line, next};
	return next;
}

/* On a line of its own: the next statement of the cell, or inside of one its next line. */
static void cover_below(struct cover *cover, uint32_t directive, struct walked *walked)
{
	uint32_t line = directive_at(cover, directive)->line;
	const struct logical_line *statement = logical_line_from(cover->lines, line);
	const struct source *source = cover->tree->source;

	if (statement && statement->first <= line)
		add_point(cover, next_code_line(cover, line, walked), false, directive);
	else if (statement && source_cell(source, statement->span.start) == source_cell(source, line_start(cover, line)))
		add_point(cover, statement->first, true, directive);
}

static void add_regions(struct cover *cover, uint32_t directive, uint32_t first, uint32_t last)
{
	const struct directive *row = directive_at(cover, directive);

	for (uint32_t i = row->first_word; i < row->first_word + row->word_count; i++)
		if (cover->directives->words.at[i].known)
			*list_push(cover->arena, &cover->regions) = (struct region){first, last, i};
}

/* The lines of a cell; many directives may stand in one. */
struct cell_lines {
	uint32_t cell, first, last;
};

static void cover_cell(struct cover *cover, uint32_t directive, struct cell_lines *lines)
{
	const struct source *source = cover->tree->source;
	uint32_t line = directive_at(cover, directive)->line, cell = source_cell(source, line_start(cover, line));

	if (lines->cell != cell) {
		*lines = (struct cell_lines){cell, line, line};
		while (lines->first > 0 && source_cell(source, line_start(cover, lines->first - 1)) == cell)
			lines->first--;
		while (lines->last + 1 < line_count(cover) && source_cell(source, line_start(cover, lines->last + 1)) == cell)
			lines->last++;
	}
	add_regions(cover, directive, lines->first, lines->last);
}

static int by_line(const void *left, const void *right)
{
	const struct point *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->statement != b->statement)
		return a->statement ? -1 : 1;
	return (a->directive > b->directive) - (a->directive < b->directive);
}

static int by_first(const void *left, const void *right)
{
	const struct region *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->word > b->word) - (a->word < b->word);
}

static void cover_one(struct cover *cover, uint32_t directive, struct walked *walked, struct cell_lines *cell)
{
	const struct directive *row = directive_at(cover, directive);

	if (row->problem.at)
		return;
	if (row->verb == VERB_FILE_IGNORE)
		add_regions(cover, directive, 0, UINT32_MAX);
	else if (row->verb == VERB_CELL_IGNORE)
		cover_cell(cover, directive, cell);
	else if (row->verb == VERB_IGNORE && row->alone)
		cover_below(cover, directive, walked);
	else if ((row->verb == VERB_IGNORE || row->verb == VERB_NOQA) && !row->alone)
		cover_beside(cover, directive);
}

void cover_open(struct cover *cover, const struct directives *directives, const struct tree *tree, const struct logical_lines *lines,
                struct arena *arena)
{
	struct walked walked = {0};
	struct cell_lines cell = {0};

	*cover = (struct cover){.arena = arena, .tree = tree, .directives = directives, .lines = lines};
	for (uint32_t i = 0; i < directives->count; i++)
		cover_one(cover, i, &walked, &cell);
	cover_regions(cover);
	if (cover->points.count)
		qsort(cover->points.at, cover->points.count, sizeof *cover->points.at, by_line);
	if (cover->regions.count)
		qsort(cover->regions.at, cover->regions.count, sizeof *cover->regions.at, by_first);
}

/* Where points of a line begin. */
static uint32_t first_point(const struct cover *cover, uint32_t line)
{
	uint32_t at = 0;

	PARTITION_POINT(at, cover->points.count, cover->points.at[at].line < line);
	return at;
}

/* Whether a directive names the topic; its word, or UINT32_MAX when it silences everything. */
static bool names(const struct cover *cover, uint32_t directive, const struct topic *topic, uint32_t *word)
{
	const struct directive *row = directive_at(cover, directive);

	*word = UINT32_MAX;
	if (row->bare || !topic)
		return true;
	for (*word = row->first_word; *word < row->first_word + row->word_count; ++*word)
		if (!word_at(cover, *word)->foreign && topic_is_meant(topic, word_at(cover, *word)->text))
			return true;
	return false;
}

static uint32_t on_line(const struct cover *cover, uint32_t line, bool statement, const struct topic *topic, uint32_t *word)
{
	for (uint32_t i = first_point(cover, line); i < cover->points.count && cover->points.at[i].line == line; i++)
		if (cover->points.at[i].statement == statement && names(cover, cover->points.at[i].directive, topic, word))
			return cover->points.at[i].directive + 1;
	return 0;
}

static uint32_t on_statement(struct cover *cover, uint32_t line, const struct topic *topic, uint32_t *word)
{
	struct looked_up *known = &cover->looked_up[(line ^ (uintptr_t)topic / sizeof *topic) % LOOKED_UP_MOST];

	if (!topic)
		return on_line(cover, line, true, topic, word);
	if (known->topic != topic || known->line != line)
		*known = (struct looked_up){line, topic, on_line(cover, line, true, topic, word)};
	if (known->silencer)
		names(cover, known->silencer - 1, topic, word);
	return known->silencer;
}

/* Takes a region in; one that adds nothing to another of the same meaning is left out, so that few go on at a time. */
static void activate(struct cover *cover, const struct region *region, uint32_t line)
{
	if (region->last < line)
		return;
	for (uint32_t i = 0; i < cover->active.count; i++)
		if (cover->active.at[i].last >= region->last && mean_the_same(word_at(cover, cover->active.at[i].word), word_at(cover, region->word)))
			return;
	*list_push(cover->arena, &cover->active) = *region;
}

static uint32_t in_region(struct cover *cover, uint32_t line, const struct topic *topic, uint32_t *word)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < cover->active.count; i++)
		if (cover->active.at[i].last >= line)
			cover->active.at[kept++] = cover->active.at[i];
	cover->active.count = kept;
	while (cover->next_region < cover->regions.count && cover->regions.at[cover->next_region].first <= line)
		activate(cover, &cover->regions.at[cover->next_region++], line);
	for (uint32_t i = cover->active.count; i-- > 0;)
		if (topic_is_meant(topic, word_at(cover, cover->active.at[i].word)->text)) {
			*word = cover->active.at[i].word;
			return word_at(cover, *word)->directive + 1;
		}
	return 0;
}

uint32_t cover_find(struct cover *cover, const struct topic *topic, struct span span, uint32_t *word)
{
	const struct source *source = cover->tree->source;
	uint32_t first = source_line(source, span.start), last = source_line(source, span.end > span.start ? span.end - 1 : span.start);
	const struct logical_line *statement = logical_line_at(cover->lines, first);
	uint32_t found = on_line(cover, first, false, topic, word);

	if (!found && last != first)
		found = on_line(cover, last, false, topic, word);
	if (!found && statement)
		found = on_statement(cover, statement->first, topic, word);
	return found || !topic ? found : in_region(cover, first, topic, word);
}
