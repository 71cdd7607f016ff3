#include "match/rewrite.h"

#include "match/statement.h"
#include "match/templates.h"
#include "text/segment.h"
#include "text/utf8.h"

/* What is spent on parsing again for all fixes of a document; bytes of what is replaced at all, and of a line that is shown. */
enum { SPENT_MOST = 512 * 1024, REPLACED_MOST = 16 * 1024, SHOWN_MOST = 2048 };

/* One fix on its way. */
struct draft {
	struct rewriting *rewriting;
	const struct telling *telling;
	const struct rule_fix *rule;
	const struct tree *tree;
	node_id node, statement;       /* what is replaced, and the statement around it */
	struct code_form form;
	bool imports;                  /* the import has to be added */
	uint32_t kept_to;              /* what stands in the file from the first capture to here stays */
	struct edit edits[2];          /* in the order of the file */
	uint32_t edit_count;
};

static struct slice kept(struct buffer *buffer, struct arena *arena)
{
	struct slice copy = arena_copy(arena, buffer_slice(buffer));

	buffer_free(buffer);
	return copy;
}

/* Another alias of the file is used instead of the rule's. */
static void find_import(struct draft *d)
{
	struct import_wish wish;
	struct slice bound;

	if (!import_wish_read(d->rule->import, &wish))
		return;
	d->imports = !imports_find(&d->rewriting->imports, &wish, d->node, &bound);
	if (!d->imports && !slice_equal(bound, wish.bound)) {
		d->form.from = wish.bound;
		d->form.to = bound;
	}
}

/* Of the code after the edit only the one statement is parsed, its bodies left out, below an `if` where it is indented. */
static void write_for_parser(const struct draft *d, struct slice text, struct buffer *out)
{
	struct slice indentation = indentation_at(d->tree, tree_node(d->tree, d->statement)->start);

	if (indentation.length)
		buffer_add_text(out, "if 1:\n");
	buffer_add(out, indentation);
	statement_write(out, d->tree, d->statement, d->node, text);
	buffer_add_char(out, '\n');
}

static bool spend(struct rewriting *rewriting, uint32_t cost)
{
	if (cost > SPENT_MOST - rewriting->spent)
		return false;
	rewriting->spent += cost;
	return true;
}

/* Within the same limits as any file. */
static bool parses(struct rewriting *rewriting, struct slice text)
{
	struct arena *scratch = rewriting->imports.arena;
	struct arena_mark mark = arena_mark(scratch);
	const struct source source = {.code = text};
	struct tree tree;
	bool right;

	if (!spend(rewriting, text.length))
		return false;
	right = tree_open(&tree, rewriting->parser, &source, scratch) == PARSED && !tree.errors.count;
	tree_close(&tree);
	arena_rewind(scratch, mark);
	return right;
}

/* An expression on one line can stand wherever one stood. */
static bool stays_python(const struct draft *d, struct slice text)
{
	bool alone = d->node != d->statement && !slice_has(text, SLICE("\n"));
	struct buffer out = {0};
	bool right;

	if (alone)
		buffer_format(&out, "(%.*s)\n", SLICE_ARGS(text));
	else if (spend(d->rewriting, tree_node(d->tree, d->statement)->last - d->statement))
		write_for_parser(d, text, &out);
	right = out.length && parses(d->rewriting, buffer_slice(&out));
	buffer_free(&out);
	return right;
}

/* Lines of a cell may have lost an indentation that new lines would need. */
static bool is_dedented(const struct source *source, uint32_t offset)
{
	uint32_t line = source->code_lines.at[source_line(source, offset)];

	return !source->notebook && source_column(source, offset, COLUMN_CODE_POINT) !=
	                                utf8_units(slice_part(source->code, line, offset), COLUMN_CODE_POINT);
}

static bool can_be_written(const struct source *source, const struct edit *edit)
{
	struct buffer text = {0};
	struct span file;
	bool possible = !(source->segments.count && slice_has(edit->text, SLICE("\n")) && is_dedented(source, edit->span.start)) &&
	                source_file_edit(source, *edit, &file, &text);

	buffer_free(&text);
	return possible;
}

static bool add_edit(struct draft *d, struct edit edit)
{
	d->edits[d->edit_count++] = edit;
	return can_be_written(d->tree->source, &edit);
}

static bool add_import(struct draft *d)
{
	struct import_wish wish;
	struct edit edit;

	if (!d->imports)
		return true;
	if (!import_wish_read(d->rule->import, &wish) ||
	    !imports_edit(&d->rewriting->imports, &wish, d->rule->import, d->node, &edit))
		return false;
	edit.text = arena_copy(d->telling->arena, edit.text);
	return add_edit(d, edit);
}

/* false: it can only be shown. */
static bool make_edits(struct draft *d, struct slice text)
{
	const struct node *row = tree_node(d->tree, d->node);

	if (!d->statement || !add_import(d))
		return false;
	return add_edit(d, (struct edit){{row->start, row->end}, text}) && stays_python(d, text);
}

static bool is_kept(const struct draft *d, struct span comment)
{
	struct slice rest = d->rule->with;
	struct template_part part;

	while (template_next(&rest, &part)) {
		node_id node = part.sort == PART_CAPTURE && part.ask == ASK_TEXT ? telling_node(d->telling, part.capture) : 0;

		if (node && tree_node(d->tree, node)->start <= comment.start && comment.end <= tree_node(d->tree, node)->end)
			return true;
	}
	return comment.start < d->kept_to;
}

static bool loses_comment(const struct draft *d)
{
	const struct hidden_comments *hidden = &d->tree->hidden;
	const struct node *whole = tree_node(d->tree, d->node);

	for (uint32_t i = 0; i < hidden->count; i++)
		if (hidden->at[i].start < whole->end && whole->start < hidden->at[i].end)
			return true;
	for (uint32_t i = comment_from(d->tree, whole->start); i < d->tree->comments.count && d->tree->comments.at[i].start < whole->end; i++)
		if (!is_kept(d, d->tree->comments.at[i]))
			return true;
	return false;
}

static struct slice changed_line(const struct draft *d, struct slice text)
{
	struct buffer out = {0};

	if (!logical_line_write(&out, d->tree, d->statement, d->node, text, SHOWN_MOST))
		buffer_add(&out, text);
	return kept(&out, d->telling->arena);
}

static bool write_template(const struct draft *d, struct slice *text)
{
	return words_code(d->telling, d->rule->with, &d->form, text);
}

/* White space and comments up to the dot of a chain that goes on in another line; empty otherwise. */
static struct slice break_before_dot(struct slice code, uint32_t start, uint32_t end)
{
	struct slice gap;
	uint32_t at = start;

	while (at < end && code.at[at] != '.') {
		if (code.at[at] == '#')
			while (at < end && code.at[at] != '\n')
				at++;
		else if (!strchr(" \t\r\n\f\\", code.at[at++]))
			return SLICE("");
	}
	gap = slice_part(code, start, at);
	return at < end && slice_has(gap, SLICE("\n")) ? gap : SLICE("");
}

/* A chain that the template goes on with, `{df}.limit(1)`, stays broken where it was. */
static struct slice with_line_break(struct draft *d, struct slice text)
{
	struct slice rest = d->rule->with, gap;
	struct template_part part;
	node_id node = template_next(&rest, &part) && part.sort == PART_CAPTURE && part.ask == ASK_TEXT
	                       ? telling_node(d->telling, part.capture) : 0;
	const struct node *row = tree_node(d->tree, node), *whole = tree_node(d->tree, d->node);
	uint32_t length = row->end - row->start;

	if (!node || row->start != whole->start || row->end >= whole->end || text.length <= length || text.at[length] != '.')
		return text;
	gap = break_before_dot(d->tree->source->code, row->end, whole->end);
	if (!gap.length)
		return text;
	d->kept_to = row->end + gap.length;
	rest = slice_part(text, length, text.length);
	text = slice_part(text, 0, length);
	return arena_format(d->telling->arena, "%.*s%.*s%.*s", SLICE_ARGS(text), SLICE_ARGS(gap), SLICE_ARGS(rest));
}

/* With the import that it needs; the end of the YAML block is not part of it. */
static bool write_for_show(struct draft *d, struct slice *snippet)
{
	struct arena *arena = d->telling->arena;
	struct slice text;

	d->form.for_show = true;
	d->form.place = 0;
	d->form.indentation = SLICE("");
	if (!write_template(d, &text))
		return false;
	while (slice_ends(text, SLICE("\n")))
		text.length--;
	*snippet = d->imports ? arena_format(arena, "%.*s\n%.*s", SLICE_ARGS(d->rule->import), SLICE_ARGS(text)) : text;
	return true;
}

static void keep_edits(const struct draft *d, struct fix *fix)
{
	fix->edits = ARENA_ARRAY(d->telling->arena, struct edit, d->edit_count);
	memcpy(fix->edits, d->edits, sizeof *d->edits * d->edit_count);
	fix->edit_count = d->edit_count;
}

/* false: nothing to say. */
static bool write_edit(struct draft *d, struct fix *fix)
{
	struct slice text;

	if (node_text(d->tree, d->node).length > REPLACED_MOST)
		return write_for_show(d, &fix->snippet);
	d->form.indentation = indentation_at(d->tree, tree_node(d->tree, d->node)->start);
	d->form.place = d->node;
	if (!write_template(d, &text))
		return false;
	text = with_line_break(d, text);
	if (slice_equal(text, node_text(d->tree, d->node)))
		return false;
	if (!make_edits(d, text))
		return write_for_show(d, &fix->snippet);
	fix->applicability = d->rule->applicability == FIX_SAFE && loses_comment(d) ? FIX_UNSAFE : d->rule->applicability;
	fix->snippet = changed_line(d, text);
	keep_edits(d, fix);
	return true;
}

void rewrite_add(struct rewriting *rewriting, const struct telling *telling, const struct rule_fix *rule,
                 struct diagnostic *diagnostic)
{
	struct slice replace = rule->replace.length ? rule->replace : SLICE("report");
	struct draft draft = {.rewriting = rewriting, .telling = telling, .rule = rule, .tree = facts_tree(telling->facts),
	                      .node = telling_node(telling, replace)};
	struct fix fix = {.applicability = FIX_DISPLAY};

	if (!draft.node)
		draft.node = telling_node(telling, SLICE("report"));
	else
		draft.statement = statement_around(draft.tree, draft.node);
	if (rule->import.length)
		find_import(&draft);
	if (!(rule->applicability == FIX_DISPLAY ? write_for_show(&draft, &fix.snippet) : write_edit(&draft, &fix)))
		return;
	fix.title = words_message(telling, rule->title);
	*list_push(telling->arena, &diagnostic->fixes) = fix;
}
