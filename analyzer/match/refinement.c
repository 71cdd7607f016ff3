#include "match/refinement.h"

static bool has(const struct refined *refined, uint32_t rule)
{
	for (uint32_t i = 0; i < refined->rules.count; i++)
		if (refined->rules.at[i] == rule)
			return true;
	return false;
}

static void add_direct(struct refined *refined, const struct rule *rule, const struct rule_set *set, struct arena *arena)
{
	for (uint32_t i = 0; i < rule->refines_count; i++) {
		const struct rule *other = rule_find(set, rule->refines[i]);

		if (other && !has(refined, (uint32_t)(other - set->rules)))
			*list_push(arena, &refined->rules) = (uint32_t)(other - set->rules);
	}
}

void refinement_read(struct refinement *refinement, const struct rule_set *set, struct arena *arena)
{
	refinement->of = ARENA_ARRAY(arena, struct refined, set->count);
	for (uint32_t i = 0; i < set->count; i++) {
		struct refined *refined = &refinement->of[i];

		add_direct(refined, &set->rules[i], set, arena);
		/* the list grows by what those on it refine */
		for (uint32_t j = 0; j < refined->rules.count; j++)
			add_direct(refined, &set->rules[refined->rules.at[j]], set, arena);
	}
}

bool refinement_of(const struct refinement *refinement, uint32_t rule, uint32_t other)
{
	return has(&refinement->of[rule], other) && !has(&refinement->of[other], rule);
}
