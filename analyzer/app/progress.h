/* One line about where a long run is, for somebody who sits and waits: on a terminal, after a second, and gone without a trace. */
#ifndef OOMLINT_APP_PROGRESS_H
#define OOMLINT_APP_PROGRESS_H

#include "base/slice.h"

#include <pthread.h>
#include <stdatomic.h>

enum { PATH_SHOWN_MOST = 512 };

struct progress {
	bool on;
	pthread_t drawer;
	pthread_mutex_t lock;         /* of all below */
	pthread_cond_t over;
	bool stopped, drawn;
	const char *words;            /* "Checking" */
	uint32_t total;               /* of the files; 0: nobody knows yet */
	char path[PATH_SHOWN_MOST];   /* the last one that was begun; empty: none */
	atomic_uint count;            /* of the files so far */
};

/* Whether anybody would see it: stderr is a terminal that is good for it, and nobody has asked for silence. */
bool progress_is_wanted(void);
void progress_start(struct progress *progress);
/* Another part of the run begins. `words` is kept. */
void progress_turn(struct progress *progress, const char *words, uint32_t total);
/* One more file, in any thread. */
void progress_count(struct progress *progress);
/* The same, and which. */
void progress_count_file(struct progress *progress, struct slice path);
/* Takes the line away. Before anything is written to the terminal. */
void progress_stop(struct progress *progress);

#endif
