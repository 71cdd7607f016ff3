/* Who starts the JVM that the settings of a SparkConf, a builder or a dictionary are for. */
#include "meaning/evaluator.h"

/* Halves the way for the next time. */
static uint32_t root_of(const struct facts *facts, uint32_t number)
{
	struct configuration *all = facts->configurations.at;

	while (all[number].into != number)
		number = all[number].into = all[all[number].into].into;
	return number;
}

/* UINT32_MAX: nothing was said of it. */
static uint32_t find_configuration(const struct facts *facts, node_id made)
{
	uint32_t number = made ? node_number(facts, NUMBER_OF_CONFIGURATION, made) : 0;

	return number ? root_of(facts, number - 1) : UINT32_MAX;
}

static uint32_t configuration_of(struct facts *facts, node_id made)
{
	uint32_t number = find_configuration(facts, made);

	if (number != UINT32_MAX)
		return number;
	number = facts->configurations.count;
	*list_push(facts->arena, &facts->configurations) = (struct configuration){.into = number};
	node_number_put(facts, NUMBER_OF_CONFIGURATION, made, number + 1);
	return number;
}

void configurations_join(struct facts *facts, node_id a, node_id b)
{
	uint32_t from, into;
	struct configuration *kept, *gone;

	if (!a || !b || a == b)
		return;
	from = configuration_of(facts, a);
	into = configuration_of(facts, b);
	kept = &facts->configurations.at[into];
	gone = &facts->configurations.at[from];
	gone->into = into;
	kept->local = kept->local || gone->local;
	kept->remote = kept->remote || gone->remote;
	kept->cluster = kept->cluster || gone->cluster;
	kept->connect = kept->connect || gone->connect;
}

bool configuration_same(const struct facts *facts, node_id a, node_id b)
{
	uint32_t number = find_configuration(facts, a);

	return a && (a == b || (number != UINT32_MAX && number == find_configuration(facts, b)));
}

static bool is_cluster(struct slice master)
{
	return slice_starts(master, SLICE("yarn")) || slice_starts(master, SLICE("k8s")) || slice_starts(master, SLICE("mesos"));
}

void note_master(struct facts *facts, node_id made, struct slice key, struct slice value)
{
	struct configuration *configuration;
	uint32_t number;

	if (!made)
		return;
	number = configuration_of(facts, made);
	configuration = &facts->configurations.at[number];
	if (slice_equal(key, SLICE("spark.remote")))
		configuration->connect = true;
	if (slice_equal(key, SLICE("spark.master")) && value.at) {
		configuration->local = configuration->local || slice_starts(value, SLICE("local"));
		configuration->remote = configuration->remote || is_cluster(value);
	}
	if (slice_equal(key, SLICE("spark.submit.deployMode")) && value.at)
		configuration->cluster = configuration->cluster || slice_equal(value, SLICE("cluster"));
}

static enum jvm host_of(const struct facts *facts)
{
	static const enum jvm platforms[] = {
		[PLATFORM_UNKNOWN] = JVM_UNKNOWN, [PLATFORM_DATABRICKS] = JVM_DATABRICKS, [PLATFORM_SYNAPSE] = JVM_SYNAPSE};
	const struct source *source = facts->tree->source;

	if (source->platform != PLATFORM_UNKNOWN)
		return platforms[source->platform];
	if (facts->host != JVM_UNKNOWN)
		return facts->host;
	return source->profile == PROFILE_TEST ? JVM_UNKNOWN : facts->options.host;
}

/* In a notebook the kernel starts the JVM of the first session, also for YARN. */
enum jvm configuration_jvm(const struct facts *facts, node_id made, bool late)
{
	uint32_t number = find_configuration(facts, made);
	const struct configuration none = {0};
	const struct configuration *configuration = number == UINT32_MAX ? &none : &facts->configurations.at[number];
	bool notebook = facts->tree->source->cells;

	if (configuration->connect)
		return JVM_CONNECT;
	if (host_of(facts) == JVM_GLUE && configuration->local) /* for runs on one's own machine */
		return JVM_UNKNOWN;
	if (host_of(facts) != JVM_UNKNOWN)
		return host_of(facts);
	if (late)
		return JVM_SESSION;
	if (configuration->local)
		return configuration->remote || configuration->cluster ? JVM_UNKNOWN : JVM_HERE;
	if (configuration->cluster || (configuration->remote && !notebook))
		return JVM_SUBMIT;
	return notebook ? JVM_HERE : JVM_UNKNOWN;
}

static bool catches(const struct tree *tree, node_id try)
{
	for (node_id n = node_first(tree, try); n; n = node_next(tree, n))
		if (node_kind(tree, n) == NODE_EXCEPT)
			return true;
	return false;
}

/* The file cannot do without it: it stands at the top, or in a `try` that only cleans up. */
static bool is_needed(const struct tree *tree, node_id import)
{
	node_id block = node_parent(tree, import);

	while (block > 1 && node_kind(tree, node_parent(tree, block)) == NODE_TRY && !catches(tree, node_parent(tree, block)))
		block = node_parent(tree, node_parent(tree, block));
	return block == 1;
}

/* Modules that only those have who run the file themselves. */
void note_host(struct facts *facts, node_id import, struct slice module)
{
	static const struct { const char *module; enum jvm jvm; } hosts[] = {
		{"awsglue", JVM_GLUE}, {"databricks.connect", JVM_CONNECT}, {"databricks.sdk.runtime", JVM_DATABRICKS},
		{"pyspark.dbutils", JVM_DATABRICKS},
		{"notebookutils", JVM_SYNAPSE},
	};

	if (facts->host != JVM_UNKNOWN || !is_needed(facts->tree, import))
		return;
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		struct slice name = slice_of(hosts[i].module);

		if (slice_starts(module, name) && (module.length == name.length || module.at[name.length] == '.'))
			facts->host = hosts[i].jvm;
	}
}

void note_session(struct facts *facts, node_id call)
{
	if (!facts->first_session)
		facts->first_session = call;
}

/* A notebook that uses `spark` before it makes one got it from its kernel. */
void note_given_session(struct facts *facts, node_id identifier, enum kind kind)
{
	if (facts->tree->source->cells && !facts->frame->function && (kind == KIND_SESSION || kind == KIND_CONTEXT))
		note_session(facts, identifier);
}

/* What is inside may be left out, or done instead of something beside it. */
static bool is_conditional(enum node_kind kind)
{
	static const bool kinds[NODE_KIND_COUNT] = {
		[NODE_IF] = true, [NODE_ELIF] = true, [NODE_ELSE] = true, [NODE_TRY] = true, [NODE_EXCEPT] = true, [NODE_FOR] = true,
		[NODE_WHILE] = true, [NODE_MATCH] = true, [NODE_CASE] = true, [NODE_CONDITIONAL] = true, [NODE_BOOLEAN] = true};

	return kinds[kind];
}

/* Whether the one is always evaluated before the other: not in a function that may not be called, nor in a branch. */
static bool comes_before(const struct tree *tree, node_id first, node_id then)
{
	node_id function = enclosing_function(tree, first), common = first;

	while (!node_inside(tree, then, common) && !is_conditional(node_kind(tree, common)))
		common = node_parent(tree, common);
	if (is_conditional(node_kind(tree, common)))
		return false;
	return !function || (function == enclosing_function(tree, then) && first < then);
}

bool comes_too_late(const struct facts *facts, node_id node)
{
	return facts->first_session && !node_inside(facts->tree, node, facts->first_session) &&
	       comes_before(facts->tree, facts->first_session, node);
}
