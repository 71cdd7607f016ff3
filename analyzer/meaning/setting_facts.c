/* Spark configuration set in the code: which node sets which key to what. */
#include "meaning/evaluator.h"

#include <math.h>

static bool setting_text(struct facts *facts, struct value value, struct slice *text)
{
	double number;

	if (text_of(facts, value, text))
		return text_is_whole(*text);
	if (!number_of(facts, value, &number))
		return false;
	*text = number == floor(number) && fabs(number) < 1e15 ? arena_format(facts->arena, "%.0f", number)
	                                                       : arena_format(facts->arena, "%g", number);
	return true;
}

static struct setting_thing *setting_at(struct facts *facts, node_id node)
{
	struct node_fact *fact = fact_of(facts, node);

	if (!fact->setting) {
		*list_push(facts->arena, &facts->setting_nodes) = node;
		list_push(facts->arena, &facts->settings)->node = node;
		fact->setting = facts->settings.count;
	}
	return &facts->settings.at[fact->setting - 1];
}

static void note_master(struct facts *facts, struct slice key, struct slice value)
{
	if (slice_equal(key, SLICE("spark.master"))) {
		facts->local_master = facts->local_master || slice_starts(value, SLICE("local"));
		facts->remote_master = facts->remote_master || slice_starts(value, SLICE("yarn")) || slice_starts(value, SLICE("k8s")) ||
		                       slice_starts(value, SLICE("mesos"));
	} else if (slice_equal(key, SLICE("spark.submit.deployMode"))) {
		facts->cluster_mode = facts->cluster_mode || slice_equal(value, SLICE("cluster"));
	}
}

static node_id function_around(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) != NODE_FUNCTION)
		node = node_parent(tree, node);
	return node;
}

/* A session that was started before, by the module or by the same function, has started the JVM. */
static bool comes_too_late(const struct facts *facts, node_id node)
{
	node_id around = facts->first_session ? function_around(facts->tree, facts->first_session) : 0;

	return facts->first_session && !node_inside(facts->tree, node, facts->first_session) &&
	       (!around || around == function_around(facts->tree, node));
}

void note_setting(struct facts *facts, node_id node, struct value key, struct value value, api_id entry)
{
	struct slice key_text, value_text = {0};
	struct setting_thing *setting;

	if (!text_of(facts, key, &key_text) || !text_is_whole(key_text) || !slice_starts(key_text, SLICE("spark.")))
		return;
	if (!setting_text(facts, value, &value_text))
		value_text = (struct slice){0};
	setting = setting_at(facts, node);
	setting->key = key_text;
	setting->value = value_text;
	setting->entry = entry;
	setting->effect = comes_too_late(facts, node) ? NO : MAYBE;
	if (value_text.at)
		note_master(facts, key_text, value_text);
}

void note_pair(struct facts *facts, node_id node, struct value key, struct value value)
{
	if (key.kind == KIND_STRING)
		note_setting(facts, node, key, value, 0);
}

void note_session(struct facts *facts, node_id call)
{
	if (!facts->first_session)
		facts->first_session = call;
}

/* SET key=value in SQL. */
void note_set_statement(struct facts *facts, node_id call, struct slice sql, api_id entry)
{
	struct slice rest = slice_trim(sql), key;
	uint32_t equals;

	if (rest.length < 4 || !slice_equal_ignoring_case(slice_part(rest, 0, 3), SLICE("SET")) || rest.at[3] > ' ')
		return;
	rest = slice_part(rest, 4, rest.length);
	equals = slice_find(rest, SLICE("="), 0);
	if (equals == UINT32_MAX)
		return;
	key = arena_copy(facts->arena, slice_trim(slice_part(rest, 0, equals)));
	note_setting(facts, call, text_value(facts, key),
	             text_value(facts, arena_copy(facts->arena, slice_trim(slice_part(rest, equals + 1, rest.length)))), entry);
}
