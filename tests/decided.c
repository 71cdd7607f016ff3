/* How much the evaluator knows of real code: decided [--list] FOLDER...; called by `make decided CORPUS=DIR`, each folder a project.
 *
 * Of all calls of a few method names that Spark shares with others (collect, cache, head, ...): of how many is it decided whether they
 * are Spark's, and of how many of Spark's is the row bound decided. Then, why the others are not: the innermost thing in
 * the receiver that nothing is known of. */
#include "parts/causes.h"
#include "app/document.h"
#include "app/excluded.h"
#include "app/files.h"
#include "app/input.h"
#include "app/survey.h"

#include <stdio.h>

static const char *const methods[] = {"collect", "toPandas", "cache", "persist", "broadcast", "take", "head"};

enum { METHOD_COUNT = sizeof methods / sizeof *methods, BROADCAST = 4, FILE_MOST = 10 << 20 };

struct tally { unsigned all, decided, spark, bounded; };

struct count {
	struct engine engine;
	struct report report;
	bool list;
	bool spark_file;                          /* the file at hand has a word of Spark */
	struct tally by_method[METHOD_COUNT], others;  /* others: in files that have none */
	unsigned given, tags[BOUND_UNBOUNDED + 1], unbounded_given, named_small; /* of Spark's: what other code gives; by bound */
	unsigned kinds[CAUSE_COUNT], bounds[CAUSE_COUNT], files, other_files;
};

/* ---- what is decided ---- */

/* The method is one of the class's own; others it may have from bases that we know nothing of. */
static bool has_own_method(struct facts *facts, const struct class_thing *class_, struct slice name)
{
	struct value member = class_member(facts, class_, name);

	return member.kind != KIND_UNKNOWN || member.of;
}

static enum verdict verdict_of_entry(const struct facts *facts, api_id entry)
{
	struct slice owner = facts->api->members[entry].owner;
	enum kind kind;

	if (kind_find(owner, &kind))
		return kind_is_spark(kind) ? SPARK : OTHER;
	return slice_starts(owner, SLICE("pyspark")) ? SPARK : OTHER;
}

/* What the method is called on; the function itself where it is a plain name. */
static node_id receiver_of(const struct tree *tree, node_id call)
{
	node_id function = node_child(tree, call, FIELD_FUNCTION);

	return node_kind(tree, function) == NODE_ATTRIBUTE ? node_child(tree, function, FIELD_OBJECT) : function;
}

/* Of what the driver broadcasts: the rules' question about its size, or that there is but one size. */
static bool size_is_known(struct value value)
{
	static const bool single[KIND_COUNT] = {[KIND_NOTHING] = true, [KIND_BOOLEAN] = true, [KIND_NUMBER] = true, [KIND_STRING] = true,
	                                        [KIND_FUNCTION] = true, [KIND_CLASS] = true};
	enum { MANY = 1000 };

	return single[value.kind] || value_exceeds(value, MANY) != MAYBE;
}

/* ---- counting ---- */

static void tell(const struct count *count, const struct facts *facts, node_id call, const char *what, enum cause cause)
{
	const struct source *source = facts->tree->source;
	struct slice text = node_text(facts->tree, call);

	text = slice_part(text, 0, slice_find(text, SLICE("\n"), 0));
	if (count->list)
		printf("%.*s:%u: %s: %s: %.*s\n", SLICE_ARGS(source->path), source_place(source, tree_node(facts->tree, call)->start).line,
		       what, cause_text(cause), SLICE_ARGS(text));
}

static void count_bound(struct count *count, const struct facts *facts, node_id call, int method)
{
	node_id argument = first_argument(facts->tree, call), rows = method == BROADCAST && argument ? argument : receiver_of(facts->tree, call);
	struct value result = facts_value(facts, call), given;
	struct bound bound;
	bool hint = result.kind == KIND_DATAFRAME;

	count->by_method[method].spark++;
	given = facts_value(facts, rows);
	bound = given.rows.tag == BOUND_UNKNOWN && (hint || method != BROADCAST) ? result.rows : given.rows;
	count->given += value_has(facts_value(facts, receiver_of(facts->tree, call)), TRAIT_PARAMETER);
	if (bound.tag != BOUND_UNKNOWN || (method == BROADCAST && !hint && size_is_known(given))) {
		count->by_method[method].bounded++;
		count->tags[bound.tag] += !(bound.tag == BOUND_LITERAL && bound.count == COUNT_SOME);
		count->named_small += bound.tag == BOUND_UNBOUNDED && facts_named_small(facts, rows);
		count->unbounded_given += bound.tag == BOUND_UNBOUNDED && value_has(given, TRAIT_PARAMETER);
		return;
	}
	count->bounds[cause_of_expression(facts, rows)]++;
	tell(count, facts, call, "rows", cause_of_expression(facts, rows));
}

static enum verdict verdict_of_call(struct facts *facts, node_id call, int method)
{
	api_id entry = facts_entry(facts, call);
	struct value receiver = facts_value(facts, receiver_of(facts->tree, call));
	const struct thing *thing = thing_of(facts, receiver);

	if (entry)
		return verdict_of_entry(facts, entry);
	if (thing->sort == THING_INSTANCE)
		return has_own_method(facts, thing->is.class_, slice_of(methods[method])) ? OTHER : UNDECIDED;
	return verdict_of_value(facts, receiver);
}

static void count_call(struct count *count, struct facts *facts, node_id call, int method)
{
	node_id receiver = receiver_of(facts->tree, call);
	enum verdict verdict = verdict_of_call(facts, call, method);
	enum cause cause = facts_reached(facts, call) ? cause_of_expression(facts, receiver) : CAUSE_UNREACHED;
	struct tally *tally = count->spark_file ? &count->by_method[method] : &count->others;

	tally->all++;
	tally->decided += verdict != UNDECIDED;
	if (!count->spark_file)
		return;
	if (verdict == SPARK)
		count_bound(count, facts, call, method);
	if (verdict != UNDECIDED)
		return;
	count->kinds[cause]++;
	tell(count, facts, call, "kind", cause);
}

/* Which of the names this calls; plain names only where the function has no receiver, as broadcast. */
static int method_of(const struct tree *tree, node_id call)
{
	node_id function = node_child(tree, call, FIELD_FUNCTION), name = function;
	bool plain;

	if (!function)
		return METHOD_COUNT;
	plain = node_kind(tree, function) == NODE_IDENTIFIER;
	if (node_kind(tree, function) == NODE_ATTRIBUTE)
		name = node_child(tree, function, FIELD_ATTRIBUTE);
	else if (!plain)
		return METHOD_COUNT;
	for (int m = 0; m < METHOD_COUNT; m++)
		if (slice_equal(node_text(tree, name), slice_of(methods[m])) && (!plain || m == BROADCAST))
			return m;
	return METHOD_COUNT;
}

/* `module`: NULL for a file that the project does not speak of. */
static void count_file(struct count *count, struct survey *survey, struct module *module, struct slice path, struct slice bytes)
{
	struct meaning_options options = {0};
	struct timing timing = {0};
	struct view_of_project view;
	struct document document;

	count->spark_file = word_search_in(&count->engine.spark_words, bytes);
	if (module) {
		project_view(&view, &survey->project, module, ROUND_CHECK, &survey->by_thread[0].memory);
		options = (struct meaning_options){.neighbours = &view.neighbours};
		options.calls = project_calls(&survey->project, module, &options.call_count, &count->engine.document);
	}
	if (document_open(&document, &count->engine, &timing, path, bytes, &options, false, &count->report)) {
		*(count->spark_file ? &count->files : &count->other_files) += 1;
		for (node_id n = 1; n < document.tree.count; n++) {
			int method = node_kind(&document.tree, n) == NODE_CALL ? method_of(&document.tree, n) : METHOD_COUNT;

			if (method < METHOD_COUNT)
				count_call(count, document.facts, n, method);
		}
	}
	document_close(&document, &count->engine);
}

/* The first look at every file; those without a word of Spark are counted at once. */
static void survey_folder(struct count *count, struct survey *survey, struct slice folder, struct input *input)
{
	const struct finder all = {.threads = 1};
	struct words folders = {0};
	struct excluded excluded;
	struct found_files files;

	*list_push(count->report.arena, &folders) = folder;
	excluded_open(&excluded, &count->engine);
	files = files_find(&folders, &excluded, &all, &count->report, count->report.arena);
	excluded_close(&excluded);
	for (uint32_t i = 0; i < files.count; i++) {
		struct slice path = files.at[i].path;

		if (!input_read(input, path, FILE_MOST, &count->report))
			continue;
		if (word_search_in(&count->engine.spark_words, buffer_slice(&input->bytes)))
			survey_add(survey, path, buffer_slice(&input->bytes));
		else
			count_file(count, survey, NULL, path, buffer_slice(&input->bytes));
	}
	survey_finish(survey);
}

struct folder {
	struct count *count;
	struct survey survey;
	struct input input;
};

static void count_module(void *context, uint32_t thread, struct module *module)
{
	struct folder *folder = context;

	(void)thread; /* there is one */
	if (input_read(&folder->input, module->path, FILE_MOST, &folder->count->report))
		count_file(folder->count, &folder->survey, module, module->path, buffer_slice(&folder->input.bytes));
}

/* As a run over this folder would see its files. */
static void count_folder(struct count *count, struct slice path)
{
	struct timing timing = {0};
	struct folder folder = {.count = count};

	survey_open(&folder.survey, &count->engine, &timing, FILE_MOST);
	survey_folder(count, &folder.survey, path, &folder.input);
	survey_visit(&folder.survey, count_module, &folder);
	survey_close(&folder.survey);
	buffer_free(&folder.input.bytes);
}

/* ---- saying it ---- */

static double percent(unsigned part, unsigned whole)
{
	return whole ? 100.0 * part / whole : 100.0;
}

static void say_row(const char *name, const struct tally *tally)
{
	printf("%-10s %6u %6u %5.1f %% %8u %6u %5.1f %%\n", name, tally->all, tally->decided, percent(tally->decided, tally->all),
	       tally->spark, tally->bounded, percent(tally->bounded, tally->spark));
}

/* What counts as decided: what rules may speak on. */
static void say_meaning(const struct count *count, const struct tally *sum)
{
	const unsigned *tags = count->tags;
	unsigned some = sum->bounded - tags[BOUND_UNKNOWN];

	for (int t = BOUND_LITERAL; t <= BOUND_UNBOUNDED; t++)
		some -= tags[t];
	printf("\nDecided is what rules get a yes or a no about; a maybe is not.\n"
	       "The receiver of %u of Spark's %u calls is made in sight. %u others are given by code that is not: there an annotation, a method\n"
	       "that only Spark's objects have, or the name says what it is, and messages say \"which other code gives\".\n"
	       "Rows: at most a known number %u, at most a number that is not known (limit(n)) %u, by metadata %u, partitions %u,\n"
	       "keys %u; no bound %u: of these %u are given by other code and said to be so, and %u are named as something small, so that\n"
	       "rules hold back. %u broadcasts have one value or a whole model.\n",
	       sum->spark - count->given, sum->spark, count->given, tags[BOUND_LITERAL], some, tags[BOUND_META], tags[BOUND_PART],
	       tags[BOUND_GROUP], tags[BOUND_UNBOUNDED], count->unbounded_given, count->named_small, tags[BOUND_UNKNOWN]);
}

static void say(const struct count *count)
{
	struct tally sum = {0};

	printf("%u files with a word of Spark\n\n", count->files);
	printf("%-10s %6s %15s %8s %15s\n", "", "calls", "decided", "Spark's", "rows decided");
	for (int m = 0; m < METHOD_COUNT; m++) {
		const struct tally *tally = &count->by_method[m];

		say_row(methods[m], tally);
		sum = (struct tally){sum.all + tally->all, sum.decided + tally->decided, sum.spark + tally->spark, sum.bounded + tally->bounded};
	}
	say_row("all", &sum);
	printf("%u files without such a word have %u such calls; %u of them are decided by what is in the file\n", count->other_files,
	       count->others.all, count->others.decided);
	say_meaning(count, &sum);
	printf("\n%-50s %6s %6s\n", "not decided because of", "kind", "rows");
	for (int c = 0; c < CAUSE_COUNT; c++)
		if (count->kinds[c] || count->bounds[c])
			printf("%-50s %6u %6u\n", cause_text((enum cause)c), count->kinds[c], count->bounds[c]);
}

int main(int argument_count, char **arguments)
{
	struct arena memory = {0};
	struct count count = {.report = {.arena = &memory}};
	struct setup setup = {.isolated = true};
	struct words folders = {0};
	bool right = engine_open(&count.engine, &setup, &count.report) && engine_ready(&count.engine, &count.report);

	for (int i = 1; i < argument_count; i++)
		if (slice_equal(slice_of(arguments[i]), SLICE("--list")))
			count.list = true;
		else
			*list_push(&memory, &folders) = slice_of(arguments[i]);
	for (uint32_t i = 0; i < folders.count && right; i++)
		count_folder(&count, folders.at[i]);
	if (right)
		say(&count);
	engine_close(&count.engine);
	arena_free(&memory);
	return right && count.files ? 0 : 2;
}
