#include "report/same.h"

#include "base/hasher.h"

static void add_label(struct hasher *hasher, const struct label *label)
{
	hash_number(hasher, label->span.start);
	hash_number(hasher, label->span.end);
	hash_text(hasher, label->text);
	hash_text(hasher, label->path);
	hash_number(hasher, label->line);
}

static void add_fix(struct hasher *hasher, const struct fix *fix)
{
	hash_text(hasher, fix->title);
	hash_number(hasher, fix->applicability);
	hash_text(hasher, fix->snippet);
	for (uint32_t i = 0; i < fix->edit_count; i++) {
		hash_number(hasher, fix->edits[i].span.start);
		hash_number(hasher, fix->edits[i].span.end);
		hash_text(hasher, fix->edits[i].text);
	}
}

static void add_setting(struct hasher *hasher, const struct setting_advice *setting)
{
	hash_text(hasher, setting->key);
	hash_text(hasher, setting->value);
	hash_text(hasher, setting->because);
	hash_text(hasher, setting->where);
}

static void add_place(struct hasher *hasher, const struct diagnostic *diagnostic)
{
	const struct source *source = diagnostic->source;

	hash_text(hasher, source ? source->path : diagnostic->path);
	hash_number(hasher, source ? source_place(source, diagnostic->span.start).line : diagnostic->line);
	hash_number(hasher, source ? source_place(source, diagnostic->span.start).column : diagnostic->column);
	hash_number(hasher, source ? source_place(source, diagnostic->span.end).line : 0);
	hash_number(hasher, source ? source_place(source, diagnostic->span.end).column : 0);
	hash_number(hasher, diagnostic->span.start);
	hash_number(hasher, diagnostic->span.end);
}

static void add_diagnostic(struct hasher *hasher, const struct diagnostic *diagnostic)
{
	hash_text(hasher, diagnostic->topic->code);
	hash_number(hasher, diagnostic->severity);
	add_place(hasher, diagnostic);
	hash_text(hasher, diagnostic->message);
	hash_number(hasher, diagnostic->confidence);
	hash_text(hasher, diagnostic->doubt);
	hash_text(hasher, diagnostic->note);
	for (uint32_t i = 0; i < diagnostic->labels.count; i++)
		add_label(hasher, &diagnostic->labels.at[i]);
	for (uint32_t i = 0; i < diagnostic->trace.count; i++)
		add_label(hasher, &diagnostic->trace.at[i]);
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		add_fix(hasher, &diagnostic->fixes.at[i]);
	for (uint32_t i = 0; i < diagnostic->settings.count; i++)
		add_setting(hasher, &diagnostic->settings.at[i]);
	hash_number(hasher, diagnostic->silencer);
	hash_text(hasher, diagnostic->justification);
	hash_number(hasher, diagnostic->identity ? diagnostic->identity->hash : 0);
}

uint64_t report_hash(const struct report *report)
{
	struct hasher hasher;

	if (!report->diagnostics.count && !report->silenced.count)
		return 0;
	hasher_reset(&hasher);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		add_diagnostic(&hasher, &report->diagnostics.at[i]);
	for (uint32_t i = 0; i < report->silenced.count; i++)
		add_diagnostic(&hasher, &report->silenced.at[i]);
	return hasher_digest(&hasher);
}
