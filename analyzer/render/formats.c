#include "render/render.h"

const struct render_format render_formats[] = {
	{"full", render_full, "each finding with its source lines, rewrites and settings"},
	{"concise", render_concise, "one line for each finding"},
	{"json", render_json, "an array of findings"},
	{"sarif", render_sarif, "SARIF 2.1.0, for code scanning"},
	{NULL, NULL, NULL},
};

const struct render_format *render_format_find(struct slice name)
{
	for (const struct render_format *format = render_formats; format->name; format++)
		if (slice_equal(slice_of(format->name), name))
			return format;
	return NULL;
}
