/* Entries of `members:` in rules/api as a table. What the keys mean stands in api.h. */
#include "data/records.h"

/* ---- words ---- */

static const struct word cell_table[] = {{"wide", CELL_WIDE}, {"narrow", CELL_NARROW}, {"function", CELL_FUNCTION},
                                         {"distinct", CELL_DISTINCT}};
static const struct words cells = WORDS(cell_table);

static const struct word plan_table[] = {{"same", PLAN_SAME}, {"new", PLAN_NEW}, {"columns", PLAN_COLUMNS}, {"shuffle", PLAN_SHUFFLES}};
static const struct words plans = WORDS(plan_table);

static const struct word runs_table[] = {{"job", RUNS_JOB}, {"eager", RUNS_EAGER}};
static const struct words all_runs = WORDS(runs_table);

static const struct word moves_table[] = {{"rows", MOVES_ROWS}, {"some", MOVES_SOME}, {"part", MOVES_PART}, {"one", MOVES_ONE}};
static const struct words all_moves = WORDS(moves_table);

static const struct word acquired_table[] = {
	{"cache", RESOURCE_CACHE}, {"broadcast", RESOURCE_BROADCAST}, {"table-cache", RESOURCE_TABLE_CACHE}};
static const struct words acquired = WORDS(acquired_table);

static const struct word released_table[] = {{"cache", RESOURCE_CACHE},
                                             {"broadcast", RESOURCE_BROADCAST},
                                             {"all-caches", RESOURCE_ALL_CACHES},
                                             {"table-cache", RESOURCE_TABLE_CACHE}};
static const struct words released = WORDS(released_table);

static const struct word per_table[] = {
	{"row", PER_ROW}, {"batch", PER_BATCH}, {"partition", PER_PARTITION}, {"group", PER_GROUP}};
static const struct words granularities = WORDS(per_table);

static const struct word wraps_table[] = {{"row", WRAPS_ROW}, {"batch", WRAPS_BATCH}, {"iterator", WRAPS_ITERATOR}};
static const struct words all_wraps = WORDS(wraps_table);

static const struct word gives_table[] = {{"keys", GIVES_KEYS}, {"values", GIVES_VALUES}, {"pairs", GIVES_PAIRS}};
static const struct words all_gives = WORDS(gives_table);

static const struct word model_table[] = {
	{"network", MODEL_NETWORK}, {"weights", MODEL_WEIGHTS}, {"rebuilt", MODEL_REBUILT}, {"leaks", MODEL_LEAKS}};
static const struct words models = WORDS(model_table);

/* ---- kinds ---- */

static void unknown_kind(struct reading *reading, const char *field, const struct yaml_node *node, struct slice owner)
{
	struct slice list = SLICE(""), near;
	struct guess guess = guess_start(node->text);

	for (int kind = 0; kind < KIND_COUNT; kind++) {
		guess_offer(&guess, kind_rows[kind].word);
		list = arena_format(reading->scratch, "%.*s%s%.*s", SLICE_ARGS(list), kind ? ", " : "",
		                    SLICE_ARGS(kind_rows[kind].word));
	}
	near = guess_words(&guess, reading->scratch);
	if (slice_equal(node->text, SLICE("self")))
		near = arena_format(reading->scratch, ": `%.*s` is a module", SLICE_ARGS(owner));
	if (!near.length)
		near = arena_format(reading->scratch, " (there is %.*s)", SLICE_ARGS(list));
	MISTAKE(reading, node->line, node->column, "%s: there is no kind `%.*s`%.*s", field, SLICE_ARGS(node->text),
	        SLICE_ARGS(near));
}

/* false after the mistake was told; `owner` is the kind that the word `self` stands for. */
static bool kind_read(struct reading *reading, const char *field, const struct yaml_node *node, struct slice owner, uint8_t *kind)
{
	struct slice word;
	enum kind found;

	if (!field_scalar(reading, field, node, &word))
		return false;
	if (!kind_find(slice_equal(word, SLICE("self")) ? owner : word, &found)) {
		unknown_kind(reading, field, node, owner);
		return false;
	}
	*kind = (uint8_t)found;
	return true;
}

static void read_kind(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	const struct api_member *member = record;

	kind_read(reading, field->name, node, member->owner, field_place(field, record));
}

/* `same`, or a kind. */
static void read_element(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;

	if (node->kind == YAML_SCALAR && slice_equal(node->text, SLICE("same")))
		member->element_same = true;
	else
		read_kind(reading, field, node, record);
}

static void read_returns(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;

	if (kind_read(reading, field->name, node, member->owner, &member->returns))
		member->returns_self = slice_equal(node->text, SLICE("self"));
}

static void read_binds(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct api_member *member = record;

	if (!field_is_sequence(reading, field->name, node))
		return;
	if (node->count > KINDS_BOUND_MOST) {
		MISTAKE(reading, node->line, node->column, "binds: at most %d kinds, got %u", KINDS_BOUND_MOST, node->count);
		return;
	}
	for (const struct yaml_node *item = node->first; item; item = item->next)
		member->bind_count += kind_read(reading, field->name, item, member->owner, member->binds + member->bind_count);
}

/* ---- the table ---- */

/* Arguments first: other keys refer to them. */
static const struct field member_fields[] = {
	FIELD(api_member, "arguments", arguments, member_read_arguments),
	FIELD(api_member, "of", of, field_text),
	FIELD(api_member, "property", property, field_flag),
	FIELD(api_member, "returns", returns, read_returns),
	FIELD(api_member, "bare", bare, read_kind),
	FIELD(api_member, "like", like, member_read_reference),
	FIELD(api_member, "constant", constant, member_read_reference),
	FIELD(api_member, "names-column", names_column, field_flag),
	FIELD(api_member, "equals", equals, member_read_reference),
	FIELD(api_member, "starts", starts, field_flag),
	FIELD(api_member, "element", element, read_element),
	FIELD(api_member, "rows", rows, member_read_rows),
	FIELD(api_member, "cell", cell, field_word, .more = &cells),
	FIELD(api_member, "parts", parts_argument, member_read_parts),
	FIELD(api_member, "plan", plan, field_word, .more = &plans),
	FIELD(api_member, "runs", runs, field_word, .more = &all_runs),
	FIELD(api_member, "moves", moves, field_word, .more = &all_moves),
	FIELD(api_member, "away", away, member_read_reference),
	FIELD(api_member, "acquires", acquires, field_word, .more = &acquired),
	FIELD(api_member, "releases", releases, field_word, .more = &released),
	FIELD(api_member, "ships", ships, member_read_reference),
	FIELD(api_member, "per", per, field_word, .more = &granularities),
	FIELD(api_member, "drives", drives, member_read_reference),
	FIELD(api_member, "threads", threads, member_read_reference),
	FIELD(api_member, "repeats", repeats, member_read_reference),
	FIELD(api_member, "binds", binds, read_binds),
	FIELD(api_member, "wraps", wraps, field_word, .more = &all_wraps),
	FIELD(api_member, "memoizes", memoizes, field_flag),
	FIELD(api_member, "trains", trains, field_flag),
	FIELD(api_member, "tests", tests, field_flag),
	FIELD(api_member, "model", model, field_word, .more = &models),
	FIELD(api_member, "sets", sets, member_read_sets),
	FIELD(api_member, "sets-of", sets_of, member_read_reference),
	FIELD(api_member, "gives", gives, field_word, .more = &all_gives),
	FIELD(api_member, "uses", uses, field_text),
	FIELD(api_member, "view", view, member_read_reference),
	FIELD(api_member, "remembers", remembers, member_read_remembers),
	FIELD(api_member, "files", files, field_texts, .more = &form_line, .counts = offsetof(struct api_member, file_count)),
	FIELD(api_member, "query", query, field_texts, .more = &form_line, .counts = offsetof(struct api_member, query_count)),
	FIELD(api_member, "ends-chain", ends_chain, field_texts, .more = &form_line, .counts = offsetof(struct api_member, ends_chain_count)),
	FIELD(api_member, "width", width, member_read_reference),
	FIELD(api_member, "passes", passes, member_read_reference),
	FIELD(api_member, "attribute", attribute, member_read_reference),
	FIELD(api_member, "unpacks", unpacks, member_read_reference),
	FIELD(api_member, "about", about, field_text),
	FIELD(api_member, "streaming", streaming, field_flag),
	FIELD(api_member, "event-time", event_time, member_read_reference),
	FIELD(api_member, "hinted", hinted, member_read_hinted),
	FIELD(api_member, "aggregate", aggregate, field_flag),
	FIELD(api_member, "multiplies", multiplies, field_flag),
	FIELD(api_member, "numbers", numbers, field_flag),
	FIELD(api_member, "window", window, member_read_reference),
	FIELD(api_member, "sql", sql, member_read_reference),
	FIELD(api_member, "proves", proves, member_read_proves),
	FIELD(api_member, "counts", counts, field_flag),
	FIELD(api_member, "unpicklable", unpicklable, field_flag),
	FIELD(api_member, "above", above, field_flag),
	FIELD(api_member, "grows", grows, member_read_reference),
	FIELD(api_member, "into", into, member_read_reference),
	FIELD(api_member, "folds", folds, member_read_reference),
	FIELD(api_member, "keeps", keeps, member_read_reference),
	FIELD(api_member, "merges", merges, member_read_reference),
	FIELD(api_member, "shrinks", shrinks, field_flag),
	FIELD(api_member, "streams", streams, field_flag),
	FIELD(api_member, "since", since, field_version),
	FIELD(api_member, "until", until, field_version),
};
const struct record member_record = RECORD("a member", api_member, member_fields);

struct api_member member_start(struct slice owner, struct slice name)
{
	enum kind kind;

	return (struct api_member){
		.owner = owner,
		.name = name,
		.returns = kind_find(owner, &kind) ? KIND_UNKNOWN : KIND_PYTHON,
		.rows_argument = NO_ARGUMENT,
		.parts_argument = NO_ARGUMENT,
		.ships = NO_ARGUMENT,
		.drives = NO_ARGUMENT,
		.threads = NO_ARGUMENT,
		.repeats = NO_ARGUMENT,
		.grows = NO_ARGUMENT,
		.folds = NO_ARGUMENT,
		.into = NO_ARGUMENT,
		.merges = NO_ARGUMENT,
		.view = NO_ARGUMENT,
		.sets_of = NO_ARGUMENT,
		.unpacks = NO_ARGUMENT,
		.passes = NO_ARGUMENT,
		.attribute = NO_ARGUMENT,
		.width = NO_ARGUMENT,
		.keeps = NO_ARGUMENT,
		.like = NO_ARGUMENT,
		.constant = NO_ARGUMENT,
		.equals = NO_ARGUMENT,
		.away = NO_ARGUMENT,
		.hint = NO_ARGUMENT,
		.proves_by = NO_ARGUMENT,
		.window = NO_ARGUMENT,
		.sql = NO_ARGUMENT,
		.event_time = NO_ARGUMENT,
	};
}
