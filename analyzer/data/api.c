#include "data/api.h"
#include "base/search.h"
#include "data/proofs.h"

#include <stdlib.h>

/* ---- members: binary search by owner, then name ---- */

static int member_order(const struct api_member *member, struct slice owner, struct slice name)
{
	int order = slice_order(member->owner, owner);

	return order ? order : slice_order(member->name, name);
}

/* The first member that does not come before this owner and name. */
static uint32_t member_from(const struct api *api, struct slice owner, struct slice name)
{
	uint32_t at = 1;

	PARTITION_POINT(at, api->member_count, member_order(api->members + at, owner, name) < 0);
	return at;
}

api_id api_find(const struct api *api, struct slice owner, struct slice name)
{
	uint32_t at = member_from(api, owner, name);

	if (at >= api->member_count || member_order(api->members + at, owner, name))
		return 0;
	return (api_id)at;
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

static int order_to_method(const void *method, const void *entry)
{
	return slice_order(*(const struct slice *)method, proof_method(*(const struct slice *)entry));
}

api_id api_proof(const struct api *api, struct slice method)
{
	struct proofs proofs = proofs_of(api);
	const struct slice *entry =
		proofs.count ? bsearch(&method, proofs.at, proofs.count, sizeof *proofs.at, order_to_method) : NULL;

	return entry ? api_find_dotted(api, *entry) : 0;
}

/* Order of an owner against "module.", of which everything below the module starts. */
static int below_order(struct slice owner, struct slice module)
{
	int order = slice_order(slice_part(owner, 0, module.length), module);

	if (order || owner.length == module.length)
		return order ? order : -1;
	return (unsigned char)owner.at[module.length] - '.';
}

bool api_has_module(const struct api *api, struct slice module)
{
	uint32_t at = member_from(api, module, (struct slice){0});

	if (!module.length)
		return false;
	if (at < api->member_count && slice_equal(api->members[at].owner, module))
		return true;
	PARTITION_POINT(at, api->member_count, below_order(api->members[at].owner, module) < 0);
	return at < api->member_count && below_order(api->members[at].owner, module) == 0;
}

uint8_t api_argument(const struct api_member *member, struct slice name)
{
	for (uint8_t i = 0; i < member->argument_count; i++)
		if (slice_equal(member->arguments[i], name))
			return i;
	return NO_ARGUMENT;
}

/* ---- names of kinds: by form, then name ---- */

static int name_order(const struct api_name *entry, int form, struct slice name)
{
	return (int)entry->form != form ? (int)entry->form - form : slice_order(entry->name, name);
}

static uint32_t name_from(const struct api *api, int form, struct slice name)
{
	uint32_t at = 0;

	PARTITION_POINT(at, api->name_count, name_order(api->names + at, form, name) < 0);
	return at;
}

static enum kind name_kind(const struct api *api, int form, struct slice name)
{
	uint32_t at = name_from(api, form, name);

	return at < api->name_count && !name_order(api->names + at, form, name) ? (enum kind)api->names[at].kind : KIND_UNKNOWN;
}

/* The longest prefix or suffix wins; there are few of them. */
static enum kind part_kind(const struct api *api, int form, struct slice identifier,
                           bool (*matches)(struct slice, struct slice))
{
	enum kind kind = KIND_UNKNOWN;
	uint32_t longest = 0;

	for (uint32_t i = name_from(api, form, SLICE("")); i < api->name_count && (int)api->names[i].form == form; i++)
		if (api->names[i].name.length > longest && matches(identifier, api->names[i].name)) {
			longest = api->names[i].name.length;
			kind = (enum kind)api->names[i].kind;
		}
	return kind;
}

enum kind api_class(const struct api *api, struct slice dotted)
{
	return name_kind(api, NAME_CLASS, dotted);
}

bool api_knows_module(const struct api *api, struct slice module)
{
	uint32_t at = name_from(api, NAME_CLASS, module);
	struct slice name;

	if (api_has_module(api, module))
		return true;
	while (at < api->name_count && api->names[at].form == NAME_CLASS && slice_starts(name = api->names[at].name, module)) {
		if (name.length > module.length && name.at[module.length] == '.')
			return true;
		at++;
	}
	return false;
}

/* The end of a name says more than its start: df_rows are rows. */
static enum kind suggested_by(const struct api *api, struct slice identifier)
{
	enum kind kind = name_kind(api, NAME_WHOLE, identifier);

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

	return kind == KIND_UNKNOWN ? suggested_by(api, unnumbered(identifier)) : kind;
}
