#include "app/document.h"

#include "app/complain.h"
#include "match/job.h"
#include "syntax/cells.h"
#include "syntax/encoding.h"

/* false: there is nothing to parse. */
static bool read_code(struct source *source, struct arena *arena, bool loud, struct report *report)
{
	struct slice problem = {0};
	uint32_t line = 0;
	enum code_outcome outcome = source_read_code(source, arena, &problem, &line);

	if (loud && outcome == CODE_NOT_A_NOTEBOOK)
		complain(report, &topic_notebook_invalid, source->path, "this is not a notebook: %.*s", SLICE_ARGS(problem))->line = line;
	else if (loud && outcome == CODE_UNKNOWN_ENCODING)
		complain(report, &topic_file_encoding, source->path, "%s",
		         encoding_is_wide(source->bytes) ? "the text is UTF-16 or UTF-32, which Python does not read"
		                                         : "the text is not UTF-8 and declares no other encoding that oomlint reads");
	return outcome == CODE_READY;
}

static bool parse(struct document *document, struct engine *engine, bool loud, struct report *report)
{
	enum parse_outcome outcome = tree_open(&document->tree, engine->parser, &document->source, &engine->document);

	if (outcome == PARSED)
		return true;
	if (loud)
		complain(report, &topic_parse_budget, document->source.path, "%s",
		         outcome == PARSE_OVER_BUDGET ? "parsing took too long and was stopped; the text is hardly Python"
		                                      : "parsing took too much memory and was stopped");
	return false;
}

bool document_read(struct document *document, struct engine *engine, struct timing *timing, struct slice path,
                   struct slice bytes, bool loud, struct report *report)
{
	*document = (struct document){.source = {.path = path, .bytes = bytes, .profile = engine->profile}};
	timing_enter(timing, STAGE_DECODE);
	if (!read_code(&document->source, &engine->document, loud, report))
		return false;
	timing_enter(timing, STAGE_PARSE);
	return parse(document, engine, loud, report);
}

bool document_keep(struct document *document, struct engine *engine, struct timing *timing, struct slice path, struct slice bytes,
                   const struct document *before, struct arena *memory)
{
	*document = (struct document){.source = {.path = path, .bytes = bytes, .profile = engine->profile}, .kept = true};
	timing_enter(timing, STAGE_DECODE);
	if (!read_code(&document->source, memory, false, NULL))
		return false;
	timing_enter(timing, STAGE_PARSE);
	return tree_open_again(&document->tree, engine->parser, &document->source, memory, before ? &before->tree : NULL) == PARSED;
}

void document_drop(struct document *document)
{
	tree_close(&document->tree);
}

void document_evaluate(struct document *document, struct engine *engine, struct timing *timing, const struct meaning_options *options)
{
	timing_enter(timing, STAGE_EVALUATE);
	document->facts = facts_open(&document->tree, engine->api, options, &engine->document, &document->stopped);
	job_read_code(&engine->job, document->facts, &engine->document);
	document->known = true;
}

bool document_open(struct document *document, struct engine *engine, struct timing *timing, struct slice path,
                   struct slice bytes, const struct meaning_options *options, bool loud, struct report *report)
{
	if (!document_read(document, engine, timing, path, bytes, loud, report))
		return false;
	document_evaluate(document, engine, timing, options);
	return true;
}

void document_close(struct document *document, struct engine *engine)
{
	if (!document->kept)
		tree_close(&document->tree);
	engine_put_down(engine);
	document->known = false;
}

/* What is not Python 3: the parser's errors, and statements that only Python 2 has. */
struct strange {
	uint32_t count;
	struct span first;
	const char *statement;   /* word of the first one, when it is a Python 2 statement */
};

static void strange_add(struct strange *strange, struct span span, const char *statement)
{
	if (!strange->count++ || span.start < strange->first.start) {
		strange->first = span;
		strange->statement = statement;
	}
}

static struct strange strange_in(const struct tree *tree)
{
	struct strange strange = {0};

	for (uint32_t i = 0; i < tree->errors.count; i++)
		strange_add(&strange, tree->errors.at[i], NULL);
	for (node_id id = 1; id < tree->count; id++) {
		enum node_kind kind = node_kind(tree, id);

		if (kind == NODE_PRINT || kind == NODE_EXEC)
			strange_add(&strange, (struct span){tree->nodes[id].start, tree->nodes[id].end},
			            kind == NODE_PRINT ? "print" : "exec");
	}
	return strange;
}

uint32_t document_errors(const struct document *document)
{
	return strange_in(&document->tree).count;
}

static struct slice strange_words(const struct strange *strange, struct arena *arena)
{
	const char *what = strange->statement ? arena_format(arena, "`%s` is a statement of Python 2", strange->statement).at
	                                      : "part of the file is not Python 3";

	return strange->count == 1 ? arena_format(arena, "%s", what)
	                           : arena_format(arena, "%s: %u places, first here", what, strange->count);
}

/* The first line of what the parser could not read is enough to underline. */
static struct span first_line(const struct source *source, struct span span)
{
	struct slice text = slice_part(source->code, span.start, span.end), line;

	if (slice_next(&text, '\n', &line))
		span.end = span.start + line.length;
	return span;
}

void document_complain(const struct document *document, struct report *report)
{
	const struct source *source = &document->source;
	struct strange strange = strange_in(&document->tree);

	if (strange.count)
		complain_at(report, &topic_syntax_error, source, first_line(source, strange.first),
		            strange_words(&strange, report->arena));
	if (document->stopped)
		complain_at(report, &topic_analysis_budget, source,
		            first_line(source, (struct span){tree_node(&document->tree, document->stopped)->start,
		                                             tree_node(&document->tree, document->stopped)->end}),
		            SLICE("from here on the file is too large or too deep to evaluate"));
}
