/* Trees that are kept from keystroke to keystroke. A tree takes some sixty times its text, so there are few. */
#include "app/workspace_parts.h"

static struct recent *slot_for(struct workspace *workspace, const struct file *file)
{
	struct recent *oldest = workspace->recent;

	for (int i = 0; i < RECENT_MOST; i++) {
		if (workspace->recent[i].file == file)
			return &workspace->recent[i];
		if (workspace->recent[i].used < oldest->used)
			oldest = &workspace->recent[i];
	}
	last_parse_free(&oldest->last);
	oldest->file = file;
	return oldest;
}

struct last_parse *recent_parse(struct workspace *workspace, const struct file *file)
{
	struct slice text;
	struct recent *slot;

	if (!file->has_text || !texts_find(&workspace->texts, file->path, &text) || text.length > RECENT_TEXT_MOST)
		return NULL;
	slot = slot_for(workspace, file);
	slot->used = ++workspace->uses;
	return &slot->last;
}

void recent_forget(struct workspace *workspace)
{
	for (int i = 0; i < RECENT_MOST; i++) {
		last_parse_free(&workspace->recent[i].last);
		workspace->recent[i] = (struct recent){0};
	}
}
