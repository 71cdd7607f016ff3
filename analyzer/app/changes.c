#include "app/changes.h"

#include "app/child.h"
#include "app/complain.h"
#include "base/drives.h"
#include "base/search.h"
#include "text/segment.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>

enum { OUTPUT_MOST = 1 << 30, WORDS_MOST = 24 };

/* What every question to git begins with: nothing that a repository's settings name is run, and names come as they are. */
static const char *const git_words[] = {"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"};

/* Asks git; the words end with NULL. */
static void ask_git(struct child *child, ...)
{
	const char *words[WORDS_MOST] = {0};
	size_t count = sizeof git_words / sizeof git_words[0];
	va_list more;

	memcpy(words, git_words, sizeof git_words);
	va_start(more, child);
	while (count + 1 < WORDS_MOST && (words[count] = va_arg(more, const char *)))
		count++;
	va_end(more);
	child_run(child, words, OUTPUT_MOST);
}

static struct slice answer(const struct child *child)
{
	return slice_trim(buffer_slice(&child->out));
}

static struct slice first_line(const struct buffer *text)
{
	struct slice rest = slice_trim(buffer_slice(text)), line = {0};

	slice_next(&rest, '\n', &line);
	return line;
}

/* Says why; what git said itself stands behind it. */
static bool unknown(struct report *report, const struct child *child, struct slice revision, const char *why)
{
	struct slice said = first_line(&child->errors);
	struct slice what = child->problem ? slice_of("git could not be run") : slice_of(why);

	if (child->problem)
		said = slice_of(child->problem);
	complain(report, &topic_diff_base, SLICE(""), "`--diff-base %.*s`: %.*s%s%.*s%s", SLICE_ARGS(revision), SLICE_ARGS(what),
	         said.length ? " (" : "", SLICE_ARGS(said), said.length ? ")" : "");
	return false;
}

static bool find_root(struct changes *changes, struct slice revision, struct report *report)
{
	struct child child;
	bool found;

	ask_git(&child, "rev-parse", "--show-toplevel", NULL);
	found = !child.problem && child.status == 0;
	if (found) {
		char *real = realpath(arena_copy(&changes->arena, answer(&child)).at, NULL);

		changes->root = arena_copy(&changes->arena, real ? slice_of(real) : answer(&child));
		free(real);
	} else {
		unknown(report, &child, revision, "the current folder is in no repository of git: start oomlint inside of the one that the files are in");
	}
	child_free(&child);
	return found;
}

/* The commit that a word means. */
static bool find_commit(struct changes *changes, struct slice revision, struct slice *commit, struct report *report)
{
	struct slice word = arena_format(&changes->arena, "%.*s^{commit}", SLICE_ARGS(revision));
	struct child child;
	bool found;

	ask_git(&child, "rev-parse", "--verify", "--quiet", "--end-of-options", word.at, NULL);
	found = !child.problem && child.status == 0;
	if (found)
		*commit = arena_copy(&changes->arena, answer(&child));
	else
		unknown(report, &child, revision,
		        "git knows no such revision. In a clone that has not all of them, fetch it first, as in `git fetch origin main`; "
		        "an action that checks out has an option for that, `fetch-depth: 0`");
	child_free(&child);
	return found;
}

static bool is_shallow(void)
{
	struct child child;
	bool shallow;

	ask_git(&child, "rev-parse", "--is-shallow-repository", NULL);
	shallow = !child.problem && child.status == 0 && slice_equal(answer(&child), SLICE("true"));
	child_free(&child);
	return shallow;
}

/* Where our branch left the other one: what happened there since is none of our changes. */
static bool find_base(struct changes *changes, struct slice revision, struct slice commit, struct slice *base, struct report *report)
{
	struct child child;
	bool found;

	ask_git(&child, "merge-base", "HEAD", commit.at, NULL);
	found = !child.problem && child.status == 0;
	if (found)
		*base = arena_copy(&changes->arena, first_line(&child.out));
	else
		unknown(report, &child, revision,
		        is_shallow() ? "it has no commit in common with HEAD here, since this clone has not all commits: `git fetch --unshallow`, or "
		                       "`fetch-depth: 0` where an action checks out"
		                     : "it has no commit in common with HEAD");
	child_free(&child);
	return found;
}

static struct changed_file *file_at(struct changes *changes, struct slice path)
{
	name_t name = name_of(&changes->paths, path);

	while (changes->files.count <= name)
		*list_push(&changes->arena, &changes->files) = (struct changed_file){0};
	return &changes->files.at[name];
}

static void add_lines(struct changes *changes, struct slice path, uint32_t first, uint32_t count)
{
	if (count)
		*list_push(&changes->arena, file_at(changes, path)) = (struct changed_lines){first, first + count - 1};
}

/* The byte of \303, \n, \" in a quoted name; *at is behind it. */
static char unescaped(struct slice text, uint32_t *at)
{
	static const char letters[] = "abtnvfr", bytes[] = "\a\b\t\n\v\f\r";
	const char *letter = *at < text.length ? strchr(letters, text.at[*at]) : NULL;
	char byte = 0;

	if (*at < text.length && !(text.at[*at] >= '0' && text.at[*at] <= '7'))
		return letter && *letter ? bytes[(*at)++, letter - letters] : text.at[(*at)++];
	for (int digit = 0; digit < 3 && *at < text.length && text.at[*at] >= '0' && text.at[*at] <= '7'; digit++)
		byte = (char)((unsigned char)byte * 8 + (unsigned char)(text.at[(*at)++] - '0'));
	return byte;
}

/* b/name, "b/n\303\244me" in quotes, b/a name with a tab behind it; empty for /dev/null. */
static struct slice name_in_diff(struct slice text, struct arena *arena)
{
	struct buffer out = {0};
	struct slice name;

	if (slice_ends(text, SLICE("\t")))
		text.length--;
	if (slice_starts(text, SLICE("\""))) {
		for (uint32_t at = 1; at + 1 < text.length;) {
			char byte = text.at[at++];

			buffer_add_char(&out, byte == '\\' ? unescaped(text, &at) : byte);
		}
		text = arena_copy(arena, buffer_slice(&out));
		buffer_free(&out);
	}
	name = slice_starts(text, SLICE("b/")) ? slice_part(text, 2, text.length) : (struct slice){0};
	return name;
}

/* "12" or "12,3" of a hunk; a count that is left out is 1. */
static bool read_range(struct slice text, uint32_t *at, uint32_t *start, uint32_t *count)
{
	uint32_t *into[2] = {start, count};

	*start = 0;
	*count = 1;
	for (int i = 0; i < 2; i++) {
		if (*at >= text.length || !isdigit((unsigned char)text.at[*at]))
			return false;
		for (*into[i] = 0; *at < text.length && isdigit((unsigned char)text.at[*at]); ++*at)
			*into[i] = *into[i] * 10 + (uint32_t)(text.at[*at] - '0');
		if (*at >= text.length || text.at[*at] != ',')
			return true;
		++*at;
	}
	return false;
}

/* "@@ -1,2 +3,4 @@" */
static bool read_hunk(struct slice line, uint32_t *first, uint32_t *count, uint32_t *lines)
{
	uint32_t at = 4, before, gone;

	if (!slice_starts(line, SLICE("@@ -")) || !read_range(line, &at, &before, &gone) || at + 2 > line.length ||
	    line.at[at] != ' ' || line.at[at + 1] != '+')
		return false;
	at += 2;
	if (!read_range(line, &at, first, count))
		return false;
	*lines = gone + *count;
	return true;
}

/* What is in a hunk may look like anything: it is skipped by its length. */
static void read_diff(struct changes *changes, struct slice text)
{
	uint32_t first, count, inside = 0;
	struct slice line, path = {0};

	while (slice_next(&text, '\n', &line)) {
		if (inside && (slice_starts(line, SLICE("+")) || slice_starts(line, SLICE("-"))))
			inside--;
		else if (!inside && slice_starts(line, SLICE("+++ ")))
			path = name_in_diff(slice_part(line, 4, line.length), &changes->arena);
		else if (!inside && read_hunk(line, &first, &count, &inside) && path.length)
			add_lines(changes, path, first, count);
	}
}

static bool read_changed(struct changes *changes, struct slice revision, struct slice base, struct report *report)
{
	struct child child;
	bool read;

	ask_git(&child, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", "--src-prefix=a/",
	        "--dst-prefix=b/", "--unified=0", "--inter-hunk-context=0", "--text", base.at, "--", NULL);
	read = !child.problem && child.status == 0;
	if (read && child.out.length < OUTPUT_MOST)
		read_diff(changes, buffer_slice(&child.out));
	else
		read = unknown(report, &child, revision, read ? "git says more than can be read" : "git cannot say what has changed");
	child_free(&child);
	return read;
}

/* Files that git does not know yet are new as a whole. */
static bool read_untracked(struct changes *changes, struct slice revision, struct report *report)
{
	struct child child;
	struct slice rest, path;
	bool read;

	ask_git(&child, "-C", path_said(changes->root).at, "ls-files", "--others", "--exclude-standard", "-z", NULL);
	read = !child.problem && child.status == 0;
	rest = buffer_slice(&child.out);
	while (read && slice_next(&rest, '\0', &path))
		if (path.length)
			add_lines(changes, path, 1, UINT32_MAX - 1);
	if (!read)
		unknown(report, &child, revision, "git cannot say which files are new");
	child_free(&child);
	return read;
}

bool changes_read(struct changes *changes, struct slice revision, struct report *report)
{
	struct slice commit, base;

	names_open(&changes->paths, &changes->arena);
	return find_root(changes, revision, report) && find_commit(changes, revision, &commit, report) &&
	       find_base(changes, revision, commit, &base, report) && read_changed(changes, revision, base, report) &&
	       read_untracked(changes, revision, report);
}

void changes_close(struct changes *changes)
{
	arena_free(&changes->arena);
}

/* As git has it: from the root; empty for a file that is not below it. */
static struct slice path_in_repository(const struct changes *changes, struct slice path, struct arena *arena)
{
	uint32_t slash = path.length;
	struct slice folder, whole = {0};
	char *real;

	while (slash && path.at[slash - 1] != '/')
		slash--;
	folder = slash ? arena_copy(arena, slice_part(path, 0, slash)) : SLICE(".");
	real = realpath(folder.at, NULL);
	if (real)
		whole = arena_format(arena, "%s/%.*s", strcmp(real, "/") ? real : "", SLICE_ARGS(slice_part(path, slash, path.length)));
	free(real);
	if (slice_equal(changes->root, SLICE("/")))
		return slice_part(whole, 1, whole.length);
	if (!slice_starts(whole, changes->root) || whole.length <= changes->root.length || whole.at[changes->root.length] != '/')
		return (struct slice){0};
	return slice_part(whole, changes->root.length + 1, whole.length);
}

static bool has_change(const struct changed_file *file, uint32_t first, uint32_t last)
{
	uint32_t at = 0;

	PARTITION_POINT(at, file->count, file->at[at].last < first);
	return at < file->count && file->at[at].first <= last;
}

static uint32_t file_line(const struct source *source, uint32_t code_offset)
{
	return source_file_place(source, source_file_offset(source, code_offset), COLUMN_UTF8).line;
}

static bool is_touched(const struct changed_file *file, const struct diagnostic *diagnostic, const struct logical_lines *lines)
{
	const struct source *source = diagnostic->source;
	const struct logical_line *statement = logical_line_at(lines, source_line(source, diagnostic->span.start));
	struct span span = diagnostic->span;

	if (statement) {
		span.start = statement->span.start < span.start ? statement->span.start : span.start;
		span.end = statement->span.end > span.start ? statement->span.end : span.end;
	}
	return has_change(file, file_line(source, span.start), file_line(source, span.end > span.start ? span.end - 1 : span.end));
}

void changes_apply(const struct changes *changes, const struct tree *tree, const struct logical_lines *lines, uint32_t first,
                   struct report *report)
{
	static const struct changed_file none = {0};
	struct arena scratch = {0};
	struct slice path = path_in_repository(changes, tree->source->path, &scratch);
	name_t name = path.length ? name_find(&changes->paths, path) : 0;
	const struct changed_file *file = name ? &changes->files.at[name] : &none;
	struct report_mark mark = {first, report->silenced.count};

	if (!path.length)
		complain(report, &topic_diff_base, tree->source->path, "this file is not in the repository of the current folder, %.*s",
		         PATH_ARGS(changes->root));
	for (uint32_t i = first; i < report->diagnostics.count; i++)
		if (complaint_is_failure(&report->diagnostics.at[i]) || is_touched(file, &report->diagnostics.at[i], lines))
			report->diagnostics.at[mark.diagnostics++] = report->diagnostics.at[i];
	report_cut(report, mark);
	arena_free(&scratch);
}
