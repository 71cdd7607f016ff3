/* A baseline: findings that were there when somebody began to use oomlint, so that only new ones are shown. One JSON file, one
 * line for each finding, sorted, so that people can review what changes in it. */
#ifndef OOMLINT_BASELINE_BASELINE_H
#define OOMLINT_BASELINE_BASELINE_H

#include "base/buffer.h"
#include "report/report.h"

#define BASELINE_NAME "oomlint-baseline.json"

struct baseline_entry {
	struct slice rule, path;   /* of the file, seen from the baseline's folder */
	struct slice function, statement;
	uint32_t occurrence;
	uint64_t hash;             /* identity.hash */
	uint32_t line;             /* of the baseline, 1-based */
	bool visited;              /* its file was looked at */
	bool met;                  /* and it is still there */
};

struct baseline {
	struct slice file;         /* as people are told of it */
	struct slice folder;       /* that paths are seen from: absolute, without links */
	struct slice bytes;        /* as read */
	bool exists;
	bool unreadable;           /* what is in it is not known */
	LIST(struct baseline_entry) entries; /* by path, then by hash */
};

/* Reads the text of a baseline whose `file` and `bytes` are set. false after reporting what is wrong, and where. */
bool baseline_read(struct baseline *baseline, struct arena *arena, struct report *report);
/* The entries of one file: from number `first` on, up to `end`. */
struct entry_range {
	uint32_t first, end;
};
struct entry_range baseline_of_file(const struct baseline *baseline, struct slice path);
/* The entry of a finding in that range; NULL when there is none. */
struct baseline_entry *baseline_find(struct baseline *baseline, struct entry_range range, uint64_t hash);
/* The text of a baseline with these entries, which are sorted for that. */
void baseline_write(struct buffer *out, struct baseline_entry *entries, uint32_t count);

#endif
