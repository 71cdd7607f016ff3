/* The baselines of a run: for each file the one in the nearest folder above it. Files are visited before threads look at them;
 * after that, each file's entries belong to the thread that checks it. */
#ifndef OOMLINT_APP_BASELINES_H
#define OOMLINT_APP_BASELINES_H

#include "base/names.h"
#include "baseline/baseline.h"
#include "suppress/suppress.h"

/* A file that will be checked. */
struct baselined_file {
	struct baseline *baseline; /* NULL: there is none for it */
	struct slice path;         /* as the baseline has it */
	struct entry_range entries;
};

struct baselines {
	struct arena arena;
	struct report *report;     /* what is wrong with baselines */
	struct slice given;        /* --baseline FILE; at == NULL: they are looked for */
	bool off;                  /* --no-baseline */
	bool broken;               /* one could not be read */
	LIST(struct baseline *) all;
	struct names folders;      /* real paths, and ... */
	LIST(struct baseline *) of_folder; /* ... the baseline of each, by name */
	struct names paths;        /* of files, as the user names them, and ... */
	LIST(struct baselined_file) files; /* ... what is known of each, by name */
	struct {
		struct slice folder, real;
	} last;                    /* that was visited: files of a folder come one behind the other */
};

/* The rules that were asked, of a file or of the run: of others nothing is known. */
struct asked_rules {
	const struct topics *topics;
	const bool *on;            /* by topic; NULL: of a file, as in the run; of the run, none was */
};

void baselines_open(struct baselines *baselines, struct report *report, struct slice given, bool off);
/* Whether the one that was named is there and can be read; it need not be there when it is `to_be_written`. */
bool baselines_ready(struct baselines *baselines, bool to_be_written);
void baselines_close(struct baselines *baselines);
/* A file that is about to be checked, or that has nothing to check in it. */
void baselines_visit(struct baselines *baselines, struct slice path);
/* Nobody can tell whether what is found in this visited file is known: its baseline could not be read. */
bool baselines_are_blind(const struct baselines *baselines, struct slice path);
/* The file could not be analysed: nothing is known of its entries. Of visited files. */
void baselines_give_up(const struct baselines *baselines, struct slice path);
/* Of the diagnostics from number `first` on, which are all of this visited file, those in its baseline get that as their silencer. */
void baselines_apply(const struct baselines *baselines, struct slice path, uint32_t first, const struct asked_rules *asked, struct report *report);
/* All files are checked: says which entries are stale. */
void baselines_conclude(struct baselines *baselines, const struct asked_rules *asked);

/* NULL for files that were not visited, or that have no baseline. */
const struct baselined_file *baselines_file(const struct baselines *baselines, struct slice path);
/* Its file was looked at and it was not found, or there is no such file any more. Nothing is known where its rule was not asked. */
bool entry_is_stale(const struct baseline *baseline, const struct baseline_entry *entry, const struct asked_rules *asked);
/* Files that have no baseline get one in the folder that we are in. */
void baselines_make_first(struct baselines *baselines);

#endif
