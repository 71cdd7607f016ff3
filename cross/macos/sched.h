/* How many processors there are, asked as on Linux. */
#pragma once

#include_next <sched.h>
#include <unistd.h>

typedef struct {
	long count;
} cpu_set_t;

#define CPU_COUNT(set) ((int)(set)->count)

static inline int sched_getaffinity(int process, size_t size, cpu_set_t *set)
{
	(void)process;
	(void)size;
	set->count = sysconf(_SC_NPROCESSORS_ONLN);
	return 0;
}
