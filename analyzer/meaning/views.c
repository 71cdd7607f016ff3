/* Temporary views of the script, by name. */
#include "meaning/evaluator.h"

#include <ctype.h>

enum { NAME_MOST = 256 };

/* In lower case; empty when it is too long to be one. */
static struct slice folded(struct slice name, char *room)
{
	if (name.length > NAME_MOST)
		return (struct slice){room, 0};
	for (uint32_t i = 0; i < name.length; i++)
		room[i] = (char)tolower((unsigned char)name.at[i]);
	return (struct slice){room, name.length};
}

void view_add(struct facts *facts, struct slice name, struct value value)
{
	char room[NAME_MOST];
	struct slice key = folded(name, room);
	name_t number;

	if (!key.length)
		return;
	if (!facts->view_names.arena)
		names_open(&facts->view_names, facts->arena);
	number = name_of(&facts->view_names, key);
	while (facts->views.count <= number)
		(void)list_push(facts->arena, &facts->views);
	facts->views.at[number] = value;
}

const struct value *view_find(const struct facts *facts, struct slice name)
{
	char room[NAME_MOST];
	name_t number = facts->view_names.arena ? name_find(&facts->view_names, folded(name, room)) : 0;

	return number ? &facts->views.at[number] : NULL;
}
