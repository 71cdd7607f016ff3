#include "app/cache_report.h"

void cache_put_number(struct buffer *out, uint64_t number)
{
	buffer_add(out, (struct slice){(const char *)&number, sizeof number});
}

void cache_put_text(struct buffer *out, struct slice text)
{
	cache_put_number(out, text.length);
	buffer_add(out, text);
}

uint64_t cache_get_number(struct cache_reader *in)
{
	uint64_t number = 0;

	if (in->rest.length < sizeof number) {
		in->broken = true;
		return 0;
	}
	memcpy(&number, in->rest.at, sizeof number);
	in->rest = slice_part(in->rest, sizeof number, in->rest.length);
	return number;
}

struct slice cache_get_text(struct cache_reader *in)
{
	uint64_t length = cache_get_number(in);
	struct slice text;

	if (length > in->rest.length) {
		in->broken = true;
		return (struct slice){"", 0};
	}
	text = slice_part(in->rest, 0, (uint32_t)length);
	in->rest = slice_part(in->rest, (uint32_t)length, in->rest.length);
	return text;
}

/* ---- parts ------------------------------------------------------------------------------------------------------------ */

static void put_span(struct buffer *out, struct span span)
{
	cache_put_number(out, (uint64_t)span.start << 32 | span.end);
}

static struct span get_span(struct cache_reader *in)
{
	uint64_t both = cache_get_number(in);
	struct span span = {(uint32_t)(both >> 32), (uint32_t)both};

	if (span.start > span.end || span.end > in->code)
		in->broken = true;
	return in->broken ? (struct span){0} : span;
}

/* One of so many. */
static uint32_t get_choice(struct cache_reader *in, uint32_t count)
{
	uint64_t choice = cache_get_number(in);

	if (choice >= count)
		in->broken = true;
	return in->broken ? 0 : (uint32_t)choice;
}

static struct slice get_copy(struct cache_reader *in, struct arena *arena)
{
	return arena_copy(arena, cache_get_text(in));
}

/* So many of something that takes at least eight bytes each. */
static uint32_t get_count(struct cache_reader *in)
{
	uint64_t count = cache_get_number(in);

	if (count > in->rest.length / sizeof count)
		in->broken = true;
	return in->broken ? 0 : (uint32_t)count;
}

static void put_label(struct buffer *out, const struct label *label)
{
	put_span(out, label->span);
	cache_put_text(out, label->text);
	cache_put_text(out, label->path);
	cache_put_number(out, label->line);
}

static struct label get_label(struct cache_reader *in, struct arena *arena)
{
	struct label label = {.span = get_span(in)};

	label.text = get_copy(in, arena);
	label.path = get_copy(in, arena);
	label.line = (uint32_t)cache_get_number(in);
	return label;
}

static void put_fix(struct buffer *out, const struct fix *fix)
{
	cache_put_text(out, fix->title);
	cache_put_number(out, fix->applicability);
	cache_put_text(out, fix->snippet);
	cache_put_number(out, fix->edit_count);
	for (uint32_t i = 0; i < fix->edit_count; i++) {
		put_span(out, fix->edits[i].span);
		cache_put_text(out, fix->edits[i].text);
	}
}

static struct fix get_fix(struct cache_reader *in, struct arena *arena)
{
	struct fix fix = {.title = get_copy(in, arena)};

	fix.applicability = (enum applicability)get_choice(in, FIX_SAFE + 1);
	fix.snippet = get_copy(in, arena);
	fix.edit_count = get_count(in);
	fix.edits = ARENA_ARRAY(arena, struct edit, fix.edit_count);
	for (uint32_t i = 0; i < fix.edit_count; i++) {
		fix.edits[i].span = get_span(in);
		fix.edits[i].text = get_copy(in, arena);
	}
	return fix;
}

static void put_setting(struct buffer *out, const struct setting_advice *setting)
{
	cache_put_text(out, setting->key);
	cache_put_text(out, setting->value);
	cache_put_text(out, setting->because);
	cache_put_text(out, setting->where);
}

static struct setting_advice get_setting(struct cache_reader *in, struct arena *arena)
{
	struct setting_advice setting = {.key = get_copy(in, arena)};

	setting.value = get_copy(in, arena);
	setting.because = get_copy(in, arena);
	setting.where = get_copy(in, arena);
	return setting;
}

static void put_identity(struct buffer *out, const struct identity *identity)
{
	cache_put_number(out, identity != NULL);
	if (!identity)
		return;
	cache_put_text(out, identity->function);
	cache_put_text(out, identity->statement);
	cache_put_number(out, identity->occurrence);
	cache_put_number(out, identity->hash);
}

static struct identity *get_identity(struct cache_reader *in, struct arena *arena)
{
	struct identity *identity;

	if (!cache_get_number(in))
		return NULL;
	identity = ARENA_NEW(arena, struct identity);
	identity->function = get_copy(in, arena);
	identity->statement = get_copy(in, arena);
	identity->occurrence = (uint32_t)cache_get_number(in);
	identity->hash = cache_get_number(in);
	return identity;
}

/* ---- diagnostics ------------------------------------------------------------------------------------------------------- */

#define PUT_LIST(out, list, put)                          \
	do {                                                  \
		cache_put_number(out, (list).count);              \
		for (uint32_t i = 0; i < (list).count; i++)       \
			put(out, &(list).at[i]);                      \
	} while (0)

#define GET_LIST(in, arena, list, get)                    \
	for (uint32_t left = get_count(in); left && !(in)->broken; left--) \
		*list_push(arena, list) = get(in, arena)

static void put_diagnostic(struct buffer *out, const struct diagnostic *diagnostic)
{
	cache_put_text(out, diagnostic->topic->code);
	cache_put_number(out, diagnostic->severity);
	cache_put_number(out, diagnostic->source != NULL);
	put_span(out, diagnostic->span);
	cache_put_text(out, diagnostic->path);
	cache_put_number(out, (uint64_t)diagnostic->line << 32 | diagnostic->column);
	cache_put_text(out, diagnostic->message);
	cache_put_number(out, diagnostic->confidence);
	cache_put_text(out, diagnostic->doubt);
	cache_put_text(out, diagnostic->note);
	PUT_LIST(out, diagnostic->labels, put_label);
	PUT_LIST(out, diagnostic->trace, put_label);
	PUT_LIST(out, diagnostic->fixes, put_fix);
	PUT_LIST(out, diagnostic->settings, put_setting);
	cache_put_number(out, diagnostic->silencer);
	cache_put_text(out, diagnostic->justification);
	put_identity(out, diagnostic->identity);
}

static const struct topic *topic_of(const struct topics *topics, struct slice code)
{
	for (uint32_t i = 0; i < topics->count; i++)
		if (slice_equal(topics->at[i]->code, code))
			return topics->at[i];
	return NULL;
}

static void get_texts(struct cache_reader *in, struct diagnostic *diagnostic, struct arena *arena)
{
	diagnostic->message = get_copy(in, arena);
	diagnostic->confidence = (enum confidence)get_choice(in, CONFIDENCE_COUNT);
	diagnostic->doubt = get_copy(in, arena);
	diagnostic->note = get_copy(in, arena);
	GET_LIST(in, arena, &diagnostic->labels, get_label);
	GET_LIST(in, arena, &diagnostic->trace, get_label);
	GET_LIST(in, arena, &diagnostic->fixes, get_fix);
	GET_LIST(in, arena, &diagnostic->settings, get_setting);
	diagnostic->silencer = (enum silencer)get_choice(in, SILENCED_BY_BASELINE + 1);
	diagnostic->justification = get_copy(in, arena);
	diagnostic->identity = get_identity(in, arena);
}

static void get_diagnostic(struct cache_reader *in, const struct topics *topics, const struct source *source, struct report *report)
{
	const struct topic *topic = topic_of(topics, cache_get_text(in));
	struct diagnostic *diagnostic;
	uint64_t place;

	if (!topic) {
		in->broken = true;
		return;
	}
	diagnostic = report_add(report, topic);
	diagnostic->severity = (enum severity)get_choice(in, SEVERITY_ERROR + 1);
	diagnostic->source = get_choice(in, 2) ? source : NULL;
	diagnostic->span = get_span(in);
	diagnostic->path = get_copy(in, report->arena);
	place = cache_get_number(in);
	diagnostic->line = (uint32_t)(place >> 32);
	diagnostic->column = (uint32_t)place;
	get_texts(in, diagnostic, report->arena);
}

void cache_put_report(struct buffer *out, const struct report *report)
{
	cache_put_number(out, report->diagnostics.count + report->silenced.count);
	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		put_diagnostic(out, &report->diagnostics.at[i]);
	for (uint32_t i = 0; i < report->silenced.count; i++)
		put_diagnostic(out, &report->silenced.at[i]);
}

bool cache_get_report(struct cache_reader *in, const struct topics *topics, const struct source *source, struct report *report)
{
	struct report_mark since = report_mark(report);

	in->code = source ? source->code.length : 0;
	for (uint32_t left = get_count(in); left && !in->broken; left--)
		get_diagnostic(in, topics, source, report);
	if (in->broken)
		report_cut(report, since);
	return !in->broken;
}

bool cache_report_has_places(const struct report *report)
{
	bool has = false;

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		has = has || report->diagnostics.at[i].source;
	for (uint32_t i = 0; i < report->silenced.count; i++)
		has = has || report->silenced.at[i].source;
	return has;
}
