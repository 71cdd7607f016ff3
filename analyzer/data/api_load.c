#include "data/api_drafts.h"
#include "base/drives.h"
#include "data/disk.h"
#include "data/load.h"

#include <stdlib.h>

static int by_place(const struct where *x, const struct where *y)
{
	int order = slice_order(x->path, y->path);

	if (!order)
		order = (x->line > y->line) - (x->line < y->line);
	return order ? order : (x->column > y->column) - (x->column < y->column);
}

static int member_order(const struct api_member *x, const struct api_member *y)
{
	int order = slice_order(x->owner, y->owner);

	return order ? order : slice_order(x->name, y->name);
}

static int by_member(const void *a, const void *b)
{
	const struct member_draft *x = a, *y = b;
	int order = member_order(&x->member, &y->member);

	return order ? order : by_place(&x->where, &y->where);
}

static int name_order(const struct api_name *x, const struct api_name *y)
{
	return x->form != y->form ? (int)x->form - (int)y->form : slice_order(x->name, y->name);
}

static int by_form(const void *a, const void *b)
{
	const struct name_draft *x = a, *y = b;
	int order = name_order(&x->name, &y->name);

	return order ? order : by_place(&x->where, &y->where);
}

static void stands_twice(struct api_drafts *drafts, const struct where *first, const struct where *second, struct slice name)
{
	drafts->reading.path = second->path;
	MISTAKE(&drafts->reading, second->line, second->column, "`%.*s` is already in %.*s, line %u", SLICE_ARGS(name),
	        PATH_ARGS(first->path), first->line);
}

/* ---- in order, each once ---- */

static void unite_members(struct api_drafts *drafts)
{
	struct member_draft *at = drafts->members.at;
	uint32_t kept = 0;

	if (drafts->members.count)
		qsort(at, drafts->members.count, sizeof *at, by_member);
	for (uint32_t i = 0; i < drafts->members.count; i++)
		if (kept && !member_order(&at[kept - 1].member, &at[i].member))
			stands_twice(drafts, &at[kept - 1].where, &at[i].where, at[i].member.name);
		else
			at[kept++] = at[i];
	drafts->members.count = kept;
}

static void unite_names(struct api_drafts *drafts)
{
	struct name_draft *at = drafts->names.at;
	uint32_t kept = 0;

	if (drafts->names.count)
		qsort(at, drafts->names.count, sizeof *at, by_form);
	for (uint32_t i = 0; i < drafts->names.count; i++)
		if (kept && !name_order(&at[kept - 1].name, &at[i].name))
			stands_twice(drafts, &at[kept - 1].where, &at[i].where, at[i].name.name);
		else
			at[kept++] = at[i];
	drafts->names.count = kept;
}

/* ---- what is handed out ---- */

static void hand_out_members(struct api_drafts *drafts, struct api *api)
{
	uint32_t count = drafts->members.count < UINT16_MAX - 1 ? drafts->members.count : UINT16_MAX - 1;
	struct api_member *members = ARENA_ARRAY(drafts->reading.forever, struct api_member, count + 1);

	for (uint32_t i = 0; i < count; i++)
		members[1 + i] = drafts->members.at[i].member;
	api->members = members;
	api->member_count = 1 + count;
	drafts->reading.path = SLICE("rules/api");
	if (count < drafts->members.count)
		MISTAKE(&drafts->reading, 0, 0, "more than %d members in the API model", UINT16_MAX - 1);
}

/* A name that proves two kinds proves none. */
static void index_proof(struct api_drafts *drafts, struct api *api, api_id id)
{
	const struct api_member *member = &api->members[id];
	api_id other = api_proof(api, member->name);

	if (other) {
		const struct where *where = &drafts->members.at[id - 1].where;

		drafts->reading.path = where->path;
		MISTAKE(&drafts->reading, where->line, where->column, "proves: `%.*s.%.*s` and `%.*s.%.*s` cannot both prove their kind",
		        SLICE_ARGS(api->members[other].owner), SLICE_ARGS(api->members[other].name), SLICE_ARGS(member->owner),
		        SLICE_ARGS(member->name));
	}
	api_index_put(&api->by_proof, api_hash((struct slice){0}, member->name), id);
}

/* "torch.nn" and "torch". */
static void index_modules(struct api *api, api_id id)
{
	struct slice module = api->members[id].owner;

	while (!api_has_module(api, module)) {
		const char *dot;

		api_index_put(&api->by_module, api_hash(module, (struct slice){0}), id);
		dot = memrchr(module.at, '.', module.length);
		if (!dot)
			return;
		module = slice_between(module.at, dot);
	}
}

static uint32_t count_modules(const struct api *api)
{
	uint32_t count = 0;

	for (api_id id = 1; id < api->member_count; id++) {
		struct slice owner = api->members[id].owner;

		if (slice_equal(owner, api->members[id - 1].owner))
			continue;
		for (uint32_t i = 0; i < owner.length; i++)
			count += owner.at[i] == '.';
		count++;
	}
	return count;
}

static void index_members(struct api_drafts *drafts, struct api *api)
{
	struct arena *forever = drafts->reading.forever;
	uint32_t proofs = 0;

	for (api_id id = 1; id < api->member_count; id++)
		proofs += api->members[id].proves;
	api->by_name = api_index_new(api->member_count, forever);
	api->by_module = api_index_new(count_modules(api), forever);
	api->by_proof = api_index_new(proofs, forever);
	for (api_id id = 1; id < api->member_count; id++) {
		const struct api_member *member = &api->members[id];

		api_index_put(&api->by_name, api_hash(member->owner, member->name), id);
		index_modules(api, id);
		if (member->proves)
			index_proof(drafts, api, id);
	}
}

static void hand_out_names(struct api_drafts *drafts, struct api *api)
{
	uint32_t count = drafts->names.count, at = 0;
	struct api_name *names = ARENA_ARRAY(drafts->reading.forever, struct api_name, count);

	for (uint32_t i = 0; i < count; i++)
		names[i] = drafts->names.at[i].name;
	for (int form = 0; form < NAME_FORMS; form++) {
		api->form_starts[form] = at;
		while (at < count && (int)names[at].form == form)
			at++;
	}
	api->form_starts[NAME_FORMS] = at;
	api->names = names;
	api->by_word = api_index_new(api->form_starts[NAME_PREFIX], drafts->reading.forever);
	for (uint32_t i = 0; i < api->form_starts[NAME_PREFIX]; i++)
		api_index_put(&api->by_word, api_hash((struct slice){0}, names[i].name), (uint16_t)(1 + i));
}

bool api_load(struct api *api, struct slice directory, struct arena *forever, struct report *report)
{
	struct arena scratch = {0};
	struct api_drafts drafts = {
		.reading = {.topic = &topic_data_invalid, .forever = forever, .scratch = &scratch, .report = report},
	};

	*api = (struct api){0};
	api_drafts_read(&drafts, disk_join(directory, SLICE("rules/api"), &scratch));
	unite_members(&drafts);
	unite_names(&drafts);
	hand_out_members(&drafts, api);
	index_members(&drafts, api);
	hand_out_names(&drafts, api);
	api->words = drafts.words;
	api->word_count = drafts.word_count;
	arena_free(&scratch);
	return !drafts.reading.mistakes;
}
