/* SARIF 2.1.0. Regions are those of the file on disk, also in a notebook; columns count UTF-16 units. */
#include "render/fingerprint.h"
#include "render/sarif_parts.h"
#include "text/segment.h"

#include <inttypes.h>

static const char schema[] = 
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

struct log {
	struct json_writer json;
	const struct report *report;
	const struct render_options *options;
	struct fingerprints fingerprints;
};

/* Own topics that say that something asked for was not looked at: the run is told of them too. */
static const struct topic *const execution_topics[] = {
	&topic_file_unreadable,  &topic_file_not_regular, &topic_file_encoding, &topic_parse_budget,
	&topic_notebook_invalid, &topic_file_too_large,   &topic_no_files,      NULL,
};
static const struct topic *const configuration_topics[] = {
	&topic_rule_invalid, &topic_query_invalid, &topic_data_invalid, &topic_option_invalid, &topic_settings_invalid, &topic_baseline_invalid,
	NULL,
};

static bool is_among(const struct topic *const *topics, const struct topic *topic)
{
	while (*topics && *topics != topic)
		topics++;
	return *topics != NULL;
}

/* A result needs a file, or code scanning refuses the whole log. */
static bool is_result(const struct diagnostic *diagnostic)
{
	return diagnostic_path(diagnostic).length > 0;
}

static bool is_notification(const struct diagnostic *diagnostic, const struct topic *const *topics)
{
	if (is_among(topics, diagnostic->topic))
		return true;
	return topics == execution_topics && !is_result(diagnostic) && !is_among(configuration_topics, diagnostic->topic);
}

static void write_locations(struct log *log, const struct diagnostic *diagnostic)
{
	if (!is_result(diagnostic))
		return;
	put_array(&log->json, "locations");
	put_object(&log->json, NULL);
	sarif_location(&log->json, diagnostic, diagnostic->span, log->options);
	put_object_end(&log->json);
	put_array_end(&log->json);
}

static void write_notification(struct log *log, const struct diagnostic *diagnostic)
{
	put_object(&log->json, NULL);
	put_object(&log->json, "descriptor");
	put_text(&log->json, "id", diagnostic->topic->code);
	put_object_end(&log->json);
	put_text(&log->json, "level", slice_of(sarif_level(diagnostic->severity)));
	sarif_message(&log->json, "message", diagnostic->message);
	write_locations(log, diagnostic);
	put_object_end(&log->json);
}

static void write_notifications(struct log *log, const char *key, const struct topic *const *topics)
{
	bool begun = false;

	for (uint32_t i = 0; i < log->report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &log->report->diagnostics.at[i];

		if (!is_notification(diagnostic, topics))
			continue;
		if (!begun)
			put_array(&log->json, key);
		begun = true;
		write_notification(log, diagnostic);
	}
	if (begun)
		put_array_end(&log->json);
}

static void write_invocation(struct log *log)
{
	put_array(&log->json, "invocations");
	put_object(&log->json, NULL);
	put_flag(&log->json, "executionSuccessful", !log->report->incomplete);
	write_notifications(log, "toolExecutionNotifications", execution_topics);
	write_notifications(log, "toolConfigurationNotifications", configuration_topics);
	put_object_end(&log->json);
	put_array_end(&log->json);
}

static void write_root(struct log *log)
{
	struct slice base = log->options->base;

	put_object(&log->json, "originalUriBaseIds");
	put_object(&log->json, "SRCROOT");
	if (slice_starts(base, SLICE("/")))
		sarif_folder(&log->json, "uri", base);
	sarif_message(&log->json, "description", SLICE("The folder that oomlint was started in."));
	put_object_end(&log->json);
	put_object_end(&log->json);
}

static void write_rule_index(struct log *log, const struct topic *topic)
{
	for (uint32_t i = 0; i < log->options->topic_count; i++)
		if (slice_equal(log->options->topics[i]->code, topic->code)) {
			put_number(&log->json, "ruleIndex", i);
			return;
		}
}

static void write_related(struct log *log, const struct diagnostic *diagnostic)
{
	if (!has_text(diagnostic) || !diagnostic->labels.count)
		return;
	put_array(&log->json, "relatedLocations");
	for (uint32_t i = 0; i < diagnostic->labels.count; i++) {
		put_object(&log->json, NULL);
		put_number(&log->json, "id", i + 1);
		sarif_location(&log->json, diagnostic, diagnostic->labels.at[i].span, log->options);
		sarif_message(&log->json, "message", diagnostic->labels.at[i].text);
		put_object_end(&log->json);
	}
	put_array_end(&log->json);
}

static void write_fingerprint(struct log *log, const struct diagnostic *diagnostic)
{
	struct buffer hash = {0};
	const struct source *source = diagnostic->source;

	if (!has_text(diagnostic))
		return;
	fingerprint_add(&log->fingerprints, source, source_place(source, clipped(source, diagnostic->span).start).line, &hash);
	put_object(&log->json, "partialFingerprints");
	put_text(&log->json, "primaryLocationLineHash", buffer_slice(&hash));
	if (diagnostic->identity) {
		hash.length = 0;
		buffer_format(&hash, "%016" PRIx64, diagnostic->identity->hash);
		put_text(&log->json, "oomlintStatement/v1", buffer_slice(&hash));
	}
	put_object_end(&log->json);
	buffer_free(&hash);
}

/* What an edit does to the file, or nothing when it cannot be mapped back. */
static void write_replacement(struct log *log, const struct source *source, struct edit edit)
{
	struct buffer text = {0};
	struct span file;

	if (source_file_edit(source, edit, &file, &text)) {
		put_object(&log->json, NULL);
		sarif_region(&log->json, "deletedRegion", source, file);
		sarif_message(&log->json, "insertedContent", buffer_slice(&text));
		put_object_end(&log->json);
	}
	buffer_free(&text);
}

static void write_fix(struct log *log, const struct diagnostic *diagnostic, const struct fix *fix)
{
	put_object(&log->json, NULL);
	sarif_message(&log->json, "description", fix->title);
	put_array(&log->json, "artifactChanges");
	put_object(&log->json, NULL);
	sarif_artifact(&log->json, diagnostic_path(diagnostic), log->options);
	put_array(&log->json, "replacements");
	for (uint32_t i = 0; i < fix->edit_count; i++)
		write_replacement(log, diagnostic->source, fix->edits[i]);
	put_array_end(&log->json);
	put_object_end(&log->json);
	put_array_end(&log->json);
	put_object(&log->json, "properties");
	put_text(&log->json, "applicability", slice_of(applicability_words[fix->applicability]));
	put_object_end(&log->json);
	put_object_end(&log->json);
}

/* A fix is offered when all of its edits can be made. */
static bool is_writable(const struct diagnostic *diagnostic, const struct fix *fix)
{
	struct buffer text = {0};
	struct span file;
	bool writable = has_text(diagnostic) && fix->edit_count;

	for (uint32_t i = 0; writable && i < fix->edit_count; i++)
		writable = source_file_edit(diagnostic->source, fix->edits[i], &file, &text);
	buffer_free(&text);
	return writable;
}

static void write_fixes(struct log *log, const struct diagnostic *diagnostic)
{
	bool begun = false;

	for (uint32_t i = 0; i < diagnostic->fixes.count; i++) {
		if (!is_writable(diagnostic, &diagnostic->fixes.at[i]))
			continue;
		if (!begun)
			put_array(&log->json, "fixes");
		begun = true;
		write_fix(log, diagnostic, &diagnostic->fixes.at[i]);
	}
	if (begun)
		put_array_end(&log->json);
}

/* Results that are not to be shown say who says so, and why. */
static void write_suppressions(struct log *log, const struct diagnostic *diagnostic)
{
	if (diagnostic->silencer == SILENCED_BY_NOBODY)
		return;
	put_array(&log->json, "suppressions");
	put_object(&log->json, NULL);
	put_text(&log->json, "kind", diagnostic->silencer == SILENCED_BY_COMMENT ? SLICE("inSource") : SLICE("external"));
	if (diagnostic->justification.length)
		put_text(&log->json, "justification", diagnostic->justification);
	put_object_end(&log->json);
	put_array_end(&log->json);
}

static void write_baseline_state(struct log *log, const struct diagnostic *diagnostic)
{
	if (diagnostic->baseline != BASELINE_NONE)
		put_text(&log->json, "baselineState", diagnostic->baseline == BASELINE_NEW ? SLICE("new") : SLICE("unchanged"));
}

/* By enum confidence: the order in which viewers sort. */
static const unsigned ranks[] = {0, 90, 60, 30};

static void write_properties(struct log *log, const struct diagnostic *diagnostic)
{
	bool sure = diagnostic->confidence != CONFIDENCE_UNSAID;

	if (sure)
		put_number(&log->json, "rank", ranks[diagnostic->confidence]);
	if (!sure && !diagnostic->settings.count)
		return;
	put_object(&log->json, "properties");
	if (sure)
		put_text(&log->json, "confidence", confidence_word(diagnostic->confidence));
	if (diagnostic->doubt.length)
		put_text(&log->json, "doubt", diagnostic->doubt);
	if (diagnostic->settings.count)
		put_settings(&log->json, diagnostic);
	put_object_end(&log->json);
}

static void write_result(struct log *log, const struct diagnostic *diagnostic)
{
	struct buffer room = {0};

	put_object(&log->json, NULL);
	put_text(&log->json, "ruleId", diagnostic->topic->code);
	write_rule_index(log, diagnostic->topic);
	put_text(&log->json, "level", slice_of(sarif_level(diagnostic->severity)));
	sarif_message(&log->json, "message", judgement(diagnostic, &room));
	buffer_free(&room);
	write_locations(log, diagnostic);
	write_related(log, diagnostic);
	sarif_flow(&log->json, diagnostic, log->options);
	write_fingerprint(log, diagnostic);
	write_baseline_state(log, diagnostic);
	write_suppressions(log, diagnostic);
	write_fixes(log, diagnostic);
	write_properties(log, diagnostic);
	put_object_end(&log->json);
}

static void write_run(struct log *log)
{
	put_object(&log->json, NULL);
	sarif_tool(&log->json, log->options);
	put_object(&log->json, "automationDetails");
	put_text(&log->json, "id", SLICE("oomlint/"));
	put_object_end(&log->json);
	put_text(&log->json, "columnKind", SLICE("utf16CodeUnits"));
	write_root(log);
	write_invocation(log);
	put_array(&log->json, "results");
	for (uint32_t i = 0; i < log->report->diagnostics.count; i++)
		if (is_result(&log->report->diagnostics.at[i]))
			write_result(log, &log->report->diagnostics.at[i]);
	for (uint32_t i = 0; i < log->report->silenced.count; i++)
		write_result(log, &log->report->silenced.at[i]);
	put_array_end(&log->json);
	put_object_end(&log->json);
}

void render_sarif(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct log log = {.json = {.sink = sink}, .report = report, .options = options};

	put_object(&log.json, NULL);
	put_text(&log.json, "$schema", slice_of(schema));
	put_text(&log.json, "version", SLICE("2.1.0"));
	put_array(&log.json, "runs");
	write_run(&log);
	put_array_end(&log.json);
	put_object_end(&log.json);
	put_end(&log.json);
	fingerprints_free(&log.fingerprints);
}
