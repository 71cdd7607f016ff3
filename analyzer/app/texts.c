#include "app/texts.h"

void texts_open(struct texts *texts)
{
	*texts = (struct texts){0};
	names_open(&texts->paths, &texts->memory);
}

void texts_close(struct texts *texts)
{
	for (uint32_t i = 0; i < texts->at.count; i++)
		buffer_free(&texts->at.at[i]);
	arena_free(&texts->memory);
}

void texts_set(struct texts *texts, struct slice path, struct slice text)
{
	name_t name = name_of(&texts->paths, path);
	struct buffer *buffer;

	while (texts->at.count <= name)
		(void)list_push(&texts->memory, &texts->at);
	buffer = &texts->at.at[name];
	buffer->length = 0;
	buffer_room(buffer, (size_t)text.length + 1); /* an empty text is one, too */
	buffer_add(buffer, text);
}

void texts_forget(struct texts *texts, struct slice path)
{
	name_t name = name_find(&texts->paths, path);

	if (name && name < texts->at.count)
		buffer_free(&texts->at.at[name]);
}

bool texts_find(const struct texts *texts, struct slice path, struct slice *text)
{
	name_t name = name_find(&texts->paths, path);

	if (!name || name >= texts->at.count || !texts->at.at[name].at)
		return false;
	if (text)
		*text = buffer_slice(&texts->at.at[name]);
	return true;
}

bool texts_read(const struct texts *texts, struct input *input, struct slice path, uint64_t most, struct report *report)
{
	struct slice text;

	if (!texts_find(texts, path, &text))
		return input_read(input, path, most, report);
	input->path = path;
	input->mode = 0;
	if (text.length > most) {
		input_too_large(report, path, most);
		return false;
	}
	input->bytes.length = 0;
	buffer_add(&input->bytes, text);
	return true;
}
