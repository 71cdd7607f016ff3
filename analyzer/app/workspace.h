/* A project kept in memory whose files change: for a server or a watcher. It answers what `oomlint check FOLDERS` would answer for the
 * same texts, and looks again only at what a change may touch.
 *
 *     workspace_open, then again and again: workspace_set, workspace_forget, workspace_touch as things happen;
 *     while (workspace_step(workspace)) { ...has somebody said something new meanwhile?... }
 *     while (workspace_news(workspace, &path)) { ...workspace_report(workspace, path)... }
 *
 * News may be asked for after any step: the files that an editor has open come first. Paths are written as a walk of the folders gives
 * them: below "/home/me/project" they start with that, below "." they start with nothing. One thread at a time. */
#ifndef OOMLINT_APP_WORKSPACE_H
#define OOMLINT_APP_WORKSPACE_H

#include "app/document.h"
#include "app/fix.h"

struct workspace;

/* Reads settings; the files are found and read by the first step. Never NULL: mistakes in settings and rules are in
 * workspace_mistakes. The setup must outlive the workspace. */
struct workspace *workspace_open(const struct setup *setup, const struct words *folders);
void workspace_close(struct workspace *workspace);
/* Before the first step: baselines are not applied; that is up to the caller, or nobody wants it. */
void workspace_leave_baselines(struct workspace *workspace);
/* Before the first step: this one counts for all files instead of the nearest; at == NULL: the nearest. */
void workspace_take_baseline(struct workspace *workspace, struct slice given);
/* Before the first step: wrong settings are told and do not stop the work. Instead of such a file its last text that was right counts,
 * or the defaults for what it governs; instead of what was given besides files, nothing. */
void workspace_forgive(struct workspace *workspace);

/* Before the first step: there are reports only of what an editor has open. Other files are looked at for what they tell those. */
void workspace_tell_of_open(struct workspace *workspace);

/* What an editor has open: this text (which is copied) counts instead of what is on disk, and the file is checked as one that is named
 * on the command line. */
void workspace_set(struct workspace *workspace, struct slice path, struct slice text);
/* It is open no longer: the disk counts. */
void workspace_forget(struct workspace *workspace, struct slice path);
/* Something happened at this path on disk: a file or folder was made, changed or removed; a settings file too. */
void workspace_touch(struct workspace *workspace, struct slice path);

/* Whether what happens at this path may change anything; `below` is its part below the folders. */
bool workspace_minds(const struct workspace *workspace, struct slice path, struct slice below);

/* Does the next piece of work, one file at the most; false: there is none, everything is as a fresh run would say. */
bool workspace_step(struct workspace *workspace);
/* All steps, until `cancelled` (or NULL) says so; false: it did. */
bool workspace_refresh(struct workspace *workspace, bool (*cancelled)(void *context), void *context);

/* The next path whose findings are other than when it was last given here; false: there is none. Its report may be gone. */
bool workspace_news(struct workspace *workspace, struct slice *path);
/* What there is to say about a file, sorted, good until the next step or change. NULL: it is not checked, or not yet. */
const struct report *workspace_report(const struct workspace *workspace, struct slice path);
/* Whether that is the last word: nothing that has been said since could change it. */
bool workspace_is_settled(const struct workspace *workspace, struct slice path);
/* The same, but for what others may still tell that call it: so much is known of what is open long before all is settled. */
bool workspace_has_looked_at(const struct workspace *workspace, struct slice path);
/* Parses a file, evaluates it where that is wanted, and hands it over; false: it could not be. What it says is as its report: look at
 * that first. */
bool workspace_visit(struct workspace *workspace, struct slice path, bool evaluate,
                     void (*visit)(void *context, const struct document *document), void *context);
/* Its text with all fixes that are at least so safe; nothing is applied where there are none. */
void workspace_fix(struct workspace *workspace, struct slice path, enum applicability least, struct fixed *fixed);
/* The paths that are checked, by number from 0 until something happens; false: there are not so many. */
bool workspace_file(const struct workspace *workspace, uint32_t number, struct slice *path);
/* About settings, rules, and files that could not be found. */
const struct report *workspace_mistakes(const struct workspace *workspace);
/* Settings and rules; good until the next step. */
struct engine *workspace_engine(struct workspace *workspace);

/* What it did so far. */
struct workspace_work {
	uint64_t scanned;        /* texts that were read for their imports */
	uint64_t parsed, summarised, checked; /* files */
};
struct workspace_work workspace_work(const struct workspace *workspace);

#endif
