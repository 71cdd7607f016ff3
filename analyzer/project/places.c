#include "project/places.h"

#include <sys/stat.h>

enum { LEVELS_MOST = 16 };

void places_open(struct places *places, struct arena *arena)
{
	places->arena = arena;
	names_open(&places->paths, arena);
	(void)list_push(arena, &places->known); /* 0 is no name */
}

void places_close(struct places *places)
{
	arena_free(&places->answers);
}

void places_rest(struct places *places)
{
	arena_clear(&places->answers);
}

/* How far above a folder is searched is found out anew, so that all places are in the account. */
void places_account(struct places *places, struct places_asked *asked, struct arena *arena)
{
	places->account++;
	places->asked = asked;
	places->asked_arena = arena;
	places->last = (struct slice){0};
	for (uint32_t i = 0; asked && i < asked->count; i++)
		places->known.at[asked->at[i]].account = places->account;
}

static uint8_t look(const struct places *places, struct slice path)
{
	struct stat status;

	if (places->is_text && places->is_text(places->texts, path))
		return 'f';
	if (stat(path.at, &status))
		return '-';
	return S_ISREG(status.st_mode) ? 'f' : S_ISDIR(status.st_mode) ? 'd' : '-';
}

name_t places_look_again(struct places *places, struct slice path)
{
	name_t name = name_find(&places->paths, path);
	struct place_known *known = name && name < places->known.count ? &places->known.at[name] : NULL;
	uint8_t before = known ? known->sort : 0;

	if (!before)
		return 0;
	known->sort = look(places, name_text(&places->paths, name));
	places->last = (struct slice){0};
	return known->sort == before ? 0 : name;
}

static void keep_account(struct places *places, name_t name)
{
	struct place_known *known = &places->known.at[name];

	if (places->asked && known->account != places->account) {
		known->account = places->account;
		*list_push(places->asked_arena, places->asked) = name;
	}
}

static char sort_at(struct places *places, struct slice path)
{
	name_t name = name_of(&places->paths, path);
	struct place_known *known;

	while (places->known.count <= name)
		(void)list_push(places->arena, &places->known);
	known = &places->known.at[name];
	if (!known->sort)
		known->sort = look(places, name_text(&places->paths, name));
	keep_account(places, name);
	return (char)places->known.at[name].sort;
}

/* FOLDER/REST + ENDING into `out`, ended by a NUL; "" is the folder we are in. */
static struct slice join_into(char *out, struct slice folder, struct slice rest, struct slice ending)
{
	bool between = folder.length && !slice_ends(folder, SLICE("/")) && rest.length;
	uint32_t length = folder.length + between + rest.length + ending.length;

	memcpy(out, folder.at, folder.length);
	if (between)
		out[folder.length] = '/';
	memcpy(out + folder.length + between, rest.at, rest.length);
	memcpy(out + length - ending.length, ending.at, ending.length);
	out[length] = '\0';
	return (struct slice){out, length};
}

static struct slice joined(struct places *places, struct slice folder, struct slice rest, const char *ending)
{
	struct slice last = slice_of(ending);

	return join_into(arena_take(&places->answers, (size_t)folder.length + rest.length + last.length + 2), folder, rest, last);
}

/* The table keeps its own copy of a path that is new. */
static bool has(struct places *places, struct slice folder, struct slice rest, const char *ending, char sort)
{
	char path[PLACE_MOST];
	struct slice last = slice_of(ending);

	return folder.length + rest.length + last.length + 2 <= sizeof path &&
	       sort_at(places, join_into(path, folder, rest, last)) == sort;
}

static struct slice folder_of(struct slice path)
{
	while (path.length && path.at[path.length - 1] != '/')
		path.length--;
	if (path.length > 1)
		path.length--;
	return path;
}

/* Up by one; relative paths go on with "..". false at the top. */
static bool go_up(struct places *places, struct slice *folder)
{
	bool above = !folder->length || slice_equal(*folder, SLICE("..")) || slice_ends(*folder, SLICE("/.."));

	if (slice_equal(*folder, SLICE("/")) || folder->length > PLACE_MOST)
		return false;
	*folder = above ? joined(places, *folder, SLICE(".."), "") : folder_of(*folder);
	return true;
}

static bool is_root(struct places *places, struct slice folder)
{
	return has(places, folder, SLICE("pyproject.toml"), "", 'f') || has(places, folder, SLICE("setup.py"), "", 'f') ||
	       has(places, folder, SLICE("setup.cfg"), "", 'f') || has(places, folder, SLICE(".git"), "", 'd') ||
	       has(places, folder, SLICE(".git"), "", 'f');
}

static struct slice file_below(struct places *places, struct slice folder, struct slice rest)
{
	if (has(places, folder, rest, ".py", 'f'))
		return joined(places, folder, rest, ".py");
	if (has(places, folder, rest, "/__init__.py", 'f'))
		return joined(places, folder, rest, "/__init__.py");
	if (has(places, folder, rest, "", 'd'))
		return joined(places, folder, rest, "/");
	return (struct slice){"", 0};
}

static struct slice with_slashes(struct places *places, struct slice dotted)
{
	struct slice path = arena_copy(&places->answers, dotted);
	char *bytes = (char *)path.at;

	for (uint32_t i = 0; i < path.length; i++)
		bytes[i] = bytes[i] == '.' ? '/' : bytes[i];
	return path;
}

static struct slice first_part(struct slice path)
{
	uint32_t slash = slice_find(path, SLICE("/"), 0);

	return slash == UINT32_MAX ? path : slice_part(path, 0, slash);
}

/* In the first folder that has a module or package of that first name. */
static bool found_in(struct places *places, struct slice folder, struct slice path, struct slice *found)
{
	struct slice first = first_part(path);

	if (!has(places, folder, first, ".py", 'f') && !has(places, folder, first, "", 'd'))
		return false;
	*found = file_below(places, folder, path);
	return found->length > 0;
}

/* How many folders above are searched: up to the root of the project; without one, out of the packages that the file is in. */
static int count_levels(struct places *places, struct slice folder)
{
	int packages = 0;
	bool in_package = true;

	for (int level = 0; level < LEVELS_MOST; level++) {
		if (is_root(places, folder))
			return level;
		in_package = in_package && has(places, folder, SLICE("__init__.py"), "", 'f');
		packages += in_package;
		if (!go_up(places, &folder))
			break;
	}
	return packages;
}

/* Files of one folder come one after the other. */
static int levels_above(struct places *places, struct slice folder)
{
	if (folder.length > sizeof places->last_folder)
		return 0; /* no place is as long as that */
	if (!places->last.at || !slice_equal(places->last, folder)) {
		memcpy(places->last_folder, folder.at, folder.length);
		places->last = (struct slice){places->last_folder, folder.length};
		places->last_levels = count_levels(places, folder);
	}
	return places->last_levels;
}

static struct slice absolute_module(struct places *places, struct slice importer, struct slice module)
{
	struct slice path = with_slashes(places, module), folder = folder_of(importer), found = {"", 0};
	int levels = levels_above(places, folder);

	for (int level = 0; level <= levels; level++, go_up(places, &folder)) {
		if (found_in(places, folder, path, &found))
			return found;
		if (level == levels && found_in(places, joined(places, folder, SLICE("src"), ""), path, &found))
			return found;
	}
	return (struct slice){"", 0};
}

struct slice place_of_module(struct places *places, struct slice importer, struct slice module)
{
	struct slice folder = folder_of(importer);

	if (!slice_starts(module, SLICE(".")))
		return absolute_module(places, importer, module);
	module = slice_part(module, 1, module.length);
	while (slice_starts(module, SLICE("."))) {
		module = slice_part(module, 1, module.length);
		if (!go_up(places, &folder))
			return (struct slice){"", 0};
	}
	if (module.length)
		return file_below(places, folder, with_slashes(places, module));
	return has(places, folder, SLICE("__init__.py"), "", 'f') ? joined(places, folder, SLICE("__init__.py"), "")
	                                                           : joined(places, folder, SLICE(""), "/");
}

struct slice place_in_package(struct places *places, struct slice package, struct slice module)
{
	if (!slice_ends(package, SLICE("/")) && !slice_ends(package, SLICE("__init__.py")))
		return (struct slice){"", 0};
	return file_below(places, folder_of(package), with_slashes(places, module));
}

struct slice place_of_run(struct places *places, struct slice importer, struct slice path)
{
	static const char *const endings[] = {"", ".py", ".ipynb"};
	struct slice folder = folder_of(importer);

	for (;;) {
		if (slice_starts(path, SLICE("./")))
			path = slice_part(path, 2, path.length);
		else if (slice_starts(path, SLICE("../")) && go_up(places, &folder))
			path = slice_part(path, 3, path.length);
		else
			break;
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (has(places, folder, path, endings[i], 'f'))
			return joined(places, folder, path, endings[i]);
	return (struct slice){"", 0};
}
