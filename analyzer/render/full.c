/* Each finding with its source lines, what to write instead, and the configuration values computed for it. */
#include "render/snippet.h"

enum { TAG_GAP = 5, SETTING_GAP = 3, SNIPPET_INDENT = 4, HEADLINE_INDENT = 2 };

struct page {
	struct pen pen;
	uint32_t gutter;
};

/* By enum applicability. */
static const char *const tags[] = {"", "(unsafe fix)", "(safe fix)"};

static bool fits(const struct page *page, uint32_t columns)
{
	return !page->pen.options->width || columns <= page->pen.options->width;
}

static void space(const struct page *page, uint32_t columns)
{
	pen_repeat(&page->pen, STYLE_PLAIN, ' ', columns);
}

/* "   = instead" */
static void item(const struct page *page, const char *word)
{
	space(page, page->gutter + 1);
	pen_text(&page->pen, STYLE_GUTTER, SLICE("= "));
	pen_text(&page->pen, STYLE_STRONG, slice_of(word));
}

static uint32_t indent_of(struct slice line)
{
	uint32_t indent = 0;

	while (indent < line.length && (line.at[indent] == ' ' || line.at[indent] == '\t'))
		indent++;
	return indent;
}

/* Blanks that all lines begin with. */
static uint32_t shared_indent(struct slice text)
{
	uint32_t shared = UINT32_MAX;
	struct slice line;

	while (slice_next(&text, '\n', &line))
		if (slice_trim(line).length && indent_of(line) < shared)
			shared = indent_of(line);
	return shared == UINT32_MAX ? 0 : shared;
}

static struct slice without_line_ends(struct slice text)
{
	while (text.length && (text.at[text.length - 1] == '\n' || text.at[text.length - 1] == '\r'))
		text.length--;
	return text;
}

static void write_lines(const struct page *page, struct slice text)
{
	struct slice rest = without_line_ends(text), line;
	uint32_t shared = shared_indent(rest);

	while (slice_next(&rest, '\n', &line)) {
		line = without_line_ends(slice_part(line, shared, line.length));
		if (line.length)
			space(page, page->gutter + 1 + SNIPPET_INDENT);
		pen_text(&page->pen, STYLE_PLAIN, line);
		pen_end(&page->pen);
	}
}

static bool is_one_line(struct slice text)
{
	return !slice_has(slice_trim(text), SLICE("\n"));
}

/* Columns of ", title:". */
static uint32_t title_width(const struct fix *fix)
{
	return (fix->title.length ? display_width(fix->title) + 2 : 0) + (fix->snippet.length ? 1 : 0);
}

static void write_title(const struct page *page, const struct fix *fix)
{
	item(page, "instead");
	if (fix->title.length)
		sink_text(page->pen.sink, ", ");
	pen_text(&page->pen, STYLE_PLAIN, fix->title);
	if (fix->snippet.length)
		sink_text(page->pen.sink, ":");
}

static void write_tag(const struct page *page, const struct fix *fix)
{
	if (!tags[fix->applicability][0])
		return;
	space(page, TAG_GAP);
	sink_text(page->pen.sink, tags[fix->applicability]);
}

static bool is_beside(const struct page *page, const struct fix *fix, uint32_t titles)
{
	uint32_t tag = (uint32_t)strlen(tags[fix->applicability]);
	uint32_t title = page->gutter + 1 + (uint32_t)strlen("= instead") + titles + 2;

	return is_one_line(fix->snippet) && fits(page, title + display_width(slice_trim(fix->snippet)) + (tag ? tag + TAG_GAP : 0));
}

static void write_fix(const struct page *page, const struct fix *fix, uint32_t titles)
{
	struct slice snippet = slice_trim(fix->snippet);

	write_title(page, fix);
	if (!snippet.length || !is_beside(page, fix, titles)) {
		write_tag(page, fix);
		pen_end(&page->pen);
		if (snippet.length)
			write_lines(page, fix->snippet);
		return;
	}
	space(page, titles - title_width(fix) + 2);
	pen_text(&page->pen, STYLE_PLAIN, snippet);
	write_tag(page, fix);
	pen_end(&page->pen);
}

static void write_fixes(const struct page *page, const struct diagnostic *diagnostic)
{
	uint32_t titles = 0;

	for (uint32_t i = 0; i < diagnostic->fixes.count; i++) {
		const struct fix *fix = &diagnostic->fixes.at[i];
		uint32_t width = is_one_line(fix->snippet) ? title_width(fix) : 0;

		titles = width > titles ? width : titles;
	}
	for (uint32_t i = 0; i < diagnostic->fixes.count; i++)
		write_fix(page, &diagnostic->fixes.at[i], titles);
}

static uint32_t setting_width(const struct setting_advice *setting)
{
	return display_width(setting->key) + 1 + display_width(setting->value);
}

/* "(because), set where" */
static void add_reason(struct buffer *out, const struct setting_advice *setting)
{
	if (setting->because.length)
		buffer_format(out, "(%.*s)", SLICE_ARGS(setting->because));
	if (setting->where.length)
		buffer_format(out, "%sset %.*s", setting->because.length ? ", " : "", SLICE_ARGS(setting->where));
}

/* Breaks the text at blanks; further lines begin at `start`, where the pen is. */
static void write_wrapped(const struct page *page, struct slice text, uint32_t start)
{
	uint32_t column = start;
	struct slice word;

	while (slice_next(&text, ' ', &word)) {
		uint32_t width = display_width(word);

		if (column > start && !fits(page, column + 1 + width)) {
			pen_end(&page->pen);
			space(page, start);
			column = start;
		} else if (column > start) {
			space(page, 1);
			column++;
		}
		pen_text(&page->pen, STYLE_PLAIN, word);
		column += width;
	}
}

/* Behind the value, or under it where the line would be too long. */
static void write_reason(const struct page *page, const struct setting_advice *setting, uint32_t widest)
{
	uint32_t start = page->gutter + 1 + (uint32_t)strlen("= config: ");
	struct buffer reason = {0};
	struct slice text;

	add_reason(&reason, setting);
	text = buffer_slice(&reason);
	if (text.length && fits(page, start + widest + SETTING_GAP + display_width(text))) {
		space(page, widest - setting_width(setting) + SETTING_GAP);
		pen_text(&page->pen, STYLE_PLAIN, text);
	} else if (text.length) {
		pen_end(&page->pen);
		space(page, start);
		write_wrapped(page, text, start);
	}
	buffer_free(&reason);
}

static void write_settings(const struct page *page, const struct diagnostic *diagnostic)
{
	uint32_t widest = 0;

	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		uint32_t width = setting_width(&diagnostic->settings.at[i]);

		widest = width > widest ? width : widest;
	}
	for (uint32_t i = 0; i < diagnostic->settings.count; i++) {
		const struct setting_advice *setting = &diagnostic->settings.at[i];

		item(page, "config");
		sink_text(page->pen.sink, ": ");
		pen_text(&page->pen, STYLE_PLAIN, setting->key);
		sink_text(page->pen.sink, "=");
		pen_text(&page->pen, STYLE_PLAIN, setting->value);
		write_reason(page, setting, widest);
		pen_end(&page->pen);
	}
}

/* What a finding that is not certain rests on. */
static void write_doubt(const struct page *page, const struct diagnostic *diagnostic)
{
	if (diagnostic->confidence <= CONFIDENCE_CERTAIN)
		return;
	item(page, "confidence");
	sink_format(page->pen.sink, ": %.*s, ", SLICE_ARGS(confidence_word(diagnostic->confidence)));
	pen_text(&page->pen, STYLE_PLAIN, diagnostic->doubt);
	pen_end(&page->pen);
}

static uint32_t start_width(const struct diagnostic *diagnostic)
{
	const struct render_options plain = {0};
	struct sink text = {.descriptor = -1};
	const struct pen pen = {.sink = &text, .options = &plain};
	uint32_t width;

	pen_headline_start(&pen, diagnostic);
	width = display_width(buffer_slice(&text.pending));
	sink_free(&text);
	return width;
}

/* The message goes on below where the line is full. */
static void write_headline(const struct page *page, const struct diagnostic *diagnostic)
{
	uint32_t column = start_width(diagnostic);
	struct slice rest = diagnostic->message, word;

	pen_headline_start(&page->pen, diagnostic);
	while (slice_next(&rest, ' ', &word)) {
		uint32_t width = display_width(word);

		if (fits(page, column + 1 + width)) {
			space(page, 1);
			column++;
		} else {
			pen_end(&page->pen);
			space(page, HEADLINE_INDENT);
			column = HEADLINE_INDENT;
		}
		pen_text(&page->pen, STYLE_PLAIN, word);
		column += width;
	}
	if (diagnostic->silencer != SILENCED_BY_NOBODY)
		pen_silencer(&page->pen, diagnostic);
	pen_end(&page->pen);
}

static void write_diagnostic(struct page *page, const struct diagnostic *diagnostic)
{
	page->gutter = snippet_gutter(diagnostic);
	write_headline(page, diagnostic);
	snippet_draw(&page->pen, diagnostic, page->gutter);
	write_doubt(page, diagnostic);
	write_fixes(page, diagnostic);
	write_settings(page, diagnostic);
	item(page, "more");
	sink_text(page->pen.sink, ": oomlint rule ");
	if (diagnostic->topic->page_option.length) {
		pen_text(&page->pen, STYLE_PLAIN, diagnostic->topic->page_option);
		sink_text(page->pen.sink, " ");
	}
	pen_text(&page->pen, STYLE_PLAIN, diagnostic->topic->name);
	pen_end(&page->pen);
	pen_end(&page->pen);
}

void render_full(const struct report *report, const struct render_options *options, struct sink *sink)
{
	struct page page = {.pen = {.sink = sink, .options = options}};

	for (uint32_t i = 0; i < report->diagnostics.count; i++)
		write_diagnostic(&page, &report->diagnostics.at[i]);
	for (uint32_t i = 0; options->show_silenced && i < report->silenced.count; i++)
		write_diagnostic(&page, &report->silenced.at[i]);
}
