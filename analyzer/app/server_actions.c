/* What can be done about a finding: rewrites, comments that silence it, settings. */
#include "app/server_parts.h"

#include "suppress/add.h"

static const char fix_kind[] = "quickfix";
static const char all_kind[] = "source.fixAll.oomlint";
/* A client asks each cell for the other one and would apply the same edit once for each. */
static const char notebook_kind[] = "notebook.source.fixAll.oomlint";

/* One question for actions, and its answer. */
struct asking {
	struct server *server;
	struct document_open *document;
	const struct cell_document *cell;
	struct range range;
	const json_t *only;
	const json_t *about;       /* findings that the client names */
	json_t *actions;
	json_t *in_code;           /* settings that have a place in the code; NULL: nobody has asked */
};

/* "source.fixAll" means "source.fixAll.oomlint", too. */
static bool wants(const struct asking *asking, const char *kind)
{
	bool wanted = !json_array_size(asking->only);

	for (size_t i = 0; i < json_array_size(asking->only); i++) {
		const char *word = json_string_value(json_array_get(asking->only, i));
		size_t length = word ? strlen(word) : 0;

		wanted = wanted || (word && !strncmp(kind, word, length) && (!length || !kind[length] || kind[length] == '.'));
	}
	return wanted;
}

/* ---- rewrites -------------------------------------------------------------------------------------------------------- */

/* The word that a message asks for: a guess, but a change of a name and not of a job. */
static bool is_meant(const struct diagnostic *diagnostic, const struct fix *fix)
{
	return diagnostic->meant.length && fix->edit_count == 1 && slice_equal(fix->edits[0].text, diagnostic->meant);
}

static bool is_single_safe(const struct diagnostic *diagnostic, const struct fix *fix)
{
	uint32_t safe = 0;

	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		safe += diagnostic->fixes.at[i].applicability == FIX_SAFE && diagnostic->fixes.at[i].edit_count;
	return safe == 1 && fix->applicability == FIX_SAFE;
}

static bool is_preferred(const struct diagnostic *diagnostic, const struct fix *fix)
{
	return diagnostic->meant.length ? is_meant(diagnostic, fix) : is_single_safe(diagnostic, fix);
}

/* Beside the actions of other servers it is not plain whose "look at a few rows" is. */
static json_t *title_of(const struct diagnostic *diagnostic, const struct fix *fix)
{
	if (is_meant(diagnostic, fix))
		return json_sprintf("Change to `%.*s`", SLICE_ARGS(diagnostic->meant));
	return json_sprintf("oomlint (%.*s): %.*s%s", SLICE_ARGS(diagnostic->topic->code), SLICE_ARGS(fix->title),
	                    fix->applicability == FIX_SAFE ? "" : " (may change what the job does)");
}

static void offer_rewrites(struct asking *asking, const struct diagnostic *diagnostic, json_t *json)
{
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++) {
		const struct fix *fix = &diagnostic->fixes.at[i];
		json_t *edit, *action;

		if (!fix->edit_count)
			continue;
		edit = edits_json(asking->server, asking->document, diagnostic->source, fix->edits, fix->edit_count, (struct slice){0});
		if (!edit)
			continue;
		action = json_pack("{s:o,s:s,s:[O],s:o}", "title", title_of(diagnostic, fix), "kind", fix_kind, "diagnostics", json, "edit", edit);
		if (is_preferred(diagnostic, fix))
			json_object_set_new(action, "isPreferred", json_true());
		json_array_append_new(asking->actions, action);
	}
}

/* ---- comments -------------------------------------------------------------------------------------------------------- */

static const struct {
	enum reach reach;
	const char *word, *title;
	bool cells;                    /* only in notebooks */
} reaches[] = {
	{REACH_LINE, "line", "Silence %.*s on this line, with a reason", false},
	{REACH_STATEMENT, "statement", "Silence %.*s in this statement, with a reason", false},
	{REACH_CELL, "cell", "Silence %.*s in this cell, with a reason", true},
	{REACH_FILE, "file", "Silence %.*s in this file, with a reason", false},
};
enum { REACHES = sizeof reaches / sizeof *reaches };

/* A comment for one finding. */
struct silencing {
	const struct server *server;
	const struct document_open *document;
	const struct diagnostic *diagnostic;
	enum reach reach;
	json_t *edit;
};

static void write_comment(void *context, const struct document *parsed)
{
	struct silencing *silencing = context;
	struct slice reason = silencing->server->reason;
	const struct suppression suppression = {.tree = &parsed->tree, .topics = server_engine(silencing->document->root)->topics,
	                                        .on = server_engine(silencing->document->root)->on};
	struct arena memory = {0};
	struct report report = {.arena = &memory};
	struct diagnostic *diagnostic = report_add(&report, silencing->diagnostic->topic);

	*diagnostic = *silencing->diagnostic;
	diagnostic->source = &parsed->source;
	memset(&diagnostic->fixes, 0, sizeof diagnostic->fixes);
	suppress_offer(&suppression, 0, reason, silencing->reach, &report);
	if (report.diagnostics.at[0].fixes.count)
		silencing->edit = edits_json(silencing->server, silencing->document, &parsed->source, report.diagnostics.at[0].fixes.at[0].edits, 1,
		                             reason);
	arena_free(&memory);
}

static json_t *comment_edit(struct server *server, struct document_open *document, const struct diagnostic *diagnostic, enum reach reach)
{
	struct silencing silencing = {server, document, diagnostic, reach, NULL};

	document_visit(server, document, false, write_comment, &silencing);
	return silencing.edit;
}

/* What codeAction/resolve needs to find the finding again. */
static json_t *data_for(const struct asking *asking, const struct diagnostic *diagnostic, const char *word)
{
	return json_pack("{s:o,s:I,s:s,s:o,s:i}", "uri", json_slice(asking->document->uri), "version", asking->document->version, "do", word,
	                 "name", json_slice(diagnostic->topic->name), "at", (int)diagnostic->span.start);
}

static void offer_comments(struct asking *asking, const struct diagnostic *diagnostic, json_t *json)
{
	struct arena scratch = {0};

	for (int i = 0; diagnostic->source && i < REACHES; i++) {
		json_t *action, *edit;

		if (reaches[i].cells && !source_cell(diagnostic->source, diagnostic->span.start))
			continue;
		if (slice_equal(diagnostic->topic->family, SLICE("suppression")) || slice_equal(diagnostic->topic->family, SLICE("oomlint")))
			continue;
		action = json_pack("{s:o,s:s,s:[O]}", "title", json_slice(arena_format(&scratch, reaches[i].title, SLICE_ARGS(diagnostic->topic->name))),
		                   "kind", fix_kind, "diagnostics", json);
		if (asking->server->client.resolves) {
			json_object_set_new(action, "data", data_for(asking, diagnostic, reaches[i].word));
		} else {
			edit = comment_edit(asking->server, asking->document, diagnostic, reaches[i].reach);
			json_object_set_new(action, "edit", edit ? edit : json_object());
		}
		json_array_append_new(asking->actions, action);
	}
	arena_free(&scratch);
}

/* ---- all at once ----------------------------------------------------------------------------------------------------- */

static const char *kind_of_all(const struct asking *asking)
{
	return asking->document->notebook ? notebook_kind : all_kind;
}

static void offer_all(struct asking *asking)
{
	json_t *action = json_pack("{s:s,s:s}", "title", "Fix all that oomlint can", "kind", kind_of_all(asking));

	if (asking->server->client.resolves) {
		json_object_set_new(action, "data", json_pack("{s:o,s:I,s:s}", "uri", json_slice(asking->document->uri), "version",
		                                              asking->document->version, "do", "all"));
	} else {
		json_t *edit = fix_all_edit(asking->server, asking->document);

		json_object_set_new(action, "edit", edit ? edit : json_object());
	}
	json_array_append_new(asking->actions, action);
}

static bool can_fix(const struct document_open *document, const struct report *report)
{
	enum applicability least = fix_level(document->root);

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		for (uint32_t f = 0; f < report->diagnostics.at[i].fixes.count; f++)
			if (report->diagnostics.at[i].fixes.at[f].edit_count && report->diagnostics.at[i].fixes.at[f].applicability >= least)
				return true;
	return false;
}

/* ---- requests -------------------------------------------------------------------------------------------------------- */

static bool is_named(const struct asking *asking, const json_t *json)
{
	for (size_t i = 0; json && i < json_array_size(asking->about); i++) {
		const json_t *each = json_array_get(asking->about, i);

		if (json_equal(json_at(each, "code"), json_at(json, "code")) && json_equal(json_at(each, "range"), json_at(json, "range")))
			return true;
	}
	return false;
}

/* The finding for the client; NULL: it is elsewhere. Neovim names all of the line, wherever in it the cursor is. */
static json_t *asked_for(const struct asking *asking, const struct shown *shown, const struct diagnostic *diagnostic)
{
	const struct cell_document *cell;
	json_t *json = diagnostic->source ? diagnostic_json(asking->server, shown, diagnostic, &cell) : NULL;
	struct range range = {0};

	range_read(json_at(json, "range"), &range);
	if (json && cell == asking->cell && (range_meets(range, asking->range) || is_named(asking, json)))
		return json;
	json_decref(json);
	return NULL;
}

/* Kate asks for the whole text and names the one finding that it means. Who names what is not there any more is shown all of the range. */
static bool names_any(const struct asking *asking, const struct shown *shown, const struct report *report)
{
	bool any = false;

	for (uint32_t i = 0; json_array_size(asking->about) && !any && i < report->diagnostics.count; i++) {
		json_t *json = asked_for(asking, shown, &report->diagnostics.at[i]);

		any = is_named(asking, json);
		json_decref(json);
	}
	return any;
}

static void offer_for(struct asking *asking, const struct shown *shown, const struct diagnostic *diagnostic, bool only_named)
{
	json_t *json = asked_for(asking, shown, diagnostic);

	if (json && (!only_named || is_named(asking, json))) {
		offer_rewrites(asking, diagnostic, json);
		offer_settings(asking->server, asking->document, diagnostic, json, &asking->in_code, asking->actions);
		offer_comments(asking, diagnostic, json);
	}
	json_decref(json);
}

json_t *code_actions(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	struct cell_document *cell;
	struct asking asking = {.server = server, .only = json_at(params, "context.only"), .actions = json_array()};
	const struct report *report;
	struct shown shown;
	bool only_named;

	(void)reply;
	asking.document = server_document(server, json_text_at(params, "textDocument.uri"), &cell);
	asking.cell = cell;
	asking.about = json_at(params, "context.diagnostics");
	if (!asking.document || !range_read(json_at(params, "range"), &asking.range))
		return asking.actions;
	report = document_report(server, asking.document);
	shown = document_shown(asking.document);
	shown.pulled = !server_pushes(server, asking.document);
	only_named = names_any(&asking, &shown, report);
	for (uint32_t i = 0; wants(&asking, fix_kind) && i < report->diagnostics.count; i++)
		offer_for(&asking, &shown, &report->diagnostics.at[i], only_named);
	if (!asking.document->foreign && wants(&asking, kind_of_all(&asking)) && can_fix(asking.document, report))
		offer_all(&asking);
	json_decref(asking.in_code);
	return asking.actions;
}

static const struct diagnostic *found_again(const struct report *report, const json_t *data)
{
	struct slice name = json_text_at(data, "name");

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (slice_equal(report->diagnostics.at[i].topic->name, name) && report->diagnostics.at[i].source &&
		    report->diagnostics.at[i].span.start == json_number_at(data, "at"))
			return &report->diagnostics.at[i];
	return NULL;
}

static json_t *resolved_edit(struct server *server, struct document_open *document, const json_t *data)
{
	struct slice word = json_text_at(data, "do");
	const struct diagnostic *diagnostic;

	if (slice_equal(word, SLICE("all")))
		return fix_all_edit(server, document);
	diagnostic = found_again(document_report(server, document), data);
	for (int i = 0; diagnostic && i < REACHES; i++)
		if (slice_equal(word, slice_of(reaches[i].word)))
			return comment_edit(server, document, diagnostic, reaches[i].reach);
	return NULL;
}

json_t *resolve_action(void *context, const json_t *params, struct reply *reply)
{
	struct server *server = context;
	const json_t *data = json_at(params, "data");
	struct document_open *document = server_document(server, json_text_at(data, "uri"), NULL);
	json_t *edit, *action = json_copy((json_t *)params);

	if (!data)
		return action;
	edit = document && json_integer_value(json_at(data, "version")) == document->version ? resolved_edit(server, document, data) : NULL;
	if (edit) {
		json_object_set_new(action, "edit", edit);
		return action;
	}
	json_decref(action);
	reply->error = LSP_REQUEST_FAILED;
	reply->message = "the text has changed since this was offered";
	return NULL;
}
