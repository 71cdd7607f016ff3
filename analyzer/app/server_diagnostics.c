/* Findings as the protocol has them. */
#include "app/server_parts.h"

#include "app/input.h"
#include "config/paths.h"
#include "lsp/uri.h"
#include "render/location.h"

#include <stdlib.h>

/* By enum severity. */
static const int severities[] = {[SEVERITY_INFO] = 3, [SEVERITY_WARNING] = 2, [SEVERITY_ERROR] = 1};
enum { TAG_UNNECESSARY = 1 };

/* A step of the way that the data take. Of another file only the line is known. */
static json_t *label_place(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic,
                           const struct label *label)
{
	struct arena scratch = {0};
	struct position far = {label->line ? label->line - 1 : 0, 0};
	struct range range = {far, far};
	const struct cell_document *cell = NULL;
	struct slice uri;
	json_t *place;

	if (!label->path.length)
		range = server_range(server, shown, diagnostic->source, label->span, &cell);
	uri = label->path.length ? uri_of(path_from(shown->root->path, label->path, &scratch), &scratch) : cell ? cell->uri : shown->uri;
	place = json_pack("{s:o,s:o}", "uri", json_slice(uri), "range", range_json(range));
	arena_free(&scratch);
	return place;
}

static void add_related(json_t *related, const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic,
                        const struct label *label)
{
	struct buffer text = {0};

	say_from_folder(&text, shown->root, label->text);
	json_array_append_new(related, json_pack("{s:o,s:o}", "location", label_place(server, shown, diagnostic, label), "message",
	                                         json_slice(buffer_slice(&text))));
	buffer_free(&text);
}

/* The trace ends with the finding itself, which need not be said again. Where there is none, there may be labels. */
static json_t *related_to(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic)
{
	json_t *related = json_array();

	for (uint32_t i = 0; i + 1 < diagnostic->trace.count; i++)
		add_related(related, server, shown, diagnostic, &diagnostic->trace.at[i]);
	for (uint32_t i = 0; !diagnostic->trace.count && i < diagnostic->labels.count; i++)
		add_related(related, server, shown, diagnostic, &diagnostic->labels.at[i]);
	return related;
}

/* A call of forty lines would be underlined from its first to its last: where it begins is enough. */
static struct span first_line(const struct source *source, struct span span)
{
	struct slice text = slice_part(source->code, span.start, clipped(source, span).end), line = {0};

	(void)slice_next(&text, '\n', &line);
	return (struct span){span.start, text.at ? span.start + slice_trim(line).length : span.end};
}

static struct range range_of(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic,
                             const struct cell_document **cell)
{
	struct position place = {diagnostic->line ? diagnostic->line - 1 : 0, diagnostic->column ? diagnostic->column - 1 : 0};

	*cell = NULL;
	if (has_text(diagnostic))
		return server_range(server, shown, diagnostic->source, first_line(diagnostic->source, diagnostic->span), cell);
	return (struct range){place, place};
}

/* The sentence, and what keeps it from being certain. */
static json_t *message_of(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic)
{
	struct buffer text = {0}, said = {0};
	json_t *message;

	buffer_add(&text, diagnostic->message);
	if (diagnostic->doubt.length)
		buffer_format(&text, " (%.*s: %.*s)", SLICE_ARGS(confidence_word(diagnostic->confidence)), SLICE_ARGS(diagnostic->doubt));
	say_from_folder(&said, shown->root, buffer_slice(&text));
	message = json_slice(buffer_slice(&said));
	buffer_free(&text);
	buffer_free(&said);
	return shown->pulled && server->client.markup ? json_pack("{s:s,s:o}", "kind", "markdown", "value", message) : message;
}

/* The page of a rule, or else the first thing to read that it names; NULL. */
static json_t *link_of(const struct root *root, const struct topic *topic)
{
	const struct engine *engine = server_engine(root);
	const struct rule *rule = rule_find(&engine->rules, topic->name);
	const struct render_options options = {.help_base = engine_rule_pages(engine)};
	struct buffer page = {0};
	json_t *link = topic_page(&page, topic, &options) ? json_slice(buffer_slice(&page)) : NULL;

	buffer_free(&page);
	for (uint32_t i = 0; rule && !link && i < rule->reference_count; i++)
		if (slice_starts(rule->references[i], SLICE("https://")))
			link = json_slice(rule->references[i]);
	return link;
}

static json_t *data_of(const struct diagnostic *diagnostic)
{
	json_t *settings = json_array();

	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		const struct setting_advice *setting = &diagnostic->settings.at[i];

		json_array_append_new(settings, json_pack("{s:o,s:o,s:o,s:o}", "key", json_slice(setting->key), "value", json_slice(setting->value),
		                                          "because", json_slice(setting->because), "where", json_slice(setting->where)));
	}
	return json_pack("{s:o,s:o,s:o}", "name", json_slice(diagnostic->topic->name), "confidence",
	                 json_slice(confidence_word(diagnostic->confidence)), "settings", settings);
}

static void describe_code(json_t *json, const struct root *root, const struct topic *topic)
{
	json_t *link = link_of(root, topic);

	if (link)
		json_object_set_new(json, "codeDescription", json_pack("{s:o}", "href", link));
}

json_t *diagnostic_json(const struct server *server, const struct shown *shown, const struct diagnostic *diagnostic,
                        const struct cell_document **cell)
{
	const struct client *client = &server->client;
	struct range range = range_of(server, shown, diagnostic, cell);
	json_t *json = json_pack("{s:o,s:i,s:o,s:s,s:o}", "range", range_json(range), "severity", severities[diagnostic->severity], "code",
	                         json_slice(diagnostic->topic->code), "source", "oomlint", "message",
	                         message_of(server, shown, diagnostic));

	if (shown->pulled || client->code_links)
		describe_code(json, shown->root, diagnostic->topic);
	if (diagnostic->topic == &topic_unused_suppression && (shown->pulled || client->tags))
		json_object_set_new(json, "tags", json_pack("[i]", TAG_UNNECESSARY));
	if (diagnostic->trace.count + diagnostic->labels.count && (shown->pulled || client->related))
		json_object_set_new(json, "relatedInformation", related_to(server, shown, diagnostic));
	if (shown->pulled || client->data)
		json_object_set_new(json, "data", data_of(diagnostic));
	return json;
}

json_t *diagnostics_json(const struct server *server, const struct shown *shown, const struct report *report,
                         const struct cell_document *cell)
{
	json_t *all = json_array();

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct cell_document *found;
		json_t *json = diagnostic_json(server, shown, &report->diagnostics.at[i], &found);

		if (found == cell || (!found && cell == shown->cells))
			json_array_append_new(all, json);
		else
			json_decref(json);
	}
	return all;
}

uint64_t json_hash(const json_t *json)
{
	char *text = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);
	uint64_t hash = input_hash(slice_of(text));

	free(text);
	return hash;
}

/* ---- pushed ---------------------------------------------------------------------------------------------------------- */

static void push(struct server *server, struct slice uri, const json_int_t *version, json_t *diagnostics, bool *said)
{
	bool some = json_array_size(diagnostics);
	json_t *params = json_pack("{s:o,s:o}", "uri", json_slice(uri), "diagnostics", diagnostics);

	if (version && server->client.versions)
		json_object_set_new(params, "version", json_integer(*version));
	connection_notify(&server->connection, "textDocument/publishDiagnostics", params);
	*said = some;
}

bool server_pushes(const struct server *server, const struct document_open *document)
{
	return document->notebook || !server->client.pulls;
}

void server_publish(struct server *server, struct document_open *document, const struct report *report)
{
	struct shown shown = document_shown(document);

	if (!document->notebook)
		push(server, document->uri, &document->version, diagnostics_json(server, &shown, report, NULL), &document->said);
	for (uint32_t i = 0; i < document->cell_count; i++) {
		json_t *diagnostics = diagnostics_json(server, &shown, report, &document->cells[i]);

		push(server, document->cells[i].uri, NULL, diagnostics, &document->cells[i].said);
	}
}

void server_unpublish(struct server *server, struct slice uri, bool *said)
{
	if (*said && !server->connection.over)
		push(server, uri, NULL, json_array(), said);
}
