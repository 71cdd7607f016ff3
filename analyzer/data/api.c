#include "data/api.h"

/* ---- members ---- */

api_id api_find(const struct api *api, struct slice owner, struct slice name)
{
	uint32_t hash = api_hash(owner, name), behind = 0;
	api_id found;

	while ((found = api_index_at(&api->by_name, hash, behind++)))
		if (slice_equal(api->members[found].name, name) && slice_equal(api->members[found].owner, owner))
			return found;
	return 0;
}

api_id api_find_of_kind(const struct api *api, enum kind kind, struct slice name)
{
	for (;;) {
		api_id found = api_find(api, kind_rows[kind].word, name);

		if (found || kind_rows[kind].super == kind)
			return found;
		kind = kind_rows[kind].super;
	}
}

api_id api_find_dotted(const struct api *api, struct slice dotted)
{
	const char *dot = dotted.length ? memrchr(dotted.at, '.', dotted.length) : NULL;

	if (!dot)
		return 0;
	return api_find(api, slice_between(dotted.at, dot), slice_between(dot + 1, dotted.at + dotted.length));
}

api_id api_proof(const struct api *api, struct slice method)
{
	uint32_t hash = api_hash((struct slice){0}, method), behind = 0;
	api_id found;

	while ((found = api_index_at(&api->by_proof, hash, behind++)))
		if (slice_equal(api->members[found].name, method))
			return found;
	return 0;
}

static bool is_below(struct slice owner, struct slice module)
{
	return slice_starts(owner, module) && (owner.length == module.length || owner.at[module.length] == '.');
}

bool api_has_module(const struct api *api, struct slice module)
{
	uint32_t hash = api_hash(module, (struct slice){0}), behind = 0;
	api_id found;

	while ((found = api_index_at(&api->by_module, hash, behind++)))
		if (is_below(api->members[found].owner, module))
			return true;
	return false;
}

uint8_t api_argument(const struct api_member *member, struct slice name)
{
	for (uint8_t i = 0; i < member->argument_count; i++)
		if (slice_equal(member->arguments[i], name))
			return i;
	return NO_ARGUMENT;
}

/* ---- names of kinds ---- */

static enum kind word_kind(const struct api *api, int form, struct slice word)
{
	uint32_t hash = api_hash((struct slice){0}, word), behind = 0;
	uint16_t found;

	while ((found = api_index_at(&api->by_word, hash, behind++)))
		if ((int)api->names[found - 1].form == form && slice_equal(api->names[found - 1].name, word))
			return (enum kind)api->names[found - 1].kind;
	return KIND_UNKNOWN;
}

/* The longest prefix or suffix wins; there are few of them. */
static inline enum kind part_kind(const struct api *api, int form, struct slice identifier,
                                  bool (*matches)(struct slice, struct slice))
{
	enum kind kind = KIND_UNKNOWN;
	uint32_t longest = 0;

	for (uint32_t i = api->form_starts[form]; i < api->form_starts[form + 1]; i++)
		if (api->names[i].name.length > longest && matches(identifier, api->names[i].name)) {
			longest = api->names[i].name.length;
			kind = (enum kind)api->names[i].kind;
		}
	return kind;
}

enum kind api_class(const struct api *api, struct slice dotted)
{
	return word_kind(api, NAME_CLASS, dotted);
}

/* The first class that does not come before this name. */
static uint32_t class_from(const struct api *api, struct slice name)
{
	uint32_t low = api->form_starts[NAME_CLASS], high = api->form_starts[NAME_CLASS + 1];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (slice_order(api->names[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool api_knows_module(const struct api *api, struct slice module)
{
	uint32_t at, end = api->form_starts[NAME_CLASS + 1];

	if (api_has_module(api, module))
		return true;
	at = class_from(api, module);
	while (at < end && slice_equal(api->names[at].name, module))
		at++;
	while (at < end && slice_starts(api->names[at].name, module) && !is_below(api->names[at].name, module))
		at++;
	return at < end && is_below(api->names[at].name, module);
}

/* The end of a name says more than its start: df_rows are rows. */
static enum kind suggested_by(const struct api *api, struct slice identifier)
{
	enum kind kind = word_kind(api, NAME_WHOLE, identifier);

	if (kind == KIND_UNKNOWN)
		kind = part_kind(api, NAME_SUFFIX, identifier, slice_ends);
	return kind == KIND_UNKNOWN ? part_kind(api, NAME_PREFIX, identifier, slice_starts) : kind;
}

/* df2, orders_df_2, orders_df_v2: without what numbers them. */
static struct slice unnumbered(struct slice identifier)
{
	struct slice rest = identifier;

	while (rest.length && rest.at[rest.length - 1] >= '0' && rest.at[rest.length - 1] <= '9')
		rest.length--;
	if (rest.length == identifier.length)
		return identifier;
	if (slice_ends(rest, SLICE("_v")))
		rest.length--;
	return slice_ends(rest, SLICE("_")) ? slice_part(rest, 0, rest.length - 1) : rest;
}

enum kind api_suggested(const struct api *api, struct slice identifier)
{
	enum kind kind = suggested_by(api, identifier);
	struct slice rest = unnumbered(identifier);

	return kind == KIND_UNKNOWN && rest.length < identifier.length ? suggested_by(api, rest) : kind;
}
