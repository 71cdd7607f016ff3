/* Spark configuration set in the code: which node sets which key to what. */
#include "meaning/evaluator.h"

enum { BESIDE_MOST = 256 }; /* what is set together stands together */

static bool setting_text(struct facts *facts, struct value value, struct slice *text)
{
	double number;

	if (text_of(facts, value, text))
		return true;
	if (!number_of(facts, value, &number))
		return false;
	*text = number_text(facts->arena, number);
	return true;
}

static struct setting_thing *setting_at(struct facts *facts, node_id node)
{
	uint32_t number = node_number(facts, NUMBER_OF_SETTING, node);

	if (!number) {
		*list_push(facts->arena, &facts->setting_nodes) = node;
		list_push(facts->arena, &facts->settings)->node = node;
		number = facts->settings.count;
		node_number_put(facts, NUMBER_OF_SETTING, node, number);
		fact_of(facts, node)->marks |= MARK_SETTING;
	}
	return &facts->settings.at[number - 1];
}

/* What is only written down is Spark's where it says so; what is given to Spark is. */
static bool is_key(struct slice key, struct applied applied)
{
	return text_is_whole(key) && key.length && (applied.entry || slice_starts(key, SLICE("spark.")));
}

void note_setting(struct facts *facts, node_id node, struct value key, struct value value, struct applied applied)
{
	struct slice key_text, value_text = {0};
	struct setting_thing *setting;

	if (!text_of(facts, key, &key_text) || !is_key(key_text, applied))
		return;
	if (!setting_text(facts, value, &value_text))
		value_text = (struct slice){0};
	setting = setting_at(facts, node);
	setting->key = key_text;
	setting->text = value_text;
	setting->given = value_has(value, TRAIT_PARAMETER);
	setting->entry = applied.entry;
	setting->configuration = applied.configuration;
	setting->late = comes_too_late(facts, applied.at);
	note_master(facts, applied.configuration, key_text, value_text);
}

/* How the JSON of %%configure calls some keys. */
static bool session_key(struct facts *facts, struct value key, struct value *full)
{
	static const char *const names[][2] = {
		{"driverMemory", "spark.driver.memory"},   {"driverCores", "spark.driver.cores"},
		{"executorMemory", "spark.executor.memory"}, {"executorCores", "spark.executor.cores"},
		{"numExecutors", "spark.executor.instances"},
	};
	struct slice text;

	if (!text_of(facts, key, &text))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_equal(text, slice_of(names[i][0]))) {
			*full = text_value(facts, slice_of(names[i][1]));
			return true;
		}
	return false;
}

void note_pair(struct facts *facts, node_id node, struct value key, struct value value)
{
	struct applied applied = {.at = node, .configuration = node_parent(facts->tree, node)};

	if (key.kind != KIND_STRING)
		return;
	if (configures_session(facts, node))
		session_key(facts, key, &key);
	note_setting(facts, node, key, value, applied);
}

void note_pairs(struct facts *facts, const struct container_thing *pairs, struct applied applied)
{
	for (uint32_t i = 0; i < pairs->entries.count; i++)
		if (pairs->entries.at[i].node)
			note_setting(facts, pairs->entries.at[i].node, part_of(facts, pairs, i, EACH_FIRST), part_of(facts, pairs, i, EACH_SECOND),
			             applied);
	configurations_join(facts, pairs->node, applied.configuration);
}

/* SET key=value in SQL. */
void note_set_statement(struct facts *facts, node_id call, struct slice sql, api_id entry)
{
	struct applied applied = {.entry = entry, .at = call};
	struct slice rest = slice_trim(sql), key, value;
	uint32_t equals;

	while (slice_ends(rest, SLICE(";")))
		rest = slice_trim(slice_part(rest, 0, rest.length - 1));

	if (rest.length < 4 || !slice_equal_ignoring_case(slice_part(rest, 0, 3), SLICE("SET")) || rest.at[3] > ' ')
		return;
	rest = slice_part(rest, 4, rest.length);
	equals = slice_find(rest, SLICE("="), 0);
	if (equals == UINT32_MAX)
		return;
	key = arena_copy(facts->arena, slice_trim(slice_part(rest, 0, equals)));
	value = arena_copy(facts->arena, slice_trim(slice_part(rest, equals + 1, rest.length)));
	note_setting(facts, call, text_value(facts, key), text_value(facts, value), applied);
}

bool configures_session(const struct facts *facts, node_id node)
{
	const struct source *source = facts->tree->source;
	uint32_t cell = source->session_cells.count ? source_cell(source, tree_node(facts->tree, node)->start) : 0;

	for (uint32_t i = 0; i < source->session_cells.count; i++)
		if (source->session_cells.at[i] == cell)
			return true;
	return false;
}

static const struct setting_thing *setting_of(const struct facts *facts, node_id node)
{
	uint32_t number = node_number(facts, NUMBER_OF_SETTING, node);

	return number ? &facts->settings.at[number - 1] : NULL;
}

static struct slice whole_text(const struct setting_thing *setting)
{
	return setting->text.at && text_is_whole(setting->text) ? setting->text : (struct slice){0};
}

bool facts_setting(const struct facts *facts, node_id node, struct slice *key, struct slice *value, api_id *entry)
{
	const struct setting_thing *setting = setting_of(facts, node);

	if (!setting)
		return false;
	*key = setting->key;
	*value = whole_text(setting);
	*entry = setting->entry;
	return true;
}

struct slice facts_setting_text(const struct facts *facts, node_id node)
{
	const struct setting_thing *setting = setting_of(facts, node);

	return setting ? setting->text : (struct slice){0};
}

/* It runs in one arm of an `if` or of a conditional expression, and the other node in another arm, or in none. */
static bool in_arm_without(const struct tree *tree, node_id node, node_id other)
{
	for (; node && !node_inside(tree, other, node); node = node_parent(tree, node)) {
		enum node_kind above = node_kind(tree, node_parent(tree, node));

		if (above == NODE_IF || above == NODE_ELIF || above == NODE_ELSE || above == NODE_CASE || above == NODE_CONDITIONAL)
			return true;
	}
	return false;
}

/* The key has this value wherever the setting is made: it does not depend on a branch, a parameter or a later one. */
static bool is_sure(const struct facts *facts, const struct setting_thing *beside, const struct setting_thing *found, node_id node)
{
	return !beside->given && !in_arm_without(facts->tree, beside->node, node) && (!found || slice_equal(found->text, beside->text));
}

enum answer facts_setting_beside(const struct facts *facts, node_id node, struct slice key, struct slice *value)
{
	const struct setting_thing *setting = setting_of(facts, node), *all = facts->settings.at, *found = NULL;
	uint32_t at = setting ? (uint32_t)(setting - all) : 0, first = at > BESIDE_MOST ? at - BESIDE_MOST : 0;

	*value = (struct slice){0};
	for (uint32_t i = facts->settings.count < at + BESIDE_MOST ? facts->settings.count : at + BESIDE_MOST; setting && i > first; i--)
		if (slice_equal(all[i - 1].key, key) && configuration_same(facts, setting->configuration, all[i - 1].configuration)) {
			*value = found ? *value : whole_text(&all[i - 1]);
			if (!is_sure(facts, &all[i - 1], found, node))
				return MAYBE;
			found = &all[i - 1];
		}
	return answer_of(found != NULL);
}

const node_id *facts_settings(const struct facts *facts, uint32_t *count)
{
	*count = facts->setting_nodes.count;
	return facts->setting_nodes.at;
}

enum jvm facts_jvm(const struct facts *facts, node_id node)
{
	const struct setting_thing *setting = setting_of(facts, node);

	if (setting && configures_session(facts, node))
		return JVM_HERE;
	if (!setting || !setting->entry) /* only written down: nobody knows for whom */
		return JVM_UNKNOWN;
	return configuration_jvm(facts, setting->configuration, setting->late);
}

bool facts_builds_session(const struct facts *facts, node_id call, enum jvm *jvm)
{
	const struct tree *tree = facts->tree;
	const struct api_member *member = &facts->api->members[facts_entry(facts, call)];
	node_id function = node_child(tree, call, FIELD_FUNCTION), object = function ? node_child(tree, function, FIELD_OBJECT) : 0;
	struct value builder = object ? facts_value(facts, object) : (struct value){0};

	if (!member->starts || builder.kind != KIND_BUILDER)
		return false;
	*jvm = configuration_jvm(facts, builder.plan, comes_too_late(facts, call));
	return true;
}
