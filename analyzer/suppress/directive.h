/* What comments say to us: `# oomlint: ignore[rule, CODE] reason`, `# noqa: OOM101`, and the other words of one table. */
#ifndef OOMLINT_SUPPRESS_DIRECTIVE_H
#define OOMLINT_SUPPRESS_DIRECTIVE_H

#include "data/reading.h"
#include "syntax/tree.h"

enum verb {
	VERB_NONE,          /* meant for us, but not understood */
	VERB_IGNORE,        /* a line or a statement */
	VERB_DISABLE,       /* from here to ... */
	VERB_ENABLE,        /* ... there, or to the end of the block */
	VERB_FILE_IGNORE,
	VERB_CELL_IGNORE,
	VERB_NOQA,          /* a line or a statement; without a list, everything */
};

/* One rule, code or family in a list. */
struct word {
	struct span span;       /* of source->code */
	struct slice text;
	uint32_t directive;     /* whose it is */
	const struct topic *topic; /* that it names or has the code of; NULL for others and for a family */
	bool foreign;           /* a code of another tool, in a noqa */
	bool known;             /* it means one of our topics */
	bool spoken;            /* each topic that it means could have been found in this file */
	bool used;              /* it silences something */
};

struct directive {
	enum verb verb;
	struct span span;       /* of source->code: from its `#` to its end, a reason included */
	struct span list;       /* between the brackets, or behind `noqa:` */
	struct slice reason;    /* what stands behind the list */
	uint32_t line;          /* 0-based, of source->code */
	bool alone;             /* nothing but comments is on its line */
	bool bare;              /* a noqa without a list */
	bool ours;              /* `oomlint:` rather than `noqa` */
	uint32_t first_word, word_count;
	const struct topic *other; /* what is not silenced where it stands; NULL: nothing */
	struct slice problem;   /* why it is not understood; at == NULL: it is */
	struct guess meant;     /* where it begins with a word that means nothing: which one would */
};

struct directives {
	struct directive *at;
	uint32_t count, capacity;
	struct {
		struct word *at;
		uint32_t count, capacity;
	} words;
};

/* What can be silenced. */
struct topics {
	const struct topic *const *at;
	uint32_t count;
};

/* All directives in the comments of a tree, in order of place. Texts live in the source or in `arena`. `on` says by topic what is looked
 * for in this file; NULL: nobody has looked, and no word is `spoken`. */
void directives_read(struct directives *directives, const struct tree *tree, const struct topics *topics, const bool *on, struct arena *arena);

#endif
