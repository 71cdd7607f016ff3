/* Work in an order that is only partly prescribed, done by several threads. */
#ifndef OOMLINT_APP_TASKS_H
#define OOMLINT_APP_TASKS_H

#include "base/list.h"

enum { THREADS_MOST = 64 };

struct task {
	uint64_t cost;             /* about, compared with others */
	uint32_t before;           /* how many tasks must be done first */
	LIST(uint32_t) after;      /* tasks that wait for this one */
};

struct tasks {
	struct task *at;
	uint32_t count;
	/* Does a task, in one of the threads, which are numbered from 0; what it changes must belong to the thread or be locked. */
	void (*act)(void *context, uint32_t thread, uint32_t task);
	void *context;
};

/* `second` waits for `first`. */
void tasks_order(struct tasks *tasks, uint32_t first, uint32_t second, struct arena *arena);
/* Does all of them and comes back. No circles. Of those that may start, the one goes first that most of the cost waits for, one after the
 * other, so that no thread is left with a long chain at the end. Threads that the system does not give are done without. `arena` is for the queue. */
void tasks_run(struct tasks *tasks, uint32_t threads, struct arena *arena);
/* The same function in so many threads at once, this one among them as number 0; comes back when all have. Threads that the system does
 * not give are done without. */
void threads_run(uint32_t count, void (*act)(void *context, uint32_t thread), void *context);
/* Processors that this process may use. */
uint32_t processors(void);

#endif
