#include "app/complain.h"

#include <stdarg.h>
#include <stdio.h>

struct diagnostic *complain(struct report *report, const struct topic *topic, struct slice path, const char *format, ...)
{
	struct diagnostic *diagnostic = report_add(report, topic);
	va_list arguments, again;
	int length;
	char *text;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = arena_take(report->arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	diagnostic->message = (struct slice){text, (uint32_t)length};
	diagnostic->path = arena_copy(report->arena, path);
	return diagnostic;
}

struct diagnostic *complain_at(struct report *report, const struct topic *topic, const struct source *source, struct span span,
                               struct slice message)
{
	struct diagnostic *diagnostic = report_add(report, topic);

	diagnostic->source = source;
	diagnostic->span = span;
	diagnostic->message = message;
	return diagnostic;
}

struct diagnostic *complaint_copy(struct report *report, const struct diagnostic *complaint)
{
	struct diagnostic *copy = report_add(report, complaint->topic);

	copy->severity = complaint->severity;
	copy->path = arena_copy(report->arena, complaint->path);
	copy->message = arena_copy(report->arena, complaint->message);
	copy->typed = arena_copy(report->arena, complaint->typed);
	copy->meant = arena_copy(report->arena, complaint->meant);
	copy->line = complaint->line;
	copy->column = complaint->column;
	return copy;
}

bool complaint_is_failure(const struct diagnostic *diagnostic)
{
	return slice_equal(diagnostic->topic->family, SLICE("oomlint")) && diagnostic->severity == SEVERITY_ERROR;
}

bool complaints_are_about_rules(const struct report *report)
{
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		if (report->diagnostics.at[i].severity == SEVERITY_ERROR && report->diagnostics.at[i].topic != &topic_rule_invalid &&
		    report->diagnostics.at[i].topic != &topic_query_invalid)
			return false;
	return true;
}
