/* The API model while it is being read: entries in the order of the files, each with its place. Private to data/. */
#ifndef OOMLINT_DATA_API_DRAFTS_H
#define OOMLINT_DATA_API_DRAFTS_H

#include "data/api.h"
#include "data/reading.h"

/* Where something stands, for the message about a second one. */
struct where {
	struct slice path;
	uint32_t line, column;
};

struct member_draft {
	struct api_member member;
	struct where where;
};

struct name_draft {
	struct api_name name;
	struct where where;
};

struct api_drafts {
	struct reading reading;
	LIST(struct member_draft) members;
	LIST(struct name_draft) names;
	const struct slice *words;
	uint32_t word_count;
};

/* Reads the .yaml files of the folder, sorted by name. */
void api_drafts_read(struct api_drafts *drafts, struct slice folder);

#endif
