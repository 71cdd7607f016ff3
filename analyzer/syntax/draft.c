#include "syntax/draft.h"

#include "base/search.h"
#include "text/segment.h"

struct slice draft_line(const struct draft *draft, uint32_t at, uint32_t end, uint32_t *next)
{
	const char *start = draft->text.at + at;
	const char *newline = at < end ? memchr(start, '\n', end - at) : NULL;
	struct slice line = {start, newline ? (uint32_t)(newline - start) : end - at};

	*next = newline ? at + line.length + 1 : end;
	if (line.length && line.at[line.length - 1] == '\r')
		line.length--;
	return line;
}

char *draft_write(struct draft *draft)
{
	if (!draft->own)
		draft->text = arena_copy(draft->arena, draft->text);
	draft->own = true;
	return (char *)(uintptr_t)draft->text.at;
}

void draft_blank(struct draft *draft, struct span span)
{
	char *text = draft_write(draft);

	for (uint32_t i = span.start; i < span.end; i++)
		if (text[i] != '\n' && text[i] != '\r')
			text[i] = ' ';
}

void draft_fill(struct draft *draft, struct span span, struct slice word)
{
	static const struct slice shorter[] = {{"", 0}, {"0", 1}, {"()", 2}, {"...", 3}};
	uint32_t room = span.end - span.start;

	draft_blank(draft, span);
	if (room < word.length)
		word = shorter[room < 3 ? room : 3];
	memcpy(draft_write(draft) + span.start, word.at, word.length);
}

void draft_hide(struct draft *draft, uint32_t start, uint32_t end)
{
	if (start < end)
		*list_push(draft->arena, &draft->hidden) = (struct span){start, end};
}

/* The code while it is put together. */
struct making {
	struct draft *draft;
	struct source raw;     /* text and origins as a source, to look offsets up in */
	char *code;            /* NULL: the text as it is */
	uint32_t length;
	uint32_t hidden;       /* how many of the hidden runs are behind us */
};

static bool runs_on(const struct segment *last, const struct segment *next)
{
	return last->cell == next->cell && last->code_length == last->file_length &&
	       next->code_length == next->file_length && last->code_start + last->code_length == next->code_start &&
	       last->file_start + last->file_length == next->file_start;
}

static void add_segment(struct making *making, struct segment segment)
{
	struct source *source = making->draft->source;
	struct segment *last = source->segments.count ? &source->segments.at[source->segments.count - 1] : NULL;

	if (last && runs_on(last, &segment)) {
		last->code_length += segment.code_length;
		last->file_length += segment.file_length;
	} else {
		*list_push(making->draft->arena, &source->segments) = segment;
	}
}

/* The first origin that reaches beyond an offset of the text. */
static uint32_t origin_at(const struct draft *draft, uint32_t offset)
{
	uint32_t at = 0;

	PARTITION_POINT(at, draft->origins.count, segment_code_end(&draft->origins.at[at]) <= offset);
	return at;
}

/* The segment for the part of an origin that lies in `span`. */
static struct segment cut(const struct making *making, const struct segment *origin, struct span span)
{
	uint32_t origin_end = origin->code_start + origin->code_length;
	uint32_t start = span.start > origin->code_start ? span.start : origin->code_start;
	uint32_t end = span.end < origin_end ? span.end : origin_end;
	uint32_t file_start = source_file_offset(&making->raw, start);
	uint32_t file_end = end < origin_end ? source_file_offset(&making->raw, end) : origin->file_start + origin->file_length;

	return (struct segment){
		.code_start = making->length + (start - span.start),
		.code_length = end - start,
		.file_start = file_start,
		.file_length = file_end - file_start,
	};
}

/* Takes a run of the text into the code. */
static void add_run(struct making *making, struct span span, uint32_t cell)
{
	const struct draft *draft = making->draft;
	uint32_t length = span.end - span.start;

	if (!length)
		return;
	if (!draft->origins.count)
		add_segment(making, (struct segment){making->length, length, span.start, length, cell});
	for (uint32_t i = origin_at(draft, span.start);
	     i < draft->origins.count && draft->origins.at[i].code_start < span.end; i++) {
		struct segment segment = cut(making, &draft->origins.at[i], span);

		segment.cell = cell;
		add_segment(making, segment);
	}
	if (making->code)
		memcpy(making->code + making->length, draft->text.at + span.start, length);
	making->length += length;
}

/* The same without what is hidden in it. */
static void add_part(struct making *making, uint32_t start, uint32_t end, uint32_t cell)
{
	const struct draft *draft = making->draft;

	while (making->hidden < draft->hidden.count && draft->hidden.at[making->hidden].end <= end) {
		struct span hidden = draft->hidden.at[making->hidden++];

		add_run(making, (struct span){start, hidden.start}, cell);
		start = hidden.end;
	}
	add_run(making, (struct span){start, end}, cell);
}

void draft_finish(struct draft *draft)
{
	struct source *source = draft->source;
	struct making making = {.draft = draft, .raw = *source};
	uint32_t done = 0;

	source->code = draft->text;
	if (!draft->origins.count && !draft->cells.count)
		return;
	making.raw.code = draft->text;
	making.raw.segments.at = draft->origins.at;
	making.raw.segments.count = draft->origins.count;
	if (draft->hidden.count)
		making.code = arena_take(draft->arena, (size_t)draft->text.length + 1);
	for (uint32_t i = 0; i < draft->cells.count; i++) {
		const struct cell *cell = &draft->cells.at[i];

		add_part(&making, done, cell->span.start, 0);
		add_part(&making, cell->span.start, cell->span.end, cell->number);
		done = cell->span.end;
	}
	add_part(&making, done, draft->text.length, 0);
	if (making.code)
		source->code = (struct slice){making.code, making.length};
}
