#include "match/rule_check.h"

#include "data/reading.h"

/* queries/NAME.scm belongs to rules/NAME.yaml; elsewhere the two stand side by side. */
static struct slice yaml_path(struct slice scm, struct arena *arena)
{
	struct slice stem = slice_ends(scm, SLICE(".scm")) ? slice_part(scm, 0, scm.length - 4) : scm, folder, name;
	uint32_t slash = stem.length;

	while (slash > 0 && stem.at[slash - 1] != '/')
		slash--;
	name = slice_part(stem, slash, stem.length);
	folder = slice_part(stem, 0, slash);
	if (!slice_ends(folder, SLICE("queries/")))
		return arena_format(arena, "%.*s.yaml", SLICE_ARGS(stem));
	folder.length -= 8;
	return arena_format(arena, "%.*srules/%.*s.yaml", SLICE_ARGS(folder), SLICE_ARGS(name));
}

static void complain(struct query_file *file, struct slice message)
{
	struct diagnostic *diagnostic = report_add(file->report, &topic_rule_invalid);

	diagnostic->path = yaml_path(file->rule->query_path, file->report->arena);
	diagnostic->message = message;
	file->report->incomplete = true;
	file->mistakes++;
}

static void check_refined(struct query_file *file, struct slice name, const struct rule_set *set)
{
	struct arena *arena = file->report->arena;
	struct guess guess = guess_start(name);
	struct slice hint;

	if (rule_find(set, name))
		return;
	for (uint32_t i = 0; i < set->count; i++)
		guess_offer(&guess, set->rules[i].topic.name);
	hint = guess_words(&guess, arena);
	complain(file, arena_format(arena, "refines: there is no rule `%.*s`%.*s", SLICE_ARGS(name), SLICE_ARGS(hint)));
}

static const struct spark_key *known_key(struct query_file *file, struct slice name, const struct spark_keys *keys)
{
	struct arena *arena = file->report->arena;
	const struct spark_key *key = spark_key_find(keys, name);
	struct guess guess = guess_start(name);
	struct slice hint;

	if (key)
		return key;
	for (uint32_t i = 0; i < keys->count; i++)
		guess_offer(&guess, keys->keys[i].key);
	hint = guess_words(&guess, arena);
	complain(file, arena_format(arena, "config: `%.*s` is no configuration key that is known%.*s", SLICE_ARGS(name),
	                            SLICE_ARGS(hint)));
	return NULL;
}

/* Texts and flags are values as they stand. */
static void check_setting(struct query_file *file, const struct rule_setting *setting, const struct spark_keys *keys)
{
	const struct spark_key *key = known_key(file, setting->key, keys);
	uint32_t column;
	const char *problem;

	if (!key || key->type == TYPE_TEXT || key->type == TYPE_FLAG || formula_check(setting->value, keys, &column, &problem))
		return;
	complain(file, arena_format(file->report->arena, "config: the value `%.*s` of `%.*s` cannot be read: %s (character %u)",
	                            SLICE_ARGS(setting->value), SLICE_ARGS(setting->key), problem, column + 1));
}

static void check_variant(struct query_file *file, struct slice name)
{
	struct arena *arena = file->report->arena;
	struct guess guess = guess_start(name);
	struct slice hint;

	if (slice_equal(name, SLICE("message")))
		return;
	for (uint32_t i = 0; i < file->rule->variant_count; i++) {
		if (slice_equal(file->rule->variants[i].name, name))
			return;
		guess_offer(&guess, file->rule->variants[i].name);
	}
	hint = guess_words(&guess, arena);
	complain(file, arena_format(arena, "for: `%.*s` is none of the rule's `messages`%.*s", SLICE_ARGS(name), SLICE_ARGS(hint)));
}

void rule_check(struct query_file *file, const struct rule_set *set, const struct spark_keys *keys)
{
	const struct rule *rule = file->rule;

	for (uint32_t i = 0; i < rule->refines_count; i++)
		check_refined(file, rule->refines[i], set);
	for (uint32_t i = 0; i < rule->fix_count; i++)
		for (uint32_t j = 0; j < rule->fixes[i].variant_count; j++)
			check_variant(file, rule->fixes[i].variants[j]);
	for (uint32_t i = 0; i < rule->setting_count; i++)
		check_setting(file, &rule->settings[i], keys);
}
