#include "data/rules.h"

#include <stdlib.h>

static int order_to_key(const void *key, const void *entry)
{
	return slice_order(*(const struct slice *)key, ((const struct spark_key *)entry)->key);
}

const struct spark_key *spark_key_find(const struct spark_keys *keys, struct slice key)
{
	return keys->count ? bsearch(&key, keys->keys, keys->count, sizeof *keys->keys, order_to_key) : NULL;
}

static int order_to_code(const void *code, const void *entry)
{
	return slice_order(*(const struct slice *)code, ((const struct rule *)entry)->topic.code);
}

const struct rule *rule_find(const struct rule_set *set, struct slice name_or_code)
{
	const struct rule *rule =
		set->count ? bsearch(&name_or_code, set->rules, set->count, sizeof *set->rules, order_to_code) : NULL;

	for (uint32_t i = 0; !rule && i < set->count; i++)
		if (slice_equal(set->rules[i].topic.name, name_or_code))
			rule = set->rules + i;
	return rule;
}
