#include "match/evidence.h"

#include "match/answer_words.h"
#include "match/ask.h"

void rests_on(const struct asked *asked, enum confidence confidence, enum ground ground, node_id node)
{
	if (asked->evidence && confidence > asked->evidence->confidence)
		*asked->evidence = (struct evidence){.confidence = confidence, .ground = ground, .node = node};
}

void rests_on_value(const struct asked *asked, node_id node)
{
	if (asked->evidence)
		rests_on(asked, facts_confidence(asked->facts, node), GROUND_SOURCE, node);
}

static void weigh(struct evidence *least, const struct question *question, uint32_t number, struct asked asked)
{
	struct evidence found = {.confidence = CONFIDENCE_CERTAIN};
	bool open;

	asked.evidence = &found;
	open = question_answer(question, asked) == MAYBE;
	least->open += open && !question->doubtful;
	if (open)
		found = (struct evidence){.confidence = question->doubtful ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE,
		                          .ground = GROUND_OPEN, .node = asked.captures[question->subject]};
	if (found.confidence <= least->confidence)
		return;
	found.question = number;
	found.open = least->open;
	*least = found;
}

struct evidence evidence_of(const struct pattern *pattern, struct asked asked)
{
	struct evidence least = {.confidence = CONFIDENCE_CERTAIN};

	for (uint32_t i = 0; i < pattern->question_count; i++)
		weigh(&least, &pattern->questions[i], i, asked);
	if (pattern->rule->confidence > least.confidence)
		least = (struct evidence){.confidence = pattern->rule->confidence, .ground = GROUND_RULE, .open = least.open};
	return least;
}

struct slice evidence_words(const struct pattern *pattern, const struct evidence *evidence, const struct telling *telling)
{
	switch (evidence->ground) {
	case GROUND_FACTS:
		return SLICE("");
	case GROUND_SOURCE:
		return facts_origin_words(telling->facts, evidence->node, telling->arena);
	case GROUND_KEYS:
		return SLICE("judged by the names of the keys");
	case GROUND_OPEN:
		return answer_words(&pattern->questions[evidence->question], MAYBE, telling);
	case GROUND_RULE:
		return SLICE("as all that this rule finds");
	}
	return SLICE("");
}
