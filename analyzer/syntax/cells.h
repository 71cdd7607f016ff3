/* From the bytes of a file to the Python in it: encodings, notebooks, magics. */
#ifndef OOMLINT_SYNTAX_CELLS_H
#define OOMLINT_SYNTAX_CELLS_H

#include "text/source.h"

enum code_outcome {
	CODE_READY,
	CODE_NOT_A_NOTEBOOK,     /* .ipynb that is not JSON with cells; *problem says what, *problem_line where (1-based) */
	CODE_OTHER_LANGUAGE,     /* a notebook whose language is not Python: nothing to check */
	CODE_UNKNOWN_ENCODING,   /* not UTF-8 and no PEP 263 declaration that we read */
};

/* Fills code, segments, notebook, cells, transcoded, lines of a source whose path and bytes are set.
 *  - UTF-8 with or without BOM: code has the same offsets as bytes (a BOM is blanked).
 *  - PEP 263 latin-1, cp1252, ascii, utf-8 (and iso-8859-15): transcoded to UTF-8 with segments.
 *  - Databricks ("# Databricks notebook source") and Fabric ("# Fabric notebook source") source notebooks: cells of other
 *    languages, bare magics (%run, %pip, !ls, pip install ...) blanked byte for byte, `# MAGIC %python` code uncovered, an
 *    indentation shared by all lines of a cell removed (blanked: a cell is dedented by a segment).
 *  - .ipynb (nbformat 3 and 4, Databricks, Synapse): code cells in order, one namespace, joined by newlines; %%sql and other
 *    cell magics left out, %%time and the like kept; line magics and !commands blanked. */
enum code_outcome source_read_code(struct source *source, struct arena *arena, struct slice *problem, uint32_t *problem_line);

#endif
