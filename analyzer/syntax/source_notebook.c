#include "syntax/source_notebook.h"

#include "syntax/encoding.h"

enum mark { NO_MARK, CELL_MARK, METADATA_MARK, TITLE_MARK };

static const struct {
	struct slice text;
	bool cell;            /* the first cell follows at once */
	enum platform platform;
} headers[] = {
	{{"# Databricks notebook source", 28}, true, PLATFORM_DATABRICKS},
	{{"# Fabric notebook source", 24}, false, PLATFORM_SYNAPSE},
	{{"# Synapse Analytics notebook source", 35}, false, PLATFORM_SYNAPSE},
};

static const struct {
	const char *text;
	bool whole;      /* the line has nothing else */
	enum mark mark;
} marks[] = {
	{"# COMMAND ----------", true, CELL_MARK},
	{"# CELL **", false, CELL_MARK},
	{"# PARAMETERS CELL **", false, CELL_MARK},
	{"# MARKDOWN **", false, CELL_MARK},
	{"# METADATA **", false, METADATA_MARK},
	{"# DBTITLE ", false, TITLE_MARK},
};

/* Where we are among the cells. */
struct splitting {
	struct draft *draft;
	uint32_t number;
	uint32_t start;   /* of the cell */
	bool awaited;     /* a mark was seen, but no line of the cell yet */
	bool open;
};

static enum mark mark_of(struct slice line)
{
	line = slice_trim(line);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		struct slice text = slice_of(marks[i].text);

		if (marks[i].whole ? slice_equal(line, text) : slice_starts(line, text))
			return marks[i].mark;
	}
	return NO_MARK;
}

static void end_cell(struct splitting *splitting, uint32_t end)
{
	if (splitting->open)
		*list_push(splitting->draft->arena, &splitting->draft->cells) =
			(struct cell){{splitting->start, end}, splitting->number, true};
	splitting->open = splitting->awaited = false;
}

static void begin_cell(struct splitting *splitting)
{
	splitting->number++;
	splitting->awaited = true;
}

static void take_line(struct splitting *splitting, uint32_t at, struct slice line)
{
	enum mark mark = mark_of(line);

	if (mark == CELL_MARK || mark == METADATA_MARK)
		end_cell(splitting, at);
	if (mark == CELL_MARK)
		begin_cell(splitting);
	if (mark == NO_MARK && splitting->awaited && slice_trim(line).length) {
		splitting->open = true;
		splitting->awaited = false;
		splitting->start = at;
	}
}

bool source_notebook_read(struct draft *draft, struct dialect *dialect)
{
	struct splitting splitting = {.draft = draft};
	uint32_t end = draft->text.length, at;
	struct slice first = slice_trim(draft_line(draft, 0, end, &at));
	size_t i = 0;

	while (i < sizeof headers / sizeof headers[0] && !slice_equal(first, headers[i].text))
		i++;
	if (i == sizeof headers / sizeof headers[0])
		return false;
	draft->source->platform = headers[i].platform;
	*dialect = (struct dialect){.marked = true, .language_cells = true, .spark_is_scala = headers[i].platform == PLATFORM_SYNAPSE};
	if (headers[i].cell)
		begin_cell(&splitting);
	for (uint32_t next; at < end; at = next) {
		struct slice line = draft_line(draft, at, end, &next);

		take_line(&splitting, at, line);
	}
	end_cell(&splitting, end);
	return true;
}
