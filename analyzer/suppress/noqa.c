/* noqa, which other tools have as well: `# noqa: OOM101, E501`, `# ruff: noqa: OOM101`. */
#include "suppress/directive_parts.h"

/* F401 */
static bool is_code(struct slice word)
{
	uint32_t letters = 0;

	while (letters < word.length && isalpha((unsigned char)word.at[letters]))
		letters++;
	for (uint32_t i = letters; i < word.length; i++)
		if (!isdigit((unsigned char)word.at[i]))
			return false;
	return letters && letters < word.length;
}

static bool is_rule_name(const struct topics *topics, struct slice text)
{
	for (uint32_t i = 0; i < topics->count; i++)
		if (slice_equal(topics->at[i]->name, text))
			return true;
	return false;
}

static bool is_ours(struct slice code)
{
	return code.length > 3 && slice_equal_ignoring_case(slice_part(code, 0, 3), SLICE("OOM"));
}

/* Codes of any tool, separated by commas or blanks, up to what is none. */
static void read_codes(struct part *part, uint32_t at, struct directive *directive)
{
	directive->list = (struct span){at, at};
	for (;;) {
		uint32_t start = at, end;
		struct slice text;

		while (is_blank(at_code(part, start)) || at_code(part, start) == ',')
			start++;
		end = skip_word(part, start);
		text = slice_part(code_of(part), start, end);
		if (!is_code(text) && !is_rule_name(part->topics, text))
			return;
		part_add_word(part, directive, start, end);
		if (is_code(text) && !is_ours(text))
			part->directives->words.at[part->directives->words.count - 1].foreign = true;
		directive->list.end = directive->span.end = at = end;
	}
}

/* `: OOM101, E501`, or nothing: then all is meant. Of what stands behind the codes nothing is ours. */
bool read_noqa(struct part *part, uint32_t at, struct directive *directive)
{
	uint32_t colon = skip_blanks(part, at);

	if (skip_word(part, at) > at)
		return false;
	directive->verb = VERB_NOQA;
	directive->span.end = at;
	directive->bare = at_code(part, colon) != ':';
	if (!directive->bare)
		read_codes(part, colon + 1, directive);
	return directive->bare || directive->word_count;
}

/* ` noqa: OOM101` for the whole file. Without codes it is a word to that tool alone. */
bool read_file_noqa(struct part *part, uint32_t at, struct directive *directive)
{
	uint32_t start = skip_blanks(part, at);
	struct slice word = SLICE("noqa");

	if (!slice_equal_ignoring_case(slice_part(code_of(part), start, start + word.length), word) ||
	    !read_noqa(part, start + word.length, directive) || directive->bare)
		return false;
	directive->verb = VERB_FILE_IGNORE;
	return true;
}
