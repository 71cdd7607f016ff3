/* The trace of a finding as SARIF's codeFlows: one thread, source first. */
#include "render/sarif_parts.h"

static void distant_location(struct json_writer *json, const struct label *step, const struct render_options *options)
{
	put_object(json, "physicalLocation");
	sarif_artifact(json, step->path, options);
	put_object(json, "region");
	put_number(json, "startLine", step->line);
	put_object_end(json);
	put_object_end(json);
}

static void write_step(struct json_writer *json, const struct diagnostic *diagnostic, const struct label *step,
                       const struct render_options *options)
{
	put_object(json, NULL);
	put_object(json, "location");
	if (step->path.length)
		distant_location(json, step, options);
	else
		sarif_location(json, diagnostic, step->span, options);
	sarif_message(json, "message", step->text);
	put_object_end(json);
	put_object_end(json);
}

void sarif_flow(struct json_writer *json, const struct diagnostic *diagnostic, const struct render_options *options)
{
	if (!has_text(diagnostic) || !diagnostic->trace.count)
		return;
	put_array(json, "codeFlows");
	put_object(json, NULL);
	put_array(json, "threadFlows");
	put_object(json, NULL);
	put_array(json, "locations");
	for (uint32_t i = 0; i < diagnostic->trace.count; i++)
		write_step(json, diagnostic, &diagnostic->trace.at[i], options);
	put_array_end(json);
	put_object_end(json);
	put_array_end(json);
	put_object_end(json);
	put_array_end(json);
}
