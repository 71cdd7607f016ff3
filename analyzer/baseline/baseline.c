#include "baseline/baseline.h"

#include "base/search.h"
#include "syntax/json.h"
#include "text/json_string.h"

#include <inttypes.h>
#include <stdlib.h>

enum { VERSION = 1, HASH_DIGITS = 16 };

/* A baseline being read. */
struct reading_entries {
	struct baseline *baseline;
	struct json json;
	struct arena *arena;
	struct report *report;
	uint32_t line, at;          /* of the last place that was asked for: places come in order */
};

static uint32_t line_of(struct reading_entries *r, uint32_t offset)
{
	for (; r->at < offset && r->at < r->json.text.length; r->at++)
		r->line += r->json.text.at[r->at] == '\n';
	return r->line + 1;
}

static bool wrong(struct reading_entries *r, uint32_t offset, const char *what)
{
	struct diagnostic *diagnostic = report_add(r->report, &topic_baseline_invalid);

	diagnostic->path = arena_copy(r->report->arena, r->baseline->file);
	diagnostic->line = line_of(r, offset);
	diagnostic->column = 1;
	diagnostic->message = arena_format(r->report->arena,
	                                   "the baseline cannot be read: %s. Take it from version control again, or delete it and "
	                                   "write a new one with `oomlint baseline`", what);
	return false;
}

static struct slice text_of(struct reading_entries *r, uint32_t value)
{
	struct slice content = json_text(&r->json, value), text;
	struct buffer out = {0};

	for (uint32_t at = 0, count; at < content.length;) {
		char bytes[4];

		at += json_unit(content, at, bytes, &count);
		buffer_add(&out, (struct slice){bytes, count});
	}
	text = arena_copy(r->arena, buffer_slice(&out));
	buffer_free(&out);
	return text;
}

static bool read_text(struct reading_entries *r, uint32_t object, const char *name, struct slice *text)
{
	uint32_t value = json_member(&r->json, object, name);

	if (!json_is(&r->json, value, JSON_STRING))
		return false;
	*text = text_of(r, value);
	return true;
}

static bool read_number(struct reading_entries *r, uint32_t object, const char *name, uint32_t *number)
{
	uint32_t value = json_member(&r->json, object, name);
	struct slice digits;

	if (!json_is(&r->json, value, JSON_SIMPLE))
		return false;
	digits = json_text(&r->json, value);
	*number = 0;
	for (uint32_t i = 0; i < digits.length; i++) {
		if (digits.at[i] < '0' || digits.at[i] > '9' || *number > UINT32_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (uint32_t)(digits.at[i] - '0');
	}
	return digits.length > 0;
}

static bool read_hash(struct reading_entries *r, uint32_t object, uint64_t *hash)
{
	static const char digits[] = "0123456789abcdef";
	struct slice text;

	if (!read_text(r, object, "hash", &text) || text.length != HASH_DIGITS)
		return false;
	*hash = 0;
	for (uint32_t i = 0; i < text.length; i++) {
		const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;

		if (!digit)
			return false;
		*hash = *hash << 4 | (uint64_t)(digit - digits);
	}
	return true;
}

static bool read_entry(struct reading_entries *r, uint32_t object)
{
	struct baseline_entry entry = {.line = line_of(r, r->json.values[object].start)};

	if (!json_is(&r->json, object, JSON_OBJECT) || !read_text(r, object, "rule", &entry.rule) ||
	    !read_text(r, object, "path", &entry.path) || !read_text(r, object, "function", &entry.function) ||
	    !read_text(r, object, "statement", &entry.statement) || !read_number(r, object, "occurrence", &entry.occurrence) ||
	    !read_hash(r, object, &entry.hash))
		return wrong(r, r->json.values[object].start, "an entry has rule, path, function, statement, occurrence and hash, and this one has not");
	*list_push(r->arena, &r->baseline->entries) = entry;
	return true;
}

static int by_path(const void *left, const void *right)
{
	const struct baseline_entry *a = left, *b = right;
	int order = slice_order(a->path, b->path);

	if (order)
		return order;
	return (a->hash > b->hash) - (a->hash < b->hash);
}

static bool read_entries(struct reading_entries *r)
{
	uint32_t version = 0, entries = json_member(&r->json, 0, "entries");

	if (!read_number(r, 0, "version", &version) || !json_is(&r->json, entries, JSON_ARRAY))
		return wrong(r, 0, "it is an object with `version` and `entries`, and this is none");
	if (version != VERSION)
		return wrong(r, 0, "its `version` is not 1: another version of oomlint wrote it");
	for (uint32_t entry = json_first(&r->json, entries); entry != JSON_NONE; entry = json_next(&r->json, entries, entry))
		if (!read_entry(r, entry))
			return false;
	if (r->baseline->entries.count)
		qsort(r->baseline->entries.at, r->baseline->entries.count, sizeof *r->baseline->entries.at, by_path);
	return true;
}

bool baseline_read(struct baseline *baseline, struct arena *arena, struct report *report)
{
	struct reading_entries reading = {.baseline = baseline, .arena = arena, .report = report};
	bool right = json_open(&reading.json, baseline->bytes);

	reading.json.text = baseline->bytes;
	right = right ? read_entries(&reading) : wrong(&reading, reading.json.problem_at, reading.json.problem);
	json_close(&reading.json);
	return right;
}

static uint32_t lower_bound(const struct baseline *baseline, struct slice path, uint64_t hash)
{
	const struct baseline_entry wanted = {.path = path, .hash = hash};
	uint32_t at = 0;

	PARTITION_POINT(at, baseline->entries.count, by_path(&baseline->entries.at[at], &wanted) < 0);
	return at;
}

struct entry_range baseline_of_file(const struct baseline *baseline, struct slice path)
{
	struct entry_range range = {lower_bound(baseline, path, 0), 0};

	for (range.end = range.first;
	     range.end < baseline->entries.count && slice_equal(baseline->entries.at[range.end].path, path); range.end++)
		;
	return range;
}

struct baseline_entry *baseline_find(struct baseline *baseline, struct entry_range range, uint64_t hash)
{
	uint32_t found;

	if (range.first == range.end)
		return NULL;
	found = lower_bound(baseline, baseline->entries.at[range.first].path, hash);
	return found < range.end && baseline->entries.at[found].hash == hash ? &baseline->entries.at[found] : NULL;
}

/* As people read it. */
static int by_text(const void *left, const void *right)
{
	const struct baseline_entry *a = left, *b = right;
	int order = slice_order(a->path, b->path);

	order = order ? order : slice_order(a->function, b->function);
	order = order ? order : slice_order(a->statement, b->statement);
	order = order ? order : slice_order(a->rule, b->rule);
	if (order || a->occurrence != b->occurrence)
		return order ? order : a->occurrence < b->occurrence ? -1 : 1;
	return (a->hash > b->hash) - (a->hash < b->hash);
}

static void add_text(struct buffer *out, const char *name, struct slice text)
{
	buffer_format(out, "\"%s\": \"", name);
	json_escape(out, text, false);
	buffer_add_text(out, "\", ");
}

void baseline_write(struct buffer *out, struct baseline_entry *entries, uint32_t count)
{
	if (count)
		qsort(entries, count, sizeof *entries, by_text);
	buffer_format(out, "{\n  \"version\": %d,\n  \"entries\": [", VERSION);
	for (uint32_t i = 0; i < count; i++) {
		buffer_add_text(out, i ? ",\n    {" : "\n    {");
		add_text(out, "rule", entries[i].rule);
		add_text(out, "path", entries[i].path);
		add_text(out, "function", entries[i].function);
		add_text(out, "statement", entries[i].statement);
		buffer_format(out, "\"occurrence\": %u, \"hash\": \"%016" PRIx64 "\"}", entries[i].occurrence, entries[i].hash);
	}
	buffer_add_text(out, count ? "\n  ]\n}\n" : "]\n}\n");
}
