#include "match/spending.h"

#include <time.h>

double spending_now(const struct matcher *m)
{
	struct timespec now = {0};

	if (m->spent)
		clock_gettime(CLOCK_MONOTONIC, &now); /* the one of the processor costs more than most patterns do */
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void spending_charge(struct matcher *m, uint32_t rule, double since)
{
	double seconds;

	if (!m->spent)
		return;
	seconds = spending_now(m) - since;
	m->spent[rule] += seconds;
	m->charged += seconds;
}

void spending_share(struct matcher *m, const struct shape *shape, double since, double charged)
{
	double each;

	if (!m->spent)
		return;
	each = (spending_now(m) - since - (m->charged - charged)) / shape->users.count;
	for (uint32_t i = 0; i < shape->users.count; i++)
		m->spent[rule_index(m, m->patterns.at[shape->users.at[i].pattern].rule)] += each;
}

void matcher_note_time(struct matcher *matcher)
{
	matcher->spent = ARENA_ARRAY(matcher->forever, double, matcher->set->count);
}

double matcher_seconds(const struct matcher *matcher, uint32_t rule)
{
	return matcher->spent ? matcher->spent[rule] : 0;
}
