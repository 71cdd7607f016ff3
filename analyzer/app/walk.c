#include "app/walk.h"

#include "app/complain.h"
#include "base/drives.h"
#include "base/panic.h"
#include "config/bounds.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	AT_A_TIME = 128, /* files of one folder */
	ALONE = 8,       /* stops before it is worth while to start threads */
};

/* Hidden folders are left out anyway. */
static const char *const left_out[] = {"__pycache__", "node_modules", "site-packages", "venv"};

/* ---- stops ----------------------------------------------------------------------------------------------------------- */

static char *put(char *at, struct slice text)
{
	if (text.length)
		memcpy(at, text.at, text.length);
	at[text.length] = '\0';
	return at;
}

void walk_add(struct walk *walk, struct slice path, struct slice whole, const struct folder_rules *rules, struct buffer *names)
{
	struct stop *stop = memory_take(sizeof *stop + path.length + whole.length + 2);
	char *texts = (char *)(stop + 1);

	*stop = (struct stop){.path = {put(texts, path), path.length}, .rules = *rules};
	stop->whole = (struct slice){put(texts + path.length + 1, whole), whole.length};
	if (names) {
		stop->names = *names;
		*names = (struct buffer){0};
	}
	pthread_mutex_lock(&walk->lock);
	stop->next = walk->stops;
	walk->stops = stop;
	pthread_cond_signal(&walk->changed);
	pthread_mutex_unlock(&walk->lock);
}

void walk_name(struct buffer *names, char sort, struct slice name)
{
	buffer_add_char(names, sort);
	buffer_add(names, name);
	buffer_add_char(names, '\0');
}

/* Takes the next name off the front. */
static bool next_name(struct slice *rest, char *sort, struct slice *name)
{
	if (!rest->length)
		return false;
	*sort = rest->at[0];
	*name = slice_of(rest->at + 1);
	*rest = slice_part(*rest, name->length + 2, rest->length);
	return true;
}

/* NULL: all is done. */
static struct stop *next_stop(struct walk *walk)
{
	struct stop *stop;

	pthread_mutex_lock(&walk->lock);
	while (!walk->stops && walk->busy)
		pthread_cond_wait(&walk->changed, &walk->lock);
	stop = walk->stops;
	if (stop) {
		walk->stops = stop->next;
		walk->busy++;
	}
	pthread_mutex_unlock(&walk->lock);
	return stop;
}

static void leave(struct walk *walk, struct stop *stop)
{
	buffer_free(&stop->names);
	free(stop);
	pthread_mutex_lock(&walk->lock);
	if (!--walk->busy && !walk->stops)
		pthread_cond_broadcast(&walk->changed);
	pthread_mutex_unlock(&walk->lock);
}

/* ---- paths ----------------------------------------------------------------------------------------------------------- */

static uint32_t start_path(struct buffer *path, struct slice folder)
{
	path->length = 0;
	buffer_add(path, folder);
	if (folder.length && !slice_ends(folder, SLICE("/")))
		buffer_add_char(path, '/');
	return (uint32_t)path->length;
}

static void turn_to(struct walker *walker, const struct stop *stop)
{
	walker->path_length = start_path(&walker->path, stop->path);
	walker->whole_length = start_path(&walker->whole, stop->whole);
}

static struct slice path_to(struct buffer *path, uint32_t length, struct slice name)
{
	path->length = length;
	buffer_add(path, name);
	buffer_add_char(path, '\0');
	return (struct slice){path->at, (uint32_t)path->length - 1};
}

/* ---- files ----------------------------------------------------------------------------------------------------------- */

static void look(struct walk *walk, uint32_t thread, const struct stop *stop, int folder, struct slice names)
{
	struct walker *walker = &walk->by_thread[thread];
	const struct finder *finder = walk->finder;
	struct slice name;
	char sort;

	while (next_name(&names, &sort, &name)) {
		struct slice path = path_to(&walker->path, walker->path_length, name);
		const struct file_here file = {folder, name.at, path, sort == 'f', stop->rules.baselined};
		unsigned mark = finder->look ? finder->look(finder->context, thread, &file, &walker->report) : 1;

		walker->any = true;
		if (mark)
			*list_push(&walker->memory, &walker->files) = (struct found_file){arena_copy(&walker->memory, path), mark};
	}
}

static void say_unreadable(struct report *report, const struct stop *stop)
{
	complain(report, &topic_file_unreadable, stop->path, "the folder could not be read: %s", strerror(errno));
}

/* Those that were named are not all of one folder. */
static void look_again(struct walk *walk, uint32_t thread, const struct stop *stop)
{
	int folder = AT_FDCWD;

	if (stop->whole.length && stop->path.length)
		folder = open(stop->path.at, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder == -1)
		say_unreadable(&walk->by_thread[thread].report, stop);
	else
		look(walk, thread, stop, folder, buffer_slice(&stop->names));
	if (folder >= 0)
		close(folder);
}

/* ---- folders --------------------------------------------------------------------------------------------------------- */

/* 'd' a folder, 'f' a regular file, 'l' a link to one, or something that reading will say what is wrong with; 0: left alone. */
static char sort_of(int folder, const char *name, char known)
{
	struct stat status;

	if (known)
		return known;
	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW))
		return 'l';
	if (S_ISDIR(status.st_mode))
		return 'd';
	if (S_ISLNK(status.st_mode) && fstatat(folder, name, &status, 0))
		return 'l';
	return S_ISREG(status.st_mode) ? 'l' : 0;
}

static char sort_known(const struct dirent *entry)
{
	switch (entry->d_type) {
	case DT_DIR: return 'd';
	case DT_REG: return 'f';
	case DT_LNK: return 'l';
	case DT_UNKNOWN: return '?';
	}
	return 0;
}

static bool is_left_alone(struct slice name)
{
	bool alone = name.at[0] == '.';

	for (size_t i = 0; !alone && i < sizeof left_out / sizeof *left_out; i++)
		alone = slice_equal(name, slice_of(left_out[i]));
	return alone;
}

/* Names first, because what counts in a folder is known only when all of them have been seen; signs of that are returned. errno is 0
 * unless some names could not be read. */
static unsigned list(DIR *listing, struct buffer *names)
{
	struct dirent *entry;
	unsigned signs = 0;

	names->length = 0;
	for (errno = 0; (entry = readdir(listing)); errno = 0) {
		struct slice name = slice_of(entry->d_name);
		char sort = sort_known(entry);

		signs |= folder_sign(name);
		if (sort && !(sort == 'd' && is_left_alone(name)))
			walk_name(names, sort, name);
	}
	return signs;
}

static bool is_out(const struct walk *walk, struct walker *walker, const struct folder_rules *rules, struct slice name, bool folder)
{
	if (walk->several && name_find(&walk->given, path_to(&walker->path, walker->path_length, name)))
		return true;
	if (!folder_rules_leave_out(rules, path_to(&walker->whole, walker->whole_length, name), folder))
		return false;
	walker->left_out = true;
	return true;
}

static void go_down(struct walk *walk, struct walker *walker, const struct folder_rules *rules, struct slice name)
{
	if (!is_out(walk, walker, rules, name, true))
		walk_add(walk, path_to(&walker->path, walker->path_length, name), path_to(&walker->whole, walker->whole_length, name), rules, NULL);
}

/* What nobody named is not read from beyond the project. */
static bool leads_out(const struct walk *walk, struct walker *walker, struct slice name)
{
	struct slice path = path_to(&walker->path, walker->path_length, name), target;

	if (!link_leads_out(path, walk->excluded->engine->configs.here, walker->report.arena, &target))
		return false;
	complain(&walker->report, &topic_link_outside, path, "this is a link to %.*s, outside of the project; it was not followed", PATH_ARGS(target));
	return true;
}

/* The folder's stop keeps the names of its first files, others become stops. */
static void sort_names(struct walk *walk, struct walker *walker, struct stop *stop, int folder)
{
	struct slice rest = buffer_slice(&walker->names), name;
	struct buffer more = {0};
	uint32_t count = 0;
	char sort;

	while (next_name(&rest, &sort, &name)) {
		bool wanted = sort != 'd' && policy_includes(stop->rules.policy, path_to(&walker->whole, walker->whole_length, name));

		if (sort == '?' || (sort == 'l' && wanted))
			sort = sort_of(folder, name.at, 0);
		if (sort == 'd' && !is_left_alone(name))
			go_down(walk, walker, &stop->rules, name);
		if (!sort || sort == 'd' || !wanted || is_out(walk, walker, &stop->rules, name, false))
			continue;
		if (sort == 'l' && leads_out(walk, walker, name))
			continue;
		walk_name(count < AT_A_TIME ? &stop->names : &more, sort, name);
		if (++count % AT_A_TIME == 0 && more.length)
			walk_add(walk, stop->path, stop->whole, &stop->rules, &more);
	}
	if (more.length)
		walk_add(walk, stop->path, stop->whole, &stop->rules, &more);
}

static void enter(struct walk *walk, uint32_t thread, struct stop *stop)
{
	struct walker *walker = &walk->by_thread[thread];
	DIR *listing = opendir(stop->path.length ? stop->path.at : ".");
	unsigned signs;

	if (!listing) {
		say_unreadable(&walker->report, stop);
		return;
	}
	if (walk->finder->folders)
		*list_push(&walker->memory, &walker->files) = (struct found_file){arena_copy(&walker->memory, stop->path), 0};
	signs = list(listing, &walker->names);
	if (errno)
		say_unreadable(&walker->report, stop);
	if (signs) {
		pthread_mutex_lock(&walk->reading);
		stop->rules = folder_rules_below(walk->excluded, &stop->rules, stop->path, stop->whole, signs);
		pthread_mutex_unlock(&walk->reading);
	}
	turn_to(walker, stop);
	sort_names(walk, walker, stop, dirfd(listing));
	look(walk, thread, stop, dirfd(listing), buffer_slice(&stop->names));
	closedir(listing);
}

static void visit(struct walk *walk, uint32_t thread, struct stop *stop)
{
	if (stop->names.length) {
		turn_to(&walk->by_thread[thread], stop);
		look_again(walk, thread, stop);
	} else {
		enter(walk, thread, stop);
	}
	leave(walk, stop);
}

static void work(void *context, uint32_t thread)
{
	struct stop *stop;

	while ((stop = next_stop(context)))
		visit(context, thread, stop);
}

void walk_run(struct walk *walk, uint32_t threads)
{
	for (int i = 0; i < ALONE && walk->stops; i++)
		visit(walk, 0, next_stop(walk));
	if (walk->stops)
		threads_run(threads, work, walk);
}
