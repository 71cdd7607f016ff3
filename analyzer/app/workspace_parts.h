/* Private to the files workspace*.c. */
#ifndef OOMLINT_APP_WORKSPACE_PARTS_H
#define OOMLINT_APP_WORKSPACE_PARTS_H

#include "app/pipeline.h"
#include "app/texts.h"
#include "app/workspace.h"
#include "config/bounds.h"
#include "project/kept.h"
#include "project/told.h"

/* What has to be looked at again. */
enum due {
	DUE_FIRST = 1,    /* its summary without the others of its circle */
	DUE_SUMMARY = 2,
	DUE_CHECK = 4,
	DUE_CALLS = 8     /* whether others still call it as they did; if not, it is checked */
};

struct file {
	struct slice path;
	struct module *module;      /* NULL: the project does not know it */
	bool walked, open;          /* the walk found it; an editor has it open, and it is not excluded */
	bool has_text;              /* an editor gave it one */
	bool counted;               /* it was checked when its text was read last */
	bool changed;               /* its text is to be read again */
	bool relink;                /* what its imports mean may be something else now */
	bool summarised;            /* as far as it is asked for */
	uint8_t due;                /* bit set of enum due */
	uint64_t text;              /* hash; 0: there is none */
	uint64_t looked_at;         /* hash of the text that was checked last */
	struct recent *recent;      /* what was read of it; NULL: nothing is kept */
	uint64_t circle;            /* hash of who is in its circle */
	uint64_t heard;             /* of the calls that the last check was told */
	struct arena memory;        /* of the report */
	struct report report;
	uint64_t now, given;        /* hashes of the report, and of the one that somebody has seen */
	bool baselined;             /* its baseline was looked for */
	bool known, news;           /* there is a report; it is on the list of news */
	struct arena telling;       /* of the calls that it tells, and the next two */
	struct summary_list uses;   /* that those calls point into */
	struct told_prints told;    /* what came of them */
};

struct files {
	struct file **at;
	uint32_t count, capacity;
};

/* A file that is looked at again and again, as it was read: somebody may be typing in it, or in what it imports. */
struct recent {
	struct file *file;
	uint64_t text;              /* its hash */
	uint32_t mode;
	struct arena memory;
	struct document document;
	struct recent *right;       /* the last one without errors in it, where this one has some; NULL: none is known */
	size_t size;                /* in bytes, about; without that one */
	uint64_t used;              /* the highest is the last one */
};

/* Settings that are wrong, where the work goes on all the same. */
struct forgiving {
	bool wanted;
	bool again;                 /* settings are read once more because some were wrong: what counts instead of those stays */
	struct setup setup;         /* the one that counts */
	struct config_texts texts;  /* of the second of the next */
	struct texts good, instead; /* last ones of settings files that were right; those that count instead of wrong ones */
	struct arena memory;
	struct report mistakes;     /* in what does not count */
};

/* What is open is looked at before all files are found. */
enum ahead { AHEAD_NOT_YET, AHEAD_NOW, AHEAD_DONE };

struct workspace {
	const struct setup *setup;
	struct words folders;
	bool leaves_baselines;      /* to the caller */
	struct slice baseline;      /* that was given */
	struct forgiving forgiving;
	bool tells_of_open;         /* and of no other file */
	bool several;               /* folders have settings of their own: nothing is said before all are known */
	struct arena memory;
	struct names paths;
	struct files files;         /* by name of their path, from 1 */
	struct files queue;         /* whose text is to be read */
	struct files news;
	struct files checked;       /* whose findings are wanted */
	uint32_t walked;            /* the first of those: the walk found them */
	struct files open;          /* of those, what an editor has open */
	struct arena events;
	struct words touched;
	struct texts texts;
	/* From here on: made anew when settings change. */
	bool running, ready;
	bool restart, walk, reopen, unlinked; /* to be done: all of it; find the files; those that are open; follow imports */
	bool settled;               /* nothing is */
	bool found;                 /* the files were, once */
	enum ahead ahead;
	struct arena run;           /* of the lists below */
	struct arena mistakes_memory;
	struct report mistakes;
	struct engine engine;
	struct timing timing;
	struct baselines baselines;
	struct project project;
	struct bounds bounds;       /* beyond them no import is read */
	uint64_t file_most;
	struct files by_module;
	uint32_t summaries_up_to, checks_from; /* in the project's order: beyond, nothing is due */
	struct input input;
	struct document document;   /* that was read last, unless it is kept */
	struct file *read;          /* which is open; NULL: none is */
	struct workspace_work work;
	LIST(struct recent *) recent;
	size_t recent_size;         /* of all of them */
	uint64_t uses;
};

void settings_open(struct workspace *workspace);
void settings_close(struct workspace *workspace);
/* The setup that counts, before settings are read. */
const struct setup *settings_now(struct workspace *workspace);
/* All settings have been read: where they are wrong they may be read again without that. */
void settings_settle(struct workspace *workspace);
struct file *workspace_file_at(struct workspace *workspace, struct slice path);
/* Finds the files again; at first, only what is open. */
void workspace_walk(struct workspace *workspace);
bool workspace_is_to_walk(const struct workspace *workspace);
/* Only what is open has become others: no folder is looked into. */
void workspace_reopen(struct workspace *workspace);
/* Its text is to be taken in. */
void file_read_again(struct workspace *workspace, struct file *file);
/* Takes in what happened, a piece at a time; false: nothing has. */
bool workspace_take_in(struct workspace *workspace);
/* Everything that happened has been taken in, or all of it that what is open depends on. */
bool workspace_has_taken_in(const struct workspace *workspace);
/* Looks at one file again; false: nothing is due. */
bool workspace_look(struct workspace *workspace);
/* Its report, its calls and its summaries go. */
void file_forget(struct workspace *workspace, struct file *file);
void file_forget_report(struct file *file);
/* Whether what it says counts. */
static inline bool file_is_checked(const struct file *file) { return file->walked || file->open; }
/* Whether there is a report of it. */
static inline bool file_is_told(const struct workspace *workspace, const struct file *file)
{
	return file->open || (file->walked && !workspace->tells_of_open);
}
void file_is_due(struct workspace *workspace, struct file *file, uint8_t due);
/* The report is another one now. */
void file_has_news(struct workspace *workspace, struct file *file);
/* The file, parsed, with the engine turned to it; the one before is put down. NULL: it could not be read. It may be evaluated more than
 * once. */
struct document *workspace_pick_up(struct workspace *workspace, struct file *file);
void workspace_put_down(struct workspace *workspace);
/* Of a file; never 0. */
static inline uint64_t text_hash(struct slice bytes) { return input_hash(bytes) | 1; }
/* Its bytes into workspace->input. */
bool workspace_read(struct workspace *workspace, const struct file *file, struct report *report);
/* What was read of a file, or of all files, goes. */
void recent_forget(struct workspace *workspace, struct file *file);
void recent_forget_all(struct workspace *workspace);

#endif
