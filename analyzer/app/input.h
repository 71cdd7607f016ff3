/* The bytes of a file: regular ones only, never more than the limit. */
#ifndef OOMLINT_APP_INPUT_H
#define OOMLINT_APP_INPUT_H

#include "app/files.h"
#include "base/buffer.h"
#include "report/report.h"

struct input {
	struct slice path;
	struct buffer bytes;   /* reused from file to file */
	uint32_t mode;         /* st_mode; 0 for stdin */
};

/* Reads the file into input->bytes. false after reporting why not; nothing but regular files is ever opened. */
bool input_read(struct input *input, struct slice path, uint64_t most, struct report *report);
/* The same for a file that a walk has met. */
bool input_read_here(struct input *input, const struct file_here *file, uint64_t most, struct report *report);
/* Everything from a descriptor (stdin). */
bool input_read_stream(struct input *input, int descriptor, struct slice path, uint64_t most, struct report *report);
/* Reports that there is more than the limit. */
void input_too_large(struct report *report, struct slice path, uint64_t most);
/* To notice that a file changed before something is written over it. */
uint64_t input_hash(struct slice bytes);
bool input_is_still(struct slice path, uint64_t expected);

#endif
