#include "app/tasks.h"

#include <pthread.h>
#include <sched.h>

enum { STACK_SIZE = 8 << 20 }; /* as the first thread has on most systems */

struct queue {
	struct tasks *tasks;
	uint32_t *ready;           /* those that may start, first come first served */
	uint32_t head, tail;
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

static void finish(struct queue *queue, uint32_t done)
{
	const struct task *task = &queue->tasks->at[done];

	for (uint32_t i = 0; i < task->after.count; i++)
		if (!--queue->tasks->at[task->after.at[i]].before)
			queue->ready[queue->tail++] = task->after.at[i];
	pthread_cond_broadcast(&queue->changed);
}

static void work(void *context, uint32_t thread)
{
	struct queue *queue = context;
	struct tasks *tasks = queue->tasks;

	pthread_mutex_lock(&queue->lock);
	while (queue->head < tasks->count) {
		uint32_t task;

		if (queue->head == queue->tail) {
			pthread_cond_wait(&queue->changed, &queue->lock);
			continue;
		}
		task = queue->ready[queue->head++];
		pthread_mutex_unlock(&queue->lock);
		tasks->act(tasks->context, thread, task);
		pthread_mutex_lock(&queue->lock);
		finish(queue, task);
	}
	pthread_mutex_unlock(&queue->lock);
}

void tasks_run(struct tasks *tasks, uint32_t threads, struct arena *arena)
{
	struct queue queue = {.tasks = tasks, .ready = ARENA_ARRAY(arena, uint32_t, tasks->count + 1),
	                      .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

	for (uint32_t i = 0; i < tasks->count; i++)
		if (!tasks->at[i].before)
			queue.ready[queue.tail++] = i;
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
