/* The grammar's symbols and fields as our enums. Built once, then read by all threads. */
#ifndef OOMLINT_SYNTAX_GRAMMAR_H
#define OOMLINT_SYNTAX_GRAMMAR_H

#include "syntax/tree.h"

enum { SYMBOL_ANONYMOUS = 0xff, SYMBOL_MOST = 512, FIELD_MOST = 128 };

struct grammar {
	uint8_t kinds[SYMBOL_MOST];      /* enum node_kind, or SYMBOL_ANONYMOUS */
	uint8_t operators[SYMBOL_MOST];  /* enum operator of an anonymous symbol */
	uint8_t fields[FIELD_MOST];      /* enum node_field */
};

const TSLanguage *grammar_language(void);
const struct grammar *grammar_tables(void);
/* A name in nodes.def or fields.def that the grammar does not have; NULL when all are there. */
const char *parser_missing_word(void);

#endif
