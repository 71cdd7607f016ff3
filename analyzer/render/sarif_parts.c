#include "render/sarif_parts.h"
#include "text/segment.h"

/* By enum severity. */
static const char *const levels[] = {"note", "warning", "error"};

const char *sarif_level(enum severity severity)
{
	return levels[severity];
}

void sarif_message(struct json_writer *json, const char *key, struct slice text)
{
	put_object(json, key);
	put_text(json, "text", text);
	put_object_end(json);
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

static void add_encoded(struct buffer *out, struct slice path)
{
	for (uint32_t i = 0; i < path.length; i++) {
		if (is_unreserved(path.at[i]))
			buffer_add_char(out, path.at[i]);
		else
			buffer_format(out, "%%%02X", (unsigned char)path.at[i]);
	}
}

void sarif_folder(struct json_writer *json, const char *key, struct slice folder)
{
	struct buffer uri = {0};

	buffer_add_text(&uri, "file://");
	add_encoded(&uri, folder);
	if (!slice_ends(folder, SLICE("/")))
		buffer_add_char(&uri, '/');
	put_text(json, key, buffer_slice(&uri));
	buffer_free(&uri);
}

void sarif_artifact(struct json_writer *json, struct slice path, const struct render_options *options)
{
	struct slice relative = path_below(path, options->base);
	bool absolute = slice_starts(relative, SLICE("/"));
	struct buffer uri = {0};

	if (absolute)
		buffer_add_text(&uri, "file://");
	add_encoded(&uri, relative);
	put_object(json, "artifactLocation");
	put_text(json, "uri", buffer_slice(&uri));
	if (!absolute)
		put_text(json, "uriBaseId", SLICE("SRCROOT"));
	put_object_end(json);
	buffer_free(&uri);
}

void sarif_region(struct json_writer *json, const char *key, const struct source *source, struct span file)
{
	struct place start = source_file_place(source, file.start, COLUMN_UTF16);
	struct place end = source_file_place(source, file.end, COLUMN_UTF16);

	put_object(json, key);
	put_number(json, "startLine", start.line);
	put_number(json, "startColumn", start.column);
	put_number(json, "endLine", end.line);
	put_number(json, "endColumn", end.column);
	put_object_end(json);
}

static void bare_region(struct json_writer *json, const struct diagnostic *diagnostic)
{
	if (!diagnostic->line)
		return;
	put_object(json, "region");
	put_number(json, "startLine", diagnostic->line);
	if (diagnostic->column)
		put_number(json, "startColumn", diagnostic->column);
	put_object_end(json);
}

static void notebook_properties(struct json_writer *json, const struct source *source, uint32_t code_offset)
{
	struct place place = source_place(source, code_offset);

	if (!place.cell)
		return;
	put_object(json, "properties");
	put_number(json, "notebookCell", place.cell);
	put_number(json, "cellLine", place.cell_line);
	put_object_end(json);
}

void sarif_location(struct json_writer *json, const struct diagnostic *diagnostic, struct span span,
                    const struct render_options *options)
{
	const struct source *source = has_text(diagnostic) ? diagnostic->source : NULL;

	put_object(json, "physicalLocation");
	sarif_artifact(json, diagnostic_path(diagnostic), options);
	if (source)
		sarif_region(json, "region", source, source_file_span(source, clipped(source, span)));
	else
		bare_region(json, diagnostic);
	put_object_end(json);
	if (source)
		notebook_properties(json, source, clipped(source, span).start);
}

/* Each word once. */
static void write_tags(struct json_writer *json, const struct topic *topic)
{
	struct slice rest = topic->categories, word;
	bool has_family = false;

	put_array(json, "tags");
	while (slice_next(&rest, ' ', &word)) {
		struct slice before = slice_between(topic->categories.at, word.at);
		bool known = false;
		struct slice other;

		while (!known && slice_next(&before, ' ', &other))
			known = slice_equal(other, word);
		if (word.length && !known)
			put_text(json, NULL, word);
		has_family |= slice_equal(word, topic->family);
	}
	if (!has_family && topic->family.length)
		put_text(json, NULL, topic->family);
	put_array_end(json);
}

static void write_properties(struct json_writer *json, const struct topic *topic)
{
	struct slice rest = topic->categories, category = {0};

	slice_next(&rest, ' ', &category);
	put_object(json, "properties");
	put_text(json, "category", category.length ? category : topic->family);
	write_tags(json, topic);
	put_object_end(json);
}

static void write_help(struct json_writer *json, struct slice why)
{
	put_object(json, "help");
	put_text(json, "text", why);
	put_text(json, "markdown", why);
	put_object_end(json);
}

static void write_rule(struct json_writer *json, const struct topic *topic, const struct render_options *options)
{
	struct slice why = topic->why.length ? slice_trim(topic->why) : topic->title;

	put_object(json, NULL);
	put_text(json, "id", topic->code);
	put_text(json, "name", topic->name);
	sarif_message(json, "shortDescription", topic->title);
	sarif_message(json, "fullDescription", why);
	write_help(json, why);
	put_help_url(json, "helpUri", topic, options);
	put_object(json, "defaultConfiguration");
	put_text(json, "level", slice_of(sarif_level(topic->severity)));
	put_object_end(json);
	write_properties(json, topic);
	put_object_end(json);
}

void sarif_tool(struct json_writer *json, const struct render_options *options)
{
	put_object(json, "tool");
	put_object(json, "driver");
	put_text(json, "name", SLICE("oomlint"));
	if (options->version.length)
		put_text(json, "version", options->version);
	put_array(json, "rules");
	for (uint32_t i = 0; i < options->topic_count; i++)
		write_rule(json, options->topics[i], options);
	put_array_end(json);
	put_object_end(json);
	put_object_end(json);
}
