/* Actions for the settings that a finding names: into spark-defaults.conf, and into the code that builds the session. */
#include "app/server_parts.h"

#include "app/builder.h"

static json_t *name_of_setting(const struct setting_advice *setting)
{
	struct arena scratch = {0};
	json_t *name = json_slice(arena_format(&scratch, "%.*s=%.*s", SLICE_ARGS(setting->key), SLICE_ARGS(setting->value)));

	arena_free(&scratch);
	return name;
}

/* ---- into spark-defaults.conf ------------------------------------------------------------------------------------------ */

static json_t *defaults_action(const struct document_open *document, const struct setting_advice *setting, json_t *name)
{
	json_t *title = json_sprintf("Put %s into spark-defaults.conf", json_string_value(name));
	json_t *command = json_pack("{s:O,s:s,s:[o,o,o]}", "title", title, "command", put_setting_command, "arguments",
	                            json_slice(document->uri), json_slice(setting->key), json_slice(setting->value));

	return json_pack("{s:o,s:o}", "title", title, "command", command);
}

/* ---- into the code ----------------------------------------------------------------------------------------------------- */

/* The document's settings, and the action for each that has a place in it. */
struct placing {
	const struct server *server;
	const struct document_open *document;
	const struct report *report;
	json_t *actions;           /* by "KEY=VALUE"; null: there is no place for it */
};

static json_t *code_action(const struct placing *placing, const struct document *parsed, const struct setting_advice *setting, const char *name)
{
	struct arena scratch = {0};
	struct code_setting place;
	json_t *edit = NULL, *title = NULL;

	if (parsed->known && code_setting_find(parsed, server_engine(placing->document->root)->keys, setting->key, setting->value, &scratch, &place)) {
		edit = edits_json(placing->server, placing->document, &parsed->source, &place.edit, 1, (struct slice){0});
		title = place.line ? json_sprintf("Set %s where line %u sets it", name, place.line)
		                   : json_sprintf("Put %s into the builder of the session", name);
	}
	arena_free(&scratch);
	if (edit)
		return json_pack("{s:o,s:o}", "title", title, "edit", edit);
	json_decref(title);
	return json_null();
}

static void place(struct placing *placing, const struct document *parsed, const struct setting_advice *setting)
{
	json_t *name = name_of_setting(setting);
	const char *word = json_string_value(name);

	if (!json_object_get(placing->actions, word))
		json_object_set_new(placing->actions, word, code_action(placing, parsed, setting, word));
	json_decref(name);
}

static void place_all(void *context, const struct document *parsed)
{
	struct placing *placing = context;

	for (uint32_t i = 0; i < placing->report->diagnostics.count; i++)
		for (uint32_t s = 0; s < placing->report->diagnostics.at[i].settings.count; s++)
			place(placing, parsed, &placing->report->diagnostics.at[i].settings.at[s]);
}

/* ---- both ------------------------------------------------------------------------------------------------------------ */

static void add(json_t *actions, json_t *action, json_t *about)
{
	json_object_set_new(action, "kind", json_string("quickfix"));
	json_object_set_new(action, "diagnostics", json_pack("[O]", about));
	json_array_append_new(actions, action);
}

void offer_settings(struct server *server, struct document_open *document, const struct diagnostic *diagnostic, json_t *about,
                    json_t **in_code, json_t *actions)
{
	struct placing placing = {server, document, NULL, NULL};

	if (diagnostic->settings.count && !*in_code) {
		placing.report = document_report(server, document);
		*in_code = placing.actions = json_object();
		document_visit(server, document, true, place_all, &placing);
	}
	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		json_t *name = name_of_setting(&diagnostic->settings.at[i]);
		json_t *there = json_object_get(*in_code, json_string_value(name));

		if (server->client.applies)
			add(actions, defaults_action(document, &diagnostic->settings.at[i], name), about);
		if (json_is_object(there))
			add(actions, json_copy(there), about);
		json_decref(name);
	}
}
