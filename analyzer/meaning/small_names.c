/* Frames and tables whose names say that they have few rows. Policy, not knowledge: other names are left open. */
#include "meaning/evaluator.h"

/* What says it, what is listed in a small table, and what says nothing. */
static const char *const small_words[] = {"small", "tiny", "mini", "little", "few"};
static const char *const listed_words[] = {
	"country", "region", "continent", "state", "province", "currency", "language", "month", "quarter", "year", "weekday", "holiday", "calendar",
	"category", "type", "status", "department", "gender", "tier", "season", "level", "timezone", "unit"};
static const char *const filler_words[] = {"df", "sdf", "ddf", "rdd", "frame", "dataframe", "table", "tbl", "view", "lookup", "dim", "dimension", "map",
                                           "mapping", "ref", "reference", "list", "name", "code"};

#define AMONG(word, words) is_among(word, words, sizeof words / sizeof *words)

static bool is_among(struct slice word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal_ignoring_case(word, slice_of(words[i])))
			return true;
	return false;
}

/* countries, statuses, regions: without the plural. */
static bool is_listed(struct slice word)
{
	static const struct { const char *plural, *singular; } ends[] = {{"ies", "y"}, {"es", ""}, {"s", ""}, {"", ""}};
	char singular[32];

	for (size_t i = 0; i < sizeof ends / sizeof *ends && word.length < sizeof singular - 1; i++) {
		struct slice end = slice_of(ends[i].plural), instead = slice_of(ends[i].singular);

		if (!slice_ends(word, end))
			continue;
		memcpy(singular, word.at, word.length - end.length);
		memcpy(singular + word.length - end.length, instead.at, instead.length);
		if (AMONG(((struct slice){singular, word.length - end.length + instead.length}), listed_words))
			return true;
	}
	return false;
}

bool name_says_few(struct slice name)
{
	bool noun = false;

	while (name.length) {
		struct slice word = last_word(name);
		bool filler = !word.length || AMONG(word, filler_words);

		if (AMONG(word, small_words) || (!noun && !filler && is_listed(word)))
			return true;
		noun = noun || !filler;
		name.length -= word.length ? word.length : 1;
	}
	return false;
}

static node_id first_string(const struct tree *tree, node_id call)
{
	node_id list = node_kind(tree, call) == NODE_CALL ? node_child(tree, call, FIELD_ARGUMENTS) : 0;
	node_id first = list ? node_first(tree, list) : 0;

	first = first && node_kind(tree, first) == NODE_STRING ? node_first(tree, first) : 0;
	while (first && node_kind(tree, first) != NODE_STRING_CONTENT)
		first = node_next(tree, first);
	return first;
}

/* shop.countries, s3://lake/countries/, /data/countries.csv */
static struct slice table_name(struct slice path)
{
	uint32_t start, dot;

	while (path.length && strchr("/*", path.at[path.length - 1]))
		path.length--;
	for (start = path.length; start && path.at[start - 1] != '/';)
		start--;
	path = slice_part(path, start, path.length);
	dot = slice_find(path, SLICE("."), 0);
	if (dot == UINT32_MAX)
		return path;
	return start ? slice_part(path, 0, dot) : slice_part(path, dot + 1, path.length);
}

/* The name that a chain begins with: countries.select("code"). */
static struct slice name_of_chain(const struct tree *tree, node_id node)
{
	for (;;) {
		node_id function = node_kind(tree, node) == NODE_CALL ? node_child(tree, node, FIELD_FUNCTION) : 0;

		if (!function || node_kind(tree, function) != NODE_ATTRIBUTE)
			break;
		node = node_child(tree, function, FIELD_OBJECT);
	}
	if (node_kind(tree, node) == NODE_ATTRIBUTE)
		node = node_child(tree, node, FIELD_ATTRIBUTE);
	return node && node_kind(tree, node) == NODE_IDENTIFIER ? node_text(tree, node) : (struct slice){"", 0};
}

enum answer facts_few_by_name(const struct facts *facts, node_id node)
{
	struct value value = facts_value(facts, node);
	node_id table = first_string(facts->tree, value.origin ? value.origin : node);

	return answer_of(name_says_few(name_of_chain(facts->tree, node)) ||
	                 (table && name_says_few(table_name(node_text(facts->tree, table)))));
}
