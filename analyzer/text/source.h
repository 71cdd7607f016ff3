/* One file's text: the bytes on disk, the Python in it, and the way back from one to the other.
 * What is Python, and where cells begin, is decided in syntax/cells; here are only texts and places. */
#ifndef OOMLINT_TEXT_SOURCE_H
#define OOMLINT_TEXT_SOURCE_H

#include "base/list.h"

/* A run of `code` that comes from one run of `bytes`. */
struct segment {
	uint32_t code_start, code_length;
	uint32_t file_start, file_length;  /* differ in length where JSON escapes or another encoding stand in the file */
	uint32_t cell;                     /* 1-based over all cells of the notebook; 0: not a notebook */
};

/* Who runs a notebook, where the file says so: then the driver runs before the first cell does. */
enum platform { PLATFORM_UNKNOWN, PLATFORM_DATABRICKS, PLATFORM_SYNAPSE /* and Microsoft Fabric */ };

/* What sort of file it is, by its path and text, unless the settings say otherwise. */
enum profile { PROFILE_UNSAID, PROFILE_JOB, PROFILE_NOTEBOOK, PROFILE_TEST, PROFILE_LIBRARY, PROFILE_COUNT };

/* Counts before every 1,024th byte of a text with very long lines; empty for others. */
struct column_mark {
	uint32_t code_points, utf16;
};
struct column_marks {
	struct column_mark *at;
	uint32_t count, capacity;
};

struct line_starts { uint32_t *at; uint32_t count, capacity; };

struct source {
	struct slice path;      /* as the user named it */
	struct slice bytes;     /* as on disk */
	struct slice code;      /* UTF-8 that the parser sees. Same offsets as `bytes` when segments.count == 0 */
	LIST(struct segment) segments;  /* in order of code_start; empty: identity */
	struct line_starts lines; /* start of each line of `bytes` (\n, \r\n, lone \r) */
	struct line_starts code_lines; /* the same for `code`; shares `lines` where there are no segments */
	struct column_marks marks, code_marks; /* of `bytes` and of `code` */
	bool notebook;          /* .ipynb: cells are JSON strings */
	bool escaped;           /* .ipynb: all else than ASCII is escaped */
	struct slice join;      /* .ipynb: what stands between two lines of a cell, where any cell has two */
	bool cells;             /* split in cells at all (source notebooks too) */
	enum platform platform;
	LIST(uint32_t) session_cells; /* numbers of those whose JSON configures the session (%%configure); Python can read it */
	bool transcoded;        /* `bytes` is not UTF-8: edits cannot be written back */
	enum profile profile;   /* test: test_*.py, *_test.py, conftest.py, a folder tests/ or benchmarks/ */
	uint64_t hash;          /* of bytes, to notice that the file changed before a fix is written */
	uint32_t mode;          /* st_mode of the file; 0 for stdin */
};

/* A place as people count it, everything 1-based; columns in code points. */
struct place {
	uint32_t line;         /* line of the file on disk */
	uint32_t column;       /* in that line; for .ipynb: in the line of the cell */
	uint32_t cell;         /* 0: not a notebook */
	uint32_t cell_line;    /* line inside the cell (== line where cell == 0) */
};

/* Fills lines, marks and, of a notebook, how it is written, from bytes, code and segments. */
void source_index(struct source *source, struct arena *arena);
/* Place of an offset of `code`. */
struct place source_place(const struct source *source, uint32_t code_offset);
/* Only its line in the file, 1-based: columns of a very long line take time to count. */
uint32_t source_file_line(const struct source *source, uint32_t code_offset);
/* Offset in `bytes` of an offset of `code`. */
uint32_t source_file_offset(const struct source *source, uint32_t code_offset);
/* Bytes of the byte order mark that the file begins with; `code` has as many blanks for it. */
uint32_t source_mark_length(const struct source *source);
/* Line (0-based) of an offset of `code`; the text of such a line without its end. */
uint32_t source_line(const struct source *source, uint32_t code_offset);
struct slice source_line_text(const struct source *source, uint32_t line);
/* Column of an offset of `code` in its line, in UTF-16 units, UTF-8 bytes or code points (0-based). */
enum column_unit { COLUMN_UTF8, COLUMN_UTF16, COLUMN_CODE_POINT };
uint32_t source_column(const struct source *source, uint32_t code_offset, enum column_unit unit);
/* Number of the cell an offset of `code` is in; 0 outside cells. */
uint32_t source_cell(const struct source *source, uint32_t code_offset);

#endif
