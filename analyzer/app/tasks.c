#include "app/tasks.h"

#include <pthread.h>
#include <sched.h>

enum { STACK_SIZE = 8 << 20 }; /* as the first thread has on most systems */

struct queue {
	struct tasks *tasks;
	uint64_t *ways;            /* by task: its cost, and that of the costliest chain of tasks that wait for it */
	uint32_t *ready;           /* those that may start: a heap, the longest way first */
	uint32_t waiting, started; /* in the heap; ever taken from it */
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

struct thread {
	void (*act)(void *context, uint32_t thread);
	void *context;
	uint32_t number;
	pthread_t handle;
};

static void *begin(void *argument)
{
	const struct thread *thread = argument;

	thread->act(thread->context, thread->number);
	return NULL;
}

void threads_run(uint32_t count, void (*act)(void *context, uint32_t thread), void *context)
{
	struct thread all[THREADS_MOST];
	pthread_attr_t attributes;
	uint32_t started = 1;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	for (; started < count && started < THREADS_MOST; started++) {
		all[started] = (struct thread){.act = act, .context = context, .number = started};
		if (pthread_create(&all[started].handle, &attributes, begin, &all[started]) != 0)
			break;
	}
	pthread_attr_destroy(&attributes);
	act(context, 0);
	for (uint32_t i = 1; i < started; i++)
		pthread_join(all[i].handle, NULL);
}

void tasks_order(struct tasks *tasks, uint32_t first, uint32_t second, struct arena *arena)
{
	*list_push(arena, &tasks->at[first].after) = second;
	tasks->at[second].before++;
}

/* Each of them before those that wait for it. */
static void sort_tasks(const struct tasks *tasks, uint32_t *sorted, uint32_t *before)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < tasks->count; i++)
		if (!(before[i] = tasks->at[i].before))
			sorted[count++] = i;
	for (uint32_t i = 0; i < count; i++) /* grows meanwhile */
		for (uint32_t j = 0; j < tasks->at[sorted[i]].after.count; j++)
			if (!--before[tasks->at[sorted[i]].after.at[j]])
				sorted[count++] = tasks->at[sorted[i]].after.at[j];
}

static void find_ways(struct queue *queue, struct arena *arena)
{
	const struct tasks *tasks = queue->tasks;
	uint32_t *sorted = ARENA_ARRAY(arena, uint32_t, tasks->count);

	sort_tasks(tasks, sorted, ARENA_ARRAY(arena, uint32_t, tasks->count));
	for (uint32_t i = tasks->count; i-- > 0;) {
		const struct task *task = &tasks->at[sorted[i]];
		uint64_t longest = 0;

		for (uint32_t j = 0; j < task->after.count; j++)
			if (queue->ways[task->after.at[j]] > longest)
				longest = queue->ways[task->after.at[j]];
		queue->ways[sorted[i]] = task->cost + longest;
	}
}

static bool goes_first(const struct queue *queue, uint32_t task, uint32_t other)
{
	return queue->ways[task] != queue->ways[other] ? queue->ways[task] > queue->ways[other] : task < other;
}

static void add_ready(struct queue *queue, uint32_t task)
{
	uint32_t at = queue->waiting++;

	while (at && goes_first(queue, task, queue->ready[(at - 1) / 2])) {
		queue->ready[at] = queue->ready[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	queue->ready[at] = task;
}

static uint32_t take_ready(struct queue *queue)
{
	uint32_t first = queue->ready[0], last = queue->ready[--queue->waiting], at = 0, below = 1;

	while (below < queue->waiting) {
		below += below + 1 < queue->waiting && goes_first(queue, queue->ready[below + 1], queue->ready[below]);
		if (!goes_first(queue, queue->ready[below], last))
			break;
		queue->ready[at] = queue->ready[below];
		at = below;
		below = 2 * at + 1;
	}
	queue->ready[at] = last;
	queue->started++;
	return first;
}

static void finish(struct queue *queue, uint32_t done)
{
	const struct task *task = &queue->tasks->at[done];

	for (uint32_t i = 0; i < task->after.count; i++)
		if (!--queue->tasks->at[task->after.at[i]].before)
			add_ready(queue, task->after.at[i]);
	pthread_cond_broadcast(&queue->changed);
}

static void work(void *context, uint32_t thread)
{
	struct queue *queue = context;
	struct tasks *tasks = queue->tasks;

	pthread_mutex_lock(&queue->lock);
	while (queue->started < tasks->count) {
		uint32_t task;

		if (!queue->waiting) {
			pthread_cond_wait(&queue->changed, &queue->lock);
			continue;
		}
		task = take_ready(queue);
		pthread_mutex_unlock(&queue->lock);
		tasks->act(tasks->context, thread, task);
		pthread_mutex_lock(&queue->lock);
		finish(queue, task);
	}
	pthread_mutex_unlock(&queue->lock);
}

void tasks_run(struct tasks *tasks, uint32_t threads, struct arena *arena)
{
	struct queue queue = {.tasks = tasks, .ways = ARENA_ARRAY(arena, uint64_t, tasks->count + 1),
	                      .ready = ARENA_ARRAY(arena, uint32_t, tasks->count + 1),
	                      .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

	find_ways(&queue, arena);
	for (uint32_t i = 0; i < tasks->count; i++)
		if (!tasks->at[i].before)
			add_ready(&queue, i);
	threads_run(threads, work, &queue);
	pthread_mutex_destroy(&queue.lock);
	pthread_cond_destroy(&queue.changed);
}

uint32_t processors(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;

	return count < 1 ? 1 : (uint32_t)count;
}
