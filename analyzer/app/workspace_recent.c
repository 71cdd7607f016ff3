/* Files that are picked up to be looked at. What is open in an editor is kept as it was read, and what is looked at again though its text is
 * the same: it depends on something that changes. A tree takes some sixty times its text, so not all are kept. */
#include "app/workspace_parts.h"

#include "base/panic.h"

#include <stdlib.h>

enum { SIZE_MOST = 32 << 20, PARSE_SIZE = 64 + 16 /* bytes for each of the text: the parser's, and ours */ };

static void recent_free(struct workspace *workspace, struct recent *recent)
{
	if (!recent)
		return;
	recent_free(workspace, recent->right); /* which has none */
	workspace->recent_size -= recent->size;
	document_drop(&recent->document);
	arena_free(&recent->memory);
	free(recent);
}

static void take_off_list(struct workspace *workspace, const struct recent *recent)
{
	uint32_t i = 0;

	while (workspace->recent.at[i] != recent)
		i++;
	workspace->recent.at[i] = workspace->recent.at[--workspace->recent.count];
}

void recent_forget(struct workspace *workspace, struct file *file)
{
	if (!file->recent)
		return;
	take_off_list(workspace, file->recent);
	recent_free(workspace, file->recent);
	file->recent = NULL;
}

void recent_forget_all(struct workspace *workspace)
{
	while (workspace->recent.count)
		recent_forget(workspace, workspace->recent.at[0]->file);
}

/* Those that were not used for the longest time go. */
static void make_room(struct workspace *workspace)
{
	while (workspace->recent_size > SIZE_MOST && workspace->recent.count > 1) {
		struct recent *oldest = workspace->recent.at[0];

		for (uint32_t i = 1; i < workspace->recent.count; i++)
			if (workspace->recent.at[i]->used < oldest->used)
				oldest = workspace->recent.at[i];
		recent_forget(workspace, oldest->file);
	}
}

/* What a parser can begin with: the last one without errors, which nobody keeps from here on. NULL: there is none. */
static struct recent *take_right(struct workspace *workspace, struct file *file)
{
	struct recent *last = file->recent, *right = last;

	if (!last)
		return NULL;
	take_off_list(workspace, last);
	file->recent = NULL;
	if (last->document.tree.errors.count) {
		right = last->right;
		last->right = NULL;
		recent_free(workspace, last);
	}
	return right;
}

static struct recent *read_recent(struct workspace *workspace, struct file *file, const struct recent *right)
{
	struct recent *recent = memory_take_zeroed(sizeof *recent);
	struct slice bytes = buffer_slice(&workspace->input.bytes);

	recent->file = file;
	recent->text = text_hash(bytes);
	recent->mode = workspace->input.mode;
	recent->size = (size_t)PARSE_SIZE * bytes.length;
	workspace->recent_size += recent->size;
	if (document_keep(&recent->document, &workspace->engine, &workspace->timing, file->path, arena_copy(&recent->memory, bytes),
	                  right ? &right->document : NULL, &recent->memory))
		return recent;
	recent_free(workspace, recent);
	return NULL;
}

/* The text that was read, in place of the one that was kept. NULL: it could not be parsed. */
static struct recent *renew(struct workspace *workspace, struct file *file)
{
	struct recent *right = take_right(workspace, file), *recent = read_recent(workspace, file, right);

	if (recent && recent->document.tree.errors.count)
		recent->right = right;
	else
		recent_free(workspace, right);
	file->recent = recent;
	if (recent)
		*list_push(&workspace->memory, &workspace->recent) = recent;
	return recent;
}

static bool is_looked_at_again(const struct file *file)
{
	return file->text && (file->has_text || file->looked_at == file->text);
}

/* Into what is kept of it, or into workspace->document. */
static struct document *read_again(struct workspace *workspace, struct file *file)
{
	struct arena memory = {0};
	struct report quiet = {.arena = &memory};
	struct document *document = NULL;

	if (!is_looked_at_again(file))
		recent_forget(workspace, file);
	if (workspace_read(workspace, file, &quiet)) {
		workspace->work.parsed++;
		engine_turn_to(&workspace->engine, file->path);
		if (is_looked_at_again(file))
			document = renew(workspace, file) ? &file->recent->document : NULL;
		else if (document_read(&workspace->document, &workspace->engine, &workspace->timing, file->path,
		                       buffer_slice(&workspace->input.bytes), false, &quiet))
			document = &workspace->document;
		else
			document_close(&workspace->document, &workspace->engine);
	}
	arena_free(&memory);
	return document;
}

static struct document *at_hand(struct workspace *workspace)
{
	return workspace->read->recent ? &workspace->read->recent->document : &workspace->document;
}

struct document *workspace_pick_up(struct workspace *workspace, struct file *file)
{
	struct document *document;

	if (workspace->read == file)
		return at_hand(workspace);
	workspace_put_down(workspace);
	if (file->recent && file->recent->text == file->text) {
		engine_turn_to(&workspace->engine, file->path);
		workspace->input.mode = file->recent->mode;
		document = &file->recent->document;
	} else {
		document = read_again(workspace, file);
	}
	workspace->read = document ? file : NULL;
	if (file->recent) {
		file->recent->used = ++workspace->uses;
		make_room(workspace);
	}
	return document;
}

void workspace_put_down(struct workspace *workspace)
{
	if (workspace->read)
		document_close(at_hand(workspace), &workspace->engine);
	workspace->read = NULL;
}
