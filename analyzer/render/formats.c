#include "render/render.h"

const struct render_format render_formats[] = {
	{"full", render_full, "each finding with its source lines, rewrites and settings", true},
	{"concise", render_concise, "one line for each finding", true},
	{"grouped", render_grouped, "the findings of a file under its name", true},
	{"json", render_json, "an array of findings", false},
	{"json-lines", render_json_lines, "a JSON object for each finding, one on a line", false},
	{"sarif", render_sarif, "SARIF 2.1.0, for code scanning", false},
	{"github", render_github, "annotations of GitHub Actions", false},
	{"gitlab", render_gitlab, "GitLab's code quality report", false},
	{"azure", render_azure, "logging commands of Azure Pipelines", false},
	{"teamcity", render_teamcity, "service messages of TeamCity", false},
	{"junit", render_junit, "JUnit's XML", false},
	{"checkstyle", render_checkstyle, "Checkstyle's XML", false},
	{"rdjson", render_rdjson, "reviewdog's diagnostics", false},
	{"rdjsonl", render_rdjsonl, "the same, one on a line", false},
	{"pylint", render_pylint, "lines as Pylint writes them", false},
	{"gcc", render_gcc, "lines as gcc writes them, for editors", false},
	{"markdown", render_markdown, "tables, for the summary of a CI job", false},
	{"html", render_html, "a page for the browser that needs nothing else", false},
	{NULL, NULL, NULL, false},
};

const struct render_format *render_format_find(struct slice name)
{
	for (const struct render_format *format = render_formats; format->name; format++)
		if (slice_equal(slice_of(format->name), name))
			return format;
	return NULL;
}
