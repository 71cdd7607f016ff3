#define XXH_INLINE_ALL
#include "report/same.h"

#include <xxhash.h>

static void add_number(XXH3_state_t *state, uint64_t number)
{
	XXH3_64bits_update(state, &number, sizeof number);
}

static void add_text(XXH3_state_t *state, struct slice text)
{
	add_number(state, text.length);
	if (text.length)
		XXH3_64bits_update(state, text.at, text.length);
}

static void add_label(XXH3_state_t *state, const struct label *label)
{
	add_number(state, label->span.start);
	add_number(state, label->span.end);
	add_text(state, label->text);
	add_text(state, label->path);
	add_number(state, label->line);
}

static void add_fix(XXH3_state_t *state, const struct fix *fix)
{
	add_text(state, fix->title);
	add_number(state, fix->applicability);
	add_text(state, fix->snippet);
	for (uint32_t i = 0; i < fix->edit_count; i++) {
		add_number(state, fix->edits[i].span.start);
		add_number(state, fix->edits[i].span.end);
		add_text(state, fix->edits[i].text);
	}
}

static void add_setting(XXH3_state_t *state, const struct setting_advice *setting)
{
	add_text(state, setting->key);
	add_text(state, setting->value);
	add_text(state, setting->because);
	add_text(state, setting->where);
}

static void add_place(XXH3_state_t *state, const struct diagnostic *diagnostic)
{
	const struct source *source = diagnostic->source;

	add_text(state, source ? source->path : diagnostic->path);
	add_number(state, source ? source_place(source, diagnostic->span.start).line : diagnostic->line);
	add_number(state, source ? source_place(source, diagnostic->span.start).column : diagnostic->column);
	add_number(state, source ? source_place(source, diagnostic->span.end).line : 0);
	add_number(state, source ? source_place(source, diagnostic->span.end).column : 0);
	add_number(state, diagnostic->span.start);
	add_number(state, diagnostic->span.end);
}

static void add_diagnostic(XXH3_state_t *state, const struct diagnostic *diagnostic)
{
	add_text(state, diagnostic->topic->code);
	add_number(state, diagnostic->severity);
	add_place(state, diagnostic);
	add_text(state, diagnostic->message);
	add_number(state, diagnostic->confidence);
	add_text(state, diagnostic->doubt);
	add_text(state, diagnostic->note);
	for (uint32_t i = 0; i < diagnostic->labels.count; i++)
		add_label(state, &diagnostic->labels.at[i]);
	for (uint32_t i = 0; i < diagnostic->trace.count; i++)
		add_label(state, &diagnostic->trace.at[i]);
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		add_fix(state, &diagnostic->fixes.at[i]);
	for (uint32_t i = 0; i < diagnostic->settings.count; i++)
		add_setting(state, &diagnostic->settings.at[i]);
	add_number(state, diagnostic->silencer);
	add_text(state, diagnostic->justification);
	add_number(state, diagnostic->identity ? diagnostic->identity->hash : 0);
}

uint64_t report_hash(const struct report *report)
{
	XXH3_state_t state;

	if (!report->diagnostics.count && !report->silenced.count)
		return 0;
	XXH3_64bits_reset(&state);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		add_diagnostic(&state, &report->diagnostics.at[i]);
	for (uint32_t i = 0; i < report->silenced.count; i++)
		add_diagnostic(&state, &report->silenced.at[i]);
	return XXH3_64bits_digest(&state);
}
