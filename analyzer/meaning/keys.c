/* How many values a grouping key is likely to have, by its name. Policy, not knowledge: a name that says neither is left open. */
#include "meaning/evaluator.h"

#include <ctype.h>
#include <strings.h>

/* Words of an identifier, last one first in weight: "customer_id" is an id, "order_date" a date. */
static const char *const many_words[] = {
	"id", "ids", "uuid", "guid", "key", "url", "uri", "email", "mail", "phone", "ts", "timestamp", "datetime", "time", "session", "token", "hash",
	"fingerprint", "checksum", "digest", "md5",
	"user", "customer", "client", "device", "ip", "address", "word", "query", "text", "title", "sku", "asin", "msisdn",
	"name_id", "identifier", "doc", "document", "record", "transaction", "order", "latitude", "longitude", "geohash", "hostname", "host"};
static const char *const few_words[] = {
	"date", "day", "dt", "ds", "month", "year", "quarter", "week", "weekday", "hour", "minute", "country", "region", "state", "status", "type", "types",
	"category", "kind", "class", "label", "level", "gender", "sex", "language", "lang", "currency", "version", "os", "platform", "browser", "tier",
	"segment", "flag", "season", "decade", "dayofweek", "dow", "department", "dept", "severity", "priority", "grade", "species", "mode",
	"channel", "spark_partition_id", "source", "env", "environment", "partition", "bucket", "cluster", "prediction", "outcome", "rating", "continent", "brand"};

/* The words are in small letters. Asked of most names in a file, so most answers come from the first letter. */
static bool is_among(struct slice word, const char *const *words, size_t count)
{
	int first = word.length ? tolower((unsigned char)word.at[0]) : 0;

	for (size_t i = 0; i < count && first; i++)
		if (words[i][0] == first && !strncasecmp(words[i], word.at, word.length) && !words[i][word.length])
			return true;
	return false;
}

static enum key_sort word_sort(struct slice word)
{
	if (is_among(word, many_words, sizeof many_words / sizeof *many_words))
		return KEYS_MANY;
	return is_among(word, few_words, sizeof few_words / sizeof *few_words) ? KEYS_FEW : KEYS_UNKNOWN;
}

/* The last word of snake_case or camelCase, without a plural number at the end. */
static struct slice last_word(struct slice name)
{
	uint32_t start = name.length;

	while (start > 0) {
		char c = name.at[start - 1], next = start < name.length ? name.at[start] : '\0';

		if (c == '_' || c == '.' || c == ' ' || c == '-')
			break;
		if (islower((unsigned char)c) && isupper((unsigned char)next))
			break;
		start--;
	}
	return slice_part(name, start, name.length);
}

enum key_sort key_sort_named(struct slice name)
{
	struct slice first;

	name = slice_trim(name);
	if (slice_starts(name, SLICE("is_")) || slice_starts(name, SLICE("has_")))
		return KEYS_FEW;
	first = last_word(name);
	if (word_sort(first) != KEYS_UNKNOWN)
		return word_sort(first);
	return word_sort(name);
}

/* Names in the settings are those of columns, or of columns with their table. */
enum key_sort key_sort_of(const struct facts *facts, struct slice name)
{
	const struct declared *few = &facts->options.few_keys;

	for (uint32_t i = 0; i < few->count; i++)
		if (slice_equal_ignoring_case(few->at[i], name))
			return KEYS_FEW;
	return key_sort_named(name);
}

/* Words of tables that people keep small. */
static const char *const small_words[] = {
	"lookup", "lookups", "lkp", "lkup", "dim", "dims", "dimension", "mapping", "mappings", "ref", "reference", "config", "configs", "configuration",
	"configurations", "watermark", "watermarks", "checkpoint", "checkpoints", "codes", "param", "params", "parameters", "settings",
	"metadata", "holiday", "holidays", "rules", "calendar", "countries", "currencies", "small", "tiny", "sample", "sampled", "example",
	"examples", "toy", "mock", "dummy", "fixtures"};

/* In code, the name of an object that knows a table says nothing of that: config.table; in quotes it is a schema or a file. */
static bool is_owner(char after, bool quoted)
{
	return after == '.' && !quoted;
}

bool has_small_word(struct slice text, bool quoted)
{
	uint32_t start = 0;

	for (uint32_t i = 0; i <= text.length; i++) {
		char c = i < text.length ? text.at[i] : '\0';

		if (c && isalnum((unsigned char)c))
			continue;
		if (!is_owner(c, quoted) && is_among(slice_part(text, start, i), small_words, sizeof small_words / sizeof *small_words))
			return true;
		quoted = quoted != (c == '"' || c == '\'');
		start = i + 1;
	}
	return false;
}

/* Of names of columns that rows are joined or grouped by: join_columns, group_cols, merge_keys. */
bool is_named_as_keys(struct slice name)
{
	static const char *const uses[] = {"join", "group", "grouping", "groupby", "partition", "partitionby"};
	static const char *const ends[] = {"on", "by", "keys"};

	for (uint32_t start = 0, i = 0; i <= name.length; i++) {
		if (i < name.length && name.at[i] != '_')
			continue;
		if (is_among(slice_part(name, start, i), uses, sizeof uses / sizeof *uses))
			return true;
		start = i + 1;
	}
	return is_among(last_word(name), ends, sizeof ends / sizeof *ends);
}

/* A column with a value for each of the things that a business has without end: user_id, orderId, session, created_timestamp. Many an id
 * is of a few (workspace_id, category_id), so its name has to say of what. */
bool is_named_as_individual(struct slice name)
{
	static const char *const values[] = {"uuid", "guid", "url", "uri", "email", "phone", "timestamp", "session", "token", "hash", "fingerprint",
	                                     "checksum", "md5", "user", "customer", "msisdn", "transaction"};
	static const char *const things[] = {"user", "customer", "visitor", "member", "patient", "person", "author", "passenger", "subscriber", "device",
	                                     "session", "order", "transaction", "payment", "invoice", "trip", "event", "message", "request", "click",
	                                     "comment", "review", "tweet", "article", "document", "image", "photo", "record", "row"};
	struct slice last = last_word(name), rest = slice_part(name, 0, name.length - last.length);

	if (is_among(last, values, sizeof values / sizeof *values))
		return true;
	if (slice_ends(rest, SLICE("_")))
		rest.length--;
	return slice_equal_ignoring_case(last, SLICE("id")) && is_among(last_word(rest), things, sizeof things / sizeof *things);
}

/* A column that is there to have a key at all: dummy, dummy_group, __partition_dummy_key__. */
bool is_named_as_constant(struct slice name)
{
	uint32_t at = slice_find(name, SLICE("dummy"), 0), end = at + 5;

	return at != UINT32_MAX && (at == 0 || name.at[at - 1] == '_') && (end == name.length || name.at[end] == '_');
}

/* A column that says of which table or column a row is: table_name, columnName, source_table. Such rows are those of a catalogue. */
bool is_named_as_metadata(struct slice name)
{
	static const char *const things[] = {"table", "tables", "column", "columns"};
	static const char *const named[] = {"table", "column", "schema", "catalog", "database", "view"};
	struct slice last = last_word(name), rest = slice_part(name, 0, name.length - last.length);

	if (is_among(last, things, sizeof things / sizeof *things))
		return rest.length > 0;
	if (slice_ends(rest, SLICE("_")))
		rest.length--;
	return slice_equal_ignoring_case(last, SLICE("name")) && is_among(last_word(rest), named, sizeof named / sizeof *named);
}

static struct slice before(struct slice text, struct slice mark)
{
	uint32_t at = slice_find(text, mark, 0);

	return at == UINT32_MAX ? text : slice_part(text, 0, at);
}

/* spark.table(name): what it is given is a name; spark.sql(text): the text is judged with its tables. */
static bool takes(const struct facts *facts, node_id call, enum rows_effect rows)
{
	api_id entry = call ? facts_entry(facts, call) : 0;

	return entry && facts->api->members[entry].rows == rows;
}

/* The name that a chain of calls begins with; of what is read, its path or table. */
bool facts_named_small(const struct facts *facts, node_id node)
{
	enum { TEXT_MOST = 120 };
	node_id origin = facts_value(facts, node).origin;
	struct slice text = before(node_text(facts->tree, node), SLICE("(")), from = {"", 0};
	uint32_t method = slice_find(text, SLICE("."), 0);

	if (origin && !takes(facts, origin, ROWS_SQL) &&
	    tree_node(facts->tree, origin)->end - tree_node(facts->tree, origin)->start <= TEXT_MOST)
		from = node_text(facts->tree, origin);
	if (origin && !facts_entry(facts, origin)) /* what another function gives: only its name counts */
		from = before(from, SLICE("("));
	return has_small_word(method == UINT32_MAX ? text : slice_part(text, 0, method), false) || has_small_word(from, false) ||
	       (takes(facts, origin, ROWS_TABLE) && has_small_word(name_of_source(facts, facts_value(facts, node)), true));
}
