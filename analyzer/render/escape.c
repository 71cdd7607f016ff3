#include "render/escape.h"

const struct escape xml_escapes[] = {
	{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {'\t', "&#9;"}, {'\n', "&#10;"}, {'\r', "&#13;"}, {0, NULL},
};

static const char *escape_of(char c, const struct escape *escapes)
{
	while (escapes->text && escapes->c != c)
		escapes++;
	return escapes->text;
}

/* End of what stands for itself: most of any text, and written at once. */
static uint32_t plain_end(struct slice text, uint32_t at, const struct escape *escapes)
{
	while (at < text.length && text.at[at] >= ' ' && text.at[at] < 0x7F && !escape_of(text.at[at], escapes))
		at++;
	return at;
}

void put_escaped(struct sink *sink, struct slice text, const struct escape *escapes)
{
	struct glyph glyph;

	for (uint32_t at = 0, plain; at < text.length;) {
		const char *escaped;

		plain = plain_end(text, at, escapes);
		sink_add(sink, slice_part(text, at, plain));
		if (plain == text.length)
			return;
		escaped = escape_of(text.at[plain], escapes);
		at = plain + glyph_read(text, plain, &glyph);
		if (escaped)
			sink_text(sink, escaped);
		else
			sink_add(sink, (struct slice){glyph.bytes, glyph.length});
	}
}

void put_attribute(struct sink *sink, const char *name, struct slice text)
{
	sink_format(sink, " %s=\"", name);
	put_escaped(sink, text, xml_escapes);
	sink_text(sink, "\"");
}

void put_number_attribute(struct sink *sink, const char *name, uint32_t number)
{
	sink_format(sink, " %s=\"%u\"", name, number);
}
