/* How many processors there are, asked as on Linux. */
#pragma once

#include_next <sched.h>

typedef struct {
	unsigned count;
} cpu_set_t;

#define CPU_COUNT(set) ((int)(set)->count)

int sched_getaffinity(int process, size_t size, cpu_set_t *set);
