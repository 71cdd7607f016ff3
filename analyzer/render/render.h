/* Output formats. A renderer is a pure function of a report; positions become lines and columns here and only here. */
#ifndef OOMLINT_RENDER_RENDER_H
#define OOMLINT_RENDER_RENDER_H

#include "base/sink.h"
#include "report/report.h"

struct render_options {
	bool colour;                        /* ANSI colours, in the formats that people read */
	uint32_t width;                     /* columns of the terminal; 0: not known */
	struct slice version;               /* of this tool */
	const struct topic *const *topics;  /* all rules and our own topics: the rule metadata of SARIF */
	uint32_t topic_count;
	struct slice help_base;             /* a topic's page is this, its name and ".html" ("https://host/rules/"); empty: no pages */
	bool hyperlinks;                    /* the terminal has links that are no text */
	bool show_fixes;                    /* the summary names every rewrite that was applied */
	bool show_silenced;                 /* what comments and the baseline silence, too, where a format has a place for it */
	struct slice base;                  /* absolute folder that paths are made relative to; empty: left as they are */
};

/* Renders a sorted report. The sink is not flushed. */
struct render_format {
	const char *name;
	void (*render)(const struct report *report, const struct render_options *options, struct sink *sink);
	const char *about;
	bool for_people;  /* the summary follows it; formats for programs stand alone */
};

/* All formats, ended by a row without a name. */
extern const struct render_format render_formats[];
const struct render_format *render_format_find(struct slice name);

void render_full(const struct report *report, const struct render_options *options, struct sink *sink);
void render_concise(const struct report *report, const struct render_options *options, struct sink *sink);
void render_json(const struct report *report, const struct render_options *options, struct sink *sink);
void render_sarif(const struct report *report, const struct render_options *options, struct sink *sink);
void render_grouped(const struct report *report, const struct render_options *options, struct sink *sink);
void render_json_lines(const struct report *report, const struct render_options *options, struct sink *sink);
void render_github(const struct report *report, const struct render_options *options, struct sink *sink);
void render_gitlab(const struct report *report, const struct render_options *options, struct sink *sink);
void render_azure(const struct report *report, const struct render_options *options, struct sink *sink);
void render_teamcity(const struct report *report, const struct render_options *options, struct sink *sink);
void render_junit(const struct report *report, const struct render_options *options, struct sink *sink);
void render_checkstyle(const struct report *report, const struct render_options *options, struct sink *sink);
void render_rdjson(const struct report *report, const struct render_options *options, struct sink *sink);
void render_rdjsonl(const struct report *report, const struct render_options *options, struct sink *sink);
void render_pylint(const struct report *report, const struct render_options *options, struct sink *sink);
void render_gcc(const struct report *report, const struct render_options *options, struct sink *sink);
void render_markdown(const struct report *report, const struct render_options *options, struct sink *sink);
void render_html(const struct report *report, const struct render_options *options, struct sink *sink);

/* What was found, checked, fixed and can be fixed: one or two lines for people, in any format's company. */
void render_summary(const struct report *report, const struct render_options *options, struct sink *sink);

#endif
