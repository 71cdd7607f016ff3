/* Folders walked, and the files in them looked at, by several threads. In no order. */
#ifndef OOMLINT_APP_WALK_H
#define OOMLINT_APP_WALK_H

#include "app/excluded.h"
#include "app/files.h"
#include "app/tasks.h"
#include "base/buffer.h"

#include <pthread.h>

/* A part of the work: a folder to be listed, or some files of one to be looked at. */
struct stop {
	struct stop *next;
	struct slice path, whole;    /* of the folder; path is empty where we are, and whole is with files that were named */
	struct folder_rules rules;
	struct buffer names;         /* of the files: a letter, and the name with a NUL behind it; none: to be listed */
};

/* What a thread has for itself. */
struct walker {
	struct arena memory;
	struct report report;
	LIST(struct found_file) files;
	struct buffer names;         /* of the folder at hand */
	struct buffer path, whole;   /* of what is at hand there */
	uint32_t path_length, whole_length; /* so much of them is the folder's */
	bool any, left_out;          /* a file was met; something was left out */
};

struct walk {
	const struct finder *finder;
	struct excluded *excluded;
	struct names given;          /* paths that are walked from or looked at by themselves */
	bool several;                /* of them, so that one may be met on the way from another */
	struct walker by_thread[THREADS_MOST];
	struct stop *stops;          /* the last one first, so that few are waiting */
	uint32_t busy;               /* threads that may find more of them */
	pthread_mutex_t lock;        /* of stops */
	pthread_mutex_t reading;     /* of what reads settings and exclude files */
	pthread_cond_t changed;
};

/* One more stop; `names` may be NULL and goes over to it. */
void walk_add(struct walk *walk, struct slice path, struct slice whole, const struct folder_rules *rules, struct buffer *names);
/* For walk_add: one more name. */
void walk_name(struct buffer *names, char sort, struct slice name);
/* Goes everywhere. */
void walk_run(struct walk *walk, uint32_t threads);

#endif
