/* What we say, as data. One diagnostic type for everything: findings, unreadable files, mistakes in rules and settings. */
#ifndef OOMLINT_REPORT_REPORT_H
#define OOMLINT_REPORT_REPORT_H

#include "base/confidence.h"
#include "base/list.h"
#include "text/edit.h"

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };
enum applicability { FIX_DISPLAY, FIX_UNSAFE, FIX_SAFE };

/* What a diagnostic is about: a rule, or one of our own topics (report/topics.def). Lives forever. */
struct topic {
	struct slice name;        /* the stem of its files */
	struct slice code;        /* "OOM101" */
	struct slice title;       /* one line */
	struct slice family;      /* "driver-result"; "oomlint" for our own topics */
	struct slice categories;  /* words of label categories, separated by one space */
	struct slice why;         /* Markdown */
	enum severity severity;   /* default */
	struct slice page_option; /* what `oomlint rule` needs to find it: "--rules our-rules"; empty: nothing */
};

/* A place with a few words under it. The primary one is the diagnostic's own span. */
struct label {
	struct span span;
	struct slice text;
	struct slice path;        /* in another file: its path; else empty */
	uint32_t line;            /* there, 1-based */
};

/* A rewrite. Display-only ones have no edits, only a snippet. */
struct fix {
	struct slice title;
	enum applicability applicability;
	struct slice snippet;     /* Python to show; for an edit: the changed line(s) as they would stand */
	struct edit *edits;
	uint32_t edit_count;
};

/* A value for a Spark configuration key, computed for this job. */
struct setting_advice {
	struct slice key, value;
	struct slice because;     /* "spark.driver.memory / 4; driver memory 1g is Spark's default" */
	struct slice where;       /* "at submit time" */
};

/* Who said that a finding is not to be shown. */
enum silencer { SILENCED_BY_NOBODY, SILENCED_BY_COMMENT, SILENCED_BY_BASELINE };
/* What the baseline says of a finding; nothing where there is none. */
enum baseline_state { BASELINE_NONE, BASELINE_NEW, BASELINE_UNCHANGED };

/* What a finding is known by when lines have moved (baseline/identity.h). */
struct identity {
	struct slice function;        /* "Job.run"; empty outside of functions and classes */
	struct slice statement;       /* without white space and comments, cut where it is long */
	uint32_t occurrence;          /* 1, or more where all else is equal */
	uint64_t hash;                /* of rule, function, statement and occurrence; not of the path */
};

struct diagnostic {
	const struct topic *topic;
	enum severity severity;
	const struct source *source;  /* NULL: about the run, not about a file */
	struct span span;             /* of source->code */
	struct slice path;            /* where source is NULL and a file is meant (unreadable) */
	uint32_t line, column;        /* 1-based place in `path` when source is NULL; 0: none */
	struct slice excerpt;         /* that line, when source is NULL; empty where it is not known, or too long to be shown */
	struct slice message;         /* one sentence, Markdown backquotes for code */
	struct slice typed, meant;    /* a word that nobody knows, and the one that it asks for instead (did you mean); else empty */
	enum confidence confidence;   /* of a finding; CONFIDENCE_UNSAID: not one */
	struct slice doubt;           /* why it is not certain; empty where it is */
	struct slice note;            /* words under the caret; may be empty */
	LIST(struct label) labels;    /* where the data comes from ... in source order */
	LIST(struct label) trace;     /* the way of the data, from where it comes to the call that moves it */
	LIST(struct fix) fixes;
	LIST(struct setting_advice) settings;
	enum silencer silencer;
	struct slice justification;   /* the reason that stands in the comment; may be empty */
	enum baseline_state baseline;
	struct identity *identity;    /* NULL: about no place in the code */
};

/* Rewrites of one kind that were applied to a file. */
struct fixed_row {
	struct slice path;
	const struct topic *topic;
	struct slice title;
	enum applicability applicability;
	uint32_t count;
};

/* Everything that one run says, plus what it counts. */
struct report {
	struct arena *arena;          /* the diagnostics' texts */
	LIST(struct diagnostic) diagnostics;
	LIST(struct diagnostic) silenced;      /* found, but a comment or the baseline says not to show them */
	uint32_t files_checked, files_skipped; /* skipped: no Spark words in them */
	uint32_t files_fixed, fixes_applied;
	LIST(struct fixed_row) fixed; /* which ones; sorted by path, then the most frequent first */
	uint32_t fixable[FIX_SAFE + 1]; /* how many are left whose best rewrite is of this sort */
	bool comments_added;          /* that is what was applied */
	bool only_would;              /* nothing was written: the fixes were printed as a patch */
	bool only_fixed;              /* what is left is not told */
	bool incomplete;              /* something could not be done: exit status 2 */
	double seconds;
};

/* How much was said so far. */
struct report_mark {
	uint32_t diagnostics, silenced;
};

/* Counts a rewrite that was applied. */
void report_fixed(struct report *report, struct slice path, const struct topic *topic, const struct fix *fix);
void report_sort_fixed(struct report *report);
/* Fills `fixable`. */
void report_count_fixable(struct report *report);
struct diagnostic *report_add(struct report *report, const struct topic *topic);
/* Takes the excerpt out of the text of the file, when the line is known. */
void diagnostic_quote(struct diagnostic *diagnostic, struct slice text, struct arena *arena);
/* A rewrite of one edit. The title lives forever. */
struct fix *diagnostic_add_fix(struct diagnostic *diagnostic, const char *title, enum applicability applicability, struct edit edit,
                               struct arena *arena);
/* What another report says and counts as well; its arena must live as long. */
void report_join(struct report *report, const struct report *other);
struct report_mark report_mark(const struct report *report);
/* Takes out what was said since. */
void report_cut(struct report *report, struct report_mark mark);
/* Puts the diagnostics from number `first` on that have a silencer among the silenced ones. */
void report_silence(struct report *report, uint32_t first);
/* Both lists sorted by path, place, topic name; stable across runs. What is not about a text that was read as code (settings, say) and
 * was said more than once is said once. */
void report_sort(struct report *report);
uint32_t report_count(const struct report *report, enum severity severity);
/* Whether a word names it: its name, its code, a prefix of the code (OOM1), its family, or ALL. */
bool topic_is_meant(const struct topic *topic, struct slice word);
const char *severity_word(enum severity severity);  /* "info" "warning" "error" */
int severity_named(struct slice word);              /* -1: none is */

/* Our own topics, one row each in topics.def: TOPIC(identifier, "name", "code", severity, "title", "why"). */
#define TOPIC(identifier, name, code, severity, title, why) extern const struct topic topic_##identifier;
#include "report/topics.def"
#undef TOPIC
/* All of them in the order of the file, ended by NULL. */
extern const struct topic *const own_topics[];

#endif
