/* The text of a new rule: it finds something, its fixture passes, and its comments say what to change. */
#ifndef OOMLINT_APP_TEMPLATE_H
#define OOMLINT_APP_TEMPLATE_H

#include "base/buffer.h"

struct template_file {
	const char *folder, *ending;  /* in a project with folders: folder/NAMEending; else NAMEending */
	const char *about;
	const char *text;             /* @NAME@ and @CODE@ stand for those of the rule */
};

enum { TEMPLATE_FILES = 3 };

extern const struct template_file template_files[TEMPLATE_FILES];
void template_fill(const struct template_file *file, struct slice name, struct slice code, struct buffer *out);

#endif
