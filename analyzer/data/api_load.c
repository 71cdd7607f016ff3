#include "data/api_drafts.h"
#include "data/disk.h"
#include "data/load.h"
#include "data/proofs.h"

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
	        SLICE_ARGS(first->path), first->line);
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

static int by_method(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	int order = slice_order(proof_method(*x), proof_method(*y));

	return order ? order : slice_order(*x, *y);
}

/* A name that proves two kinds proves none. */
static void check_proofs(struct api_drafts *drafts, const struct api *api)
{
	struct proofs proofs = proofs_of(api);

	for (uint32_t i = 1; i < proofs.count; i++)
		if (slice_equal(proof_method(proofs.at[i - 1]), proof_method(proofs.at[i]))) {
			const struct where *where = &drafts->members.at[api_find_dotted(api, proofs.at[i]) - 1].where;

			drafts->reading.path = where->path;
			MISTAKE(&drafts->reading, where->line, where->column, "proves: `%.*s` and `%.*s` cannot both prove their kind",
			        SLICE_ARGS(proofs.at[i - 1]), SLICE_ARGS(proofs.at[i]));
		}
}

static void hand_out_proofs(struct api_drafts *drafts, struct api *api)
{
	struct slice *entries = ARENA_ARRAY(drafts->reading.forever, struct slice, api->member_count);
	struct api_member *index = (struct api_member *)api->members;  /* ours until it is handed out */

	index->arguments = entries;
	for (uint32_t i = 1; i < api->member_count; i++)
		if (api->members[i].proves)
			entries[index->rows_literal++] =
				arena_format(drafts->reading.forever, "%.*s.%.*s", SLICE_ARGS(api->members[i].owner),
				             SLICE_ARGS(api->members[i].name));
	if (index->rows_literal)
		qsort(entries, index->rows_literal, sizeof *entries, by_method);
	check_proofs(drafts, api);
}

static void hand_out_names(struct api_drafts *drafts, struct api *api)
{
	struct api_name *names = ARENA_ARRAY(drafts->reading.forever, struct api_name, drafts->names.count);

	for (uint32_t i = 0; i < drafts->names.count; i++)
		names[i] = drafts->names.at[i].name;
	api->names = names;
	api->name_count = drafts->names.count;
	while (api->class_count < api->name_count && names[api->class_count].form == NAME_CLASS)
		api->class_count++;
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
	hand_out_proofs(&drafts, api);
	hand_out_names(&drafts, api);
	api->words = drafts.words;
	api->word_count = drafts.word_count;
	arena_free(&scratch);
	return !drafts.reading.mistakes;
}
