/* GitLab's code quality report. Its widget does not show the rule, so the description says it; of findings with equal
 * fingerprints it shows one only, so they are those that the baseline knows findings by, with the path. */
#include "render/json_write.h"
#include "render/location.h"

#include <inttypes.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* By enum severity. */
static const char *const severities[] = {"info", "major", "critical"};

/* What a finding is known by in its file: its identity, or else its place and words. */
static void add_identity(struct buffer *out, const struct diagnostic *diagnostic)
{
	struct region region;

	buffer_format(out, "%.*s\n", SLICE_ARGS(diagnostic->topic->code));
	if (diagnostic->identity) {
		buffer_format(out, "%016" PRIx64, diagnostic->identity->hash);
		return;
	}
	if (diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region))
		buffer_format(out, "%u:%u\n", region.start.line, region.start.column);
	buffer_add(out, diagnostic->message);
}

static void put_fingerprint(struct json_writer *json, const struct diagnostic *diagnostic, struct slice path)
{
	struct buffer text = {0};
	XXH128_hash_t hash;

	buffer_add(&text, path);
	buffer_add_text(&text, "\n");
	add_identity(&text, diagnostic);
	hash = XXH3_128bits(text.at, text.length);
	text.length = 0;
	buffer_format(&text, "%016" PRIx64 "%016" PRIx64, (uint64_t)hash.high64, (uint64_t)hash.low64);
	put_text(json, "fingerprint", buffer_slice(&text));
	buffer_free(&text);
}

static void put_position(struct json_writer *json, const char *key, struct place place)
{
	put_object(json, key);
	put_number(json, "line", place.line);
	put_number(json, "column", place.column);
	put_object_end(json);
}

/* Both ways that GitLab knows: `lines` is what the widget links to. */
static void put_location(struct json_writer *json, const struct diagnostic *diagnostic, struct slice path)
{
	struct region region;
	bool known = diagnostic_region(diagnostic, COLUMN_CODE_POINT, &region);

	put_object(json, "location");
	put_text(json, "path", path);
	put_object(json, "lines");
	put_number(json, "begin", known ? region.start.line : 1);
	if (known)
		put_number(json, "end", region.end.line);
	put_object_end(json);
	if (known) {
		put_object(json, "positions");
		put_position(json, "begin", region.start);
		put_position(json, "end", region.end);
		put_object_end(json);
	}
	put_object_end(json);
}

static void put_issue(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	struct slice path = artifact_path(diagnostic, options);
	struct buffer description = {0}, room = {0};

	buffer_format(&description, "%.*s %.*s: %.*s", SLICE_ARGS(diagnostic->topic->code), SLICE_ARGS(diagnostic->topic->name),
	              SLICE_ARGS(judgement(diagnostic, &room)));
	put_object(json, NULL);
	put_text(json, "description", buffer_slice(&description));
	put_text(json, "check_name", diagnostic->topic->code);
	put_fingerprint(json, diagnostic, path);
	put_text(json, "severity", slice_of(severities[diagnostic->severity]));
	put_location(json, diagnostic, path);
	put_object_end(json);
	buffer_free(&description);
	buffer_free(&room);
}

void render_gitlab(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct json_writer json = {.sink = sink};

	put_array(&json, NULL);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		put_issue(&json, &report->diagnostics.at[i], options);
	put_array_end(&json);
	put_end(&json);
}
