/* One line for each finding: path:line:column: severity[name] CODE: message (likely) */
#include "render/location.h"

void render_concise(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct pen pen = {.sink = sink, .options = options};

	for (uint32_t i = 0; i < report->diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &report->diagnostics.at[i];

		pen_headline(&pen, diagnostic);
		if (diagnostic->confidence > CONFIDENCE_CERTAIN)
			sink_format(pen.sink, " (%.*s)", SLICE_ARGS(confidence_word(diagnostic->confidence)));
		pen_end(&pen);
	}
	for (uint32_t i = 0; options->show_silenced && i < report->silenced.count; i++) {
		pen_headline(&pen, &report->silenced.at[i]);
		pen_end(&pen);
	}
}
