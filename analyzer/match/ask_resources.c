/* Questions about what is acquired and released. */
#include "match/ask.h"

enum answer ask_acquires(const struct asked *asked)
{
	return answer_of(facts_resource(asked->facts, asked->node) != NULL);
}

/* One answer of a resource's facts, NO where the call acquires nothing. */
#define RESOURCE_PREDICATE(name, expression)                                              \
	enum answer name(const struct asked *asked)                                           \
	{                                                                                     \
		const struct resource_fact *resource = facts_resource(asked->facts, asked->node); \
                                                                                          \
		return resource ? (expression) : NO;                                              \
	}

RESOURCE_PREDICATE(ask_never_released, answer_and(answer_not(resource->released), answer_not(resource->escapes)))
RESOURCE_PREDICATE(ask_left_held, answer_and(resource->released, answer_and(resource->left, answer_not(resource->escapes))))
RESOURCE_PREDICATE(ask_escapes, resource->escapes)
RESOURCE_PREDICATE(ask_lost, resource->released == NO ? resource->lost : NO)
RESOURCE_PREDICATE(ask_replaced, resource->replaced)
RESOURCE_PREDICATE(ask_missed, resource->missed)
RESOURCE_PREDICATE(ask_anew, resource->anew)
RESOURCE_PREDICATE(ask_used_once, answer_of(resource->uses == 1))

enum answer ask_releases_other(const struct asked *asked)
{
	return facts_releases_other(asked->facts, asked->node);
}

enum answer ask_releases_unused(const struct asked *asked)
{
	return facts_releases_unused(asked->facts, asked->node);
}

enum answer ask_releases_nothing(const struct asked *asked)
{
	return facts_releases_nothing(asked->facts, asked->node);
}
