#include "match/why.h"

#include "match/answer_words.h"
#include "match/run.h"
#include "match/span.h"

/* Some lines being asked about: what the search hands over its patterns to. */
struct inquiry {
	struct run run;           /* first: the search knows this */
	uint32_t first, last;      /* lines */
	struct arena *arena;
	struct verdict *best;     /* by rule; words NULL and missing UINT32_MAX: none */
};

/* A finding about this node would be shown on one of the lines. */
static bool is_on_line(const struct inquiry *inquiry, node_id node)
{
	struct span span = span_shown(inquiry->run.tree, node);
	const struct source *source = inquiry->run.tree->source;

	uint32_t last = span.end > span.start ? span.end - 1 : span.end;

	return source_file_line(source, span.start) <= inquiry->last && source_file_line(source, last) >= inquiry->first;
}

/* Which call, or which key. */
static bool asks_which(const struct predicate *predicate)
{
	return predicate->needs && (strstr(predicate->takes, "a+") || strstr(predicate->takes, "c+"));
}

/* That call is made there, that key set, or something is captured or acquired, whatever else the pattern asks of it. */
static bool is_about(const struct pattern *pattern, struct asked asked)
{
	for (uint32_t i = 0; i < pattern->question_count; i++) {
		const struct question *question = &pattern->questions[i];
		uint8_t needs = question->predicate->needs;

		if (asks_which(question->predicate) ? !question_holds(question, asked)
		                                    : needs & ~facts_marks(asked.facts, asked.captures[question->subject]))
			return false;
	}
	return true;
}

struct refusal {
	const struct question *question; /* the first that is answered with no, or else with maybe */
	enum answer answer;
	uint32_t missing;
};

/* `asked` takes a maybe only where the rule does. */
static struct refusal refusal_of(const struct pattern *pattern, struct asked asked)
{
	struct refusal refusal = {.answer = MAYBE};

	for (uint32_t i = 0; i < pattern->question_count; i++) {
		const struct question *question = &pattern->questions[i];
		enum answer answer;

		if (question_holds(question, asked))
			continue;
		answer = question_answer(question, asked);
		refusal.missing++;
		if (!refusal.question || (answer == NO && refusal.answer != NO)) {
			refusal.question = question;
			refusal.answer = answer;
		}
	}
	return refusal;
}

static struct telling telling_of(const struct inquiry *inquiry, const struct pattern *pattern, const node_id *nodes)
{
	return (struct telling){inquiry->run.facts, inquiry->run.job, pattern->captures, nodes, pattern->capture_count, inquiry->arena};
}

static bool is_better(const struct verdict *known, const struct verdict *found)
{
	return !known->rule || found->missing < known->missing;
}

static void judge(struct inquiry *inquiry, struct pattern *pattern, const node_id *nodes, struct asked asked)
{
	const struct telling telling = telling_of(inquiry, pattern, nodes);
	uint32_t rule = rule_index(inquiry->run.matcher, pattern->rule);
	struct refusal refusal;
	struct evidence evidence = evidence_of(pattern, asked);
	struct verdict verdict = {.rule = pattern->rule, .quiet = !run_tells(&inquiry->run, rule, nodes[pattern->report]),
	                          .span = span_shown(inquiry->run.tree, nodes[pattern->report])};
	bool holds = pattern_holds(pattern, asked) && evidence.open <= OPEN_MOST;

	asked.doubts = false;
	refusal = refusal_of(pattern, asked);
	verdict.sort = holds ? VERDICT_HOLDS : VERDICT_NO;
	verdict.confidence = evidence.confidence;
	verdict.missing = holds ? 0 : refusal.missing;
	if (!is_better(&inquiry->best[rule], &verdict))
		return;
	verdict.words = holds ? evidence_words(pattern, &evidence, &telling) : answer_words(refusal.question, refusal.answer, &telling);
	inquiry->best[rule] = verdict;
}

static void hear_pattern(struct run *run, uint32_t number, const node_id *nodes)
{
	struct inquiry *inquiry = (struct inquiry *)run;
	struct pattern *pattern = &run->matcher->patterns.at[number];
	const struct asked asked = run_asked(run, pattern, nodes);

	if (nodes[pattern->report] && is_on_line(inquiry, facts_subject(run->facts, nodes[pattern->report])) &&
	    (pattern->anchored ? is_about(pattern, asked) : pattern_holds(pattern, asked)))
		judge(inquiry, pattern, nodes, asked);
}

void matcher_why(struct matcher *matcher, const struct facts *facts, const struct job_settings *job, uint32_t first,
                 uint32_t last, struct arena *arena, struct verdicts *verdicts)
{
	struct report quiet = {.arena = arena};
	struct inquiry inquiry = {
		.run = {.matcher = matcher, .facts = facts, .tree = facts_tree(facts), .job = job, .report = &quiet, .hear = hear_pattern, .least = CONFIDENCE_POSSIBLE},
		.first = first, .last = last, .arena = arena, .best = ARENA_ARRAY(arena, struct verdict, matcher->set->count)};

	arena_clear(&matcher->scratch);
	run_search(&inquiry.run);
	for (uint32_t i = 0; i < matcher->set->count; i++)
		if (inquiry.best[i].rule)
			*list_push(arena, verdicts) = inquiry.best[i];
}

bool matcher_refines(const struct matcher *matcher, const struct rule *rule, const struct rule *other)
{
	return refinement_of(&matcher->refinement, rule_index(matcher, rule), rule_index(matcher, other));
}
