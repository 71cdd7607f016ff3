/* Bytes of a Python file to UTF-8. */
#ifndef OOMLINT_SYNTAX_ENCODING_H
#define OOMLINT_SYNTAX_ENCODING_H

#include "syntax/draft.h"

bool encoding_is_utf8(struct slice text);
bool encoding_is_wide(struct slice text);  /* UTF-16 or UTF-32, by its byte order mark: nothing that Python reads */
bool encoding_has_mark(struct slice text); /* a UTF-8 byte order mark */
/* Sets the draft's text, and its origins where the file is in another encoding. false when we cannot read it. */
bool encoding_read(struct draft *draft);
/* Line ends that only Python knows (\r alone) become ones that the grammar knows. */
void encoding_mend_lines(struct draft *draft);

#endif
