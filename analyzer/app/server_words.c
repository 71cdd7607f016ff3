/* What hovers say, in the form that the client takes. */
#include "app/server_parts.h"

#include <ctype.h>

/* ---- paragraphs ------------------------------------------------------------------------------------------------------ */

static bool is_fence(struct slice line)
{
	return slice_starts(line, SLICE("```"));
}

/* Whether a line of Markdown does not go on with what the line before says. */
static bool begins(struct slice line)
{
	uint32_t digits = 0;

	if (!line.length || isspace((unsigned char)line.at[0]) || strchr("#>|", line.at[0]) || is_fence(line))
		return true;
	while (digits < line.length && isdigit((unsigned char)line.at[digits]))
		digits++;
	line = digits ? slice_part(line, digits, line.length) : line;
	return slice_starts(line, digits ? SLICE(". ") : SLICE("- ")) || slice_starts(line, SLICE("* ")) || slice_starts(line, SLICE("---"));
}

/* Lines of a paragraph as one: some editors break where the text does, besides where their window ends. */
static void unfold(struct buffer *out, struct slice words)
{
	bool fenced = false, goes_on = false;
	struct slice line;

	while (words.at && slice_next(&words, '\n', &line)) {
		if (out->length)
			buffer_add_char(out, goes_on && !fenced && !begins(line) ? ' ' : '\n');
		fenced = fenced != is_fence(line);
		goes_on = line.length && !is_fence(line);
		buffer_add(out, line);
	}
}

/* ---- plain text ------------------------------------------------------------------------------------------------------ */

/* A line of prose without its signs; code between them stays as it is. */
static void add_prose(struct buffer *out, struct slice line)
{
	bool code = false;

	for (uint32_t i = 0; i < line.length; i++)
		if (line.at[i] == '`')
			code = !code;
		else if (code || line.at[i] != '*')
			buffer_add_char(out, line.at[i]);
}

/* For a client that takes no Markdown. */
static json_t *plain(struct slice words)
{
	struct buffer out = {0};
	bool fenced = false;
	struct slice line;
	json_t *text;

	while (words.at && slice_next(&words, '\n', &line)) {
		bool fence = is_fence(line);

		fenced = fenced != fence;
		if (fenced && !fence)
			buffer_add(&out, line);
		else if (!fence && !slice_equal(line, SLICE("---")))
			add_prose(&out, line);
		if (!fence)
			buffer_add_char(&out, '\n');
	}
	text = json_slice(slice_trim(buffer_slice(&out)));
	buffer_free(&out);
	return text;
}

json_t *hover_contents(const struct server *server, struct slice words)
{
	struct buffer text = {0};
	bool markdown = server->client.hovers_markdown;
	json_t *value;

	unfold(&text, words);
	value = markdown ? json_slice(buffer_slice(&text)) : plain(buffer_slice(&text));
	buffer_free(&text);
	return json_pack("{s:s,s:o}", "kind", markdown ? "markdown" : "plaintext", "value", value);
}
