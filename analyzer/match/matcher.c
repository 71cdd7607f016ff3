#include "match/run.h"

#include "match/finding.h"
#include "match/job.h"
#include "match/rule_check.h"
#include "match/spending.h"
#include "match/triggers.h"

#include <stdlib.h>

static bool is_anchored(const struct pattern *pattern)
{
	for (uint32_t i = 0; i < pattern->question_count; i++)
		if (pattern->questions[i].predicate->needs && !pattern->questions[i].negated && !pattern->questions[i].doubtful)
			return true;
	return false;
}

static void add_pattern(struct matcher *m, struct query_file *file, const struct query_pattern *text, uint32_t index,
                        struct arena *forever)
{
	struct pattern pattern = {.index = index};

	if (!pattern_compile(&pattern, text, &m->vocabulary, file, forever))
		return;
	pattern.anchored = is_anchored(&pattern);
	shapes_add(&m->shapes, (struct shape_user){.pattern = m->patterns.count, .text = text, .rule = file->rule}, forever);
	*list_push(forever, &m->patterns) = pattern;
}

static void add_rule(struct matcher *m, const struct rule *rule, bool checked, struct arena *forever, struct report *report)
{
	struct query_file file = {.rule = rule, .report = report, .checked = checked};
	struct query_text *text = ARENA_NEW(forever, struct query_text);
	struct rule_part *part = &m->parts[rule_index(m, rule)];
	struct query_mistake mistake = query_text_read(text, rule->query, forever);

	part->first = m->patterns.count;
	if (mistake.problem)
		QUERY_MISTAKE(&file, mistake.offset, "%s", mistake.problem);
	for (uint32_t i = 0; i < text->patterns.count && !mistake.problem; i++)
		add_pattern(m, &file, &text->patterns.at[i], i, forever);
	part->count = m->patterns.count - part->first;
	if (!checked)
		rule_check(&file, m->set, m->vocabulary.keys);
}

static void ready_words(struct matcher *m, const struct selection *selection, struct arena *forever)
{
	for (uint32_t i = 0; i < m->vocabulary.api->word_count; i++)
		word_search_add(&m->spark_words, m->vocabulary.api->words[i], forever);
	for (uint32_t i = 0; i < m->set->count; i++)
		if (selection->on[i])
			triggers_add(&m->triggers, &m->set->rules[i], m->patterns.at + m->parts[i].first, m->parts[i].count,
			             m->vocabulary.api, forever);
	word_search_ready(&m->spark_words, forever);
	word_search_ready(&m->triggers, forever);
}

static bool any_selected(const struct rule_set *set, const struct selection *selection)
{
	for (uint32_t i = 0; i < set->count; i++)
		if (selection->on[i])
			return true;
	return false;
}

/* Mistakes in a query are found before any file is read. */
static bool compile_all(struct matcher *m, struct report *report)
{
	bool any = false;

	for (uint32_t i = 0; i < m->shapes.all.count; i++)
		any = shape_query(&m->shapes.all.at[i], report, m->forever) || any;
	return any;
}

/* Marks without which some question about the outermost node is not answered with yes. */
static uint8_t marks_needed(const struct pattern *pattern, uint32_t root)
{
	uint8_t needs = MARK_NOTHING;

	for (uint32_t i = 0; i < pattern->question_count; i++) {
		const struct question *question = &pattern->questions[i];

		if (question->subject == root && !question->negated && !question->doubtful)
			needs |= question->predicate->needs;
	}
	return needs;
}

static void note_needs(struct matcher *m, struct shape *shape)
{
	shape->needs = shape->free_needs = UINT8_MAX;
	for (uint32_t i = 0; i < shape->users.count; i++) {
		struct shape_user *user = &shape->users.at[i];

		user->needs = marks_needed(&m->patterns.at[user->pattern], shape->root_capture);
		shape->needs &= user->needs;
		shape->free_needs &= i < shape->free_count ? user->needs : UINT8_MAX;
	}
}

/* The question about the API entry of the outermost node, which every match must answer with yes. */
static const struct question *entry_question(const struct pattern *pattern, uint32_t root)
{
	for (uint32_t i = 0; i < pattern->question_count; i++) {
		const struct question *question = &pattern->questions[i];

		if (question->predicate->needs == MARK_ENTRY && question->subject == root && !question->negated && !question->doubtful)
			return question;
	}
	return NULL;
}

static void swap_users(struct shape_user *a, struct shape_user *b)
{
	const struct shape_user before = *a;

	*a = *b;
	*b = before;
}

static size_t entry_words(const struct matcher *m) { return m->vocabulary.api->member_count / 64 + 1; }

static void add_entry(uint64_t *entries, api_id entry) { entries[entry / 64] |= (uint64_t)1 << entry % 64; }

/* Nearly all patterns want certain calls: one look at a set tells that a node is none of them, and then only the others are asked. */
static void note_entries(struct matcher *m, struct shape *shape)
{
	const size_t words = entry_words(m);

	shape->entries = ARENA_ARRAY(m->forever, uint64_t, words);
	for (uint32_t i = 0; i < shape->users.count; i++) {
		struct shape_user *user = &shape->users.at[i];
		const struct question *question = entry_question(&m->patterns.at[user->pattern], shape->root_capture);

		user->entries = question ? ARENA_ARRAY(m->forever, uint64_t, words) : NULL;
		for (uint32_t j = 0; question && j < question->count; j++) {
			add_entry(user->entries, question->rest[j].is.entry);
			add_entry(shape->entries, question->rest[j].is.entry);
		}
		if (!question)
			swap_users(user, &shape->users.at[shape->free_count++]);
	}
}

static void begin_at(struct matcher *m, struct shape *shape, struct shapes_at *at)
{
	const size_t words = entry_words(m);

	if (!at->entries)
		at->entries = ARENA_ARRAY(m->forever, uint64_t, words);
	for (size_t i = 0; i < words; i++)
		at->entries[i] |= shape->entries[i];
	*list_push(m->forever, &at->list) = shape;
	if (!shape->free_needs) {
		at->list.at[at->list.count - 1] = at->list.at[at->always];
		at->list.at[at->always++] = shape;
	}
}

static void ready_shape(struct matcher *m, struct shape *shape)
{
	const uint32_t captures = shape->users.at[0].text->captures.count;

	note_entries(m, shape);
	note_needs(m, shape);
	m->captures_most = captures > m->captures_most ? captures : m->captures_most;
	for (int kind = 0; kind < NODE_KIND_COUNT; kind++)
		if (shape->root[kind])
			begin_at(m, shape, &m->at_kind[kind]);
}

struct matcher *matcher_open(const struct rule_set *set, const struct selection *selection, const struct api *api,
                             const struct spark_keys *keys, struct arena *forever, struct report *report)
{
	struct matcher *m = ARENA_NEW(forever, struct matcher);

	m->set = set;
	m->vocabulary = (struct vocabulary){predicates, api, keys};
	m->parts = ARENA_ARRAY(forever, struct rule_part, set->count);
	for (uint32_t i = 0; i < set->count; i++)
		if (selection->on[i])
			add_rule(m, &set->rules[i], selection->checked, forever, report);
	m->forever = forever;
	for (uint32_t i = 0; i < m->shapes.all.count; i++)
		ready_shape(m, &m->shapes.all.at[i]);
	if (!selection->checked && !compile_all(m, report) && any_selected(set, selection))
		return NULL;
	refinement_read(&m->refinement, set, forever);
	ready_words(m, selection, forever);
	m->cursor = ts_query_cursor_new();
	ts_query_cursor_set_max_start_depth(m->cursor, 0);
	m->parser = parser_open();
	return m;
}

void matcher_close(struct matcher *matcher)
{
	ts_query_cursor_delete(matcher->cursor);
	ts_parser_delete(matcher->parser);
	shapes_close(&matcher->shapes);
	arena_free(&matcher->scratch);
}

bool matcher_wants(const struct matcher *matcher, struct slice text)
{
	return matcher->patterns.count && word_search_in(&matcher->spark_words, text) && word_search_in(&matcher->triggers, text);
}

/* A finding only if what is not known is so. */
static bool is_open(const struct hit *hit)
{
	return hit->evidence.confidence == CONFIDENCE_POSSIBLE;
}

static int by_node(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (is_open(x) != is_open(y))
		return is_open(x) ? 1 : -1;
	if (x->pattern != y->pattern)
		return x->pattern < y->pattern ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Of one rule's patterns the first in the file speaks, possibilities after all others: hits are in that order. */
static void drop_repeated(struct hit *hits, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		hits[i].repeated = hits[i].rule == hits[i - 1].rule;
}

/* A more specific rule speaks instead, but no possibility instead of what is so. */
static bool is_silenced(const struct matcher *m, const struct hit *hit, const struct hit *by)
{
	if (by->repeated || (is_open(by) && !is_open(hit)))
		return false;
	return refinement_of(&m->refinement, by->rule, hit->rule) ||
	       (is_open(hit) && !is_open(by) && refinement_of(&m->refinement, hit->rule, by->rule));
}

static bool is_refined(const struct matcher *m, const struct hit *hits, uint32_t count, const struct hit *hit)
{
	for (uint32_t i = 0; i < count; i++)
		if (is_silenced(m, hit, &hits[i]))
			return true;
	return false;
}

static void tell(const struct run *run, const struct hit *hit, struct rewriting *rewriting, struct report *report)
{
	const struct pattern *pattern = &run->matcher->patterns.at[hit->pattern];
	const struct telling telling = {run->facts, run->job, pattern->captures, hit->nodes, pattern->capture_count, report->arena};
	const double start = spending_now(run->matcher);

	finding_add(pattern, &telling, &hit->evidence, rewriting, report);
	spending_charge(run->matcher, hit->rule, start);
}

/* assert df.collect() == [...]: a test, wherever it stands, and its data are small. */
static bool is_asserted(const struct tree *tree, node_id node)
{
	while (node && node_kind(tree, node) != NODE_ASSERT && node_kind(tree, node) != NODE_BLOCK)
		node = node_parent(tree, node);
	return node_kind(tree, node) == NODE_ASSERT;
}

static bool is_quiet(const struct run *run, const struct hit *hit)
{
	return run->matcher->set->rules[hit->rule].quiet_in & QUIET_IN_TEST && is_asserted(run->tree, hit->node);
}

/* Of the hits at one node only those of the most specific rules are told, each rule once. */
static void tell_node(const struct run *run, struct hit *hits, uint32_t count, struct rewriting *rewriting, struct report *report)
{
	drop_repeated(hits, count);
	for (uint32_t i = 0; i < count; i++)
		if (!hits[i].repeated && !is_refined(run->matcher, hits, count, &hits[i]) && !is_quiet(run, &hits[i]))
			tell(run, &hits[i], rewriting, report);
}

static void tell_all(struct run *run, struct report *report)
{
	struct rewriting rewriting = {.parser = run->matcher->parser};
	struct hit *hits = run->hits.list.at;
	uint32_t count = run->hits.list.count, end;

	if (!count)
		return;
	imports_open(&rewriting.imports, run->tree, &run->matcher->scratch);
	qsort(hits, count, sizeof *hits, by_node);
	for (uint32_t start = 0; start < count; start = end) {
		for (end = start + 1; end < count && hits[end].node == hits[start].node; end++)
			;
		tell_node(run, hits + start, end - start, &rewriting, report);
	}
}

static bool applies(const struct run *run, const struct rule *rule)
{
	return job_may_have(run->job, rule->spark) && !(rule->quiet_in >> run->tree->source->profile & 1);
}

bool run_tells(const struct run *run, uint32_t rule, node_id node)
{
	const struct hit hit = {.rule = rule, .node = node};

	return applies(run, &run->matcher->set->rules[rule]) && !is_quiet(run, &hit);
}

void matcher_run(struct matcher *matcher, const struct facts *facts, const struct job_settings *job, const struct selection *now,
                 struct report *report)
{
	struct run run = {.matcher = matcher, .facts = facts, .tree = facts_tree(facts), .job = job, .report = report};

	if (!matcher->patterns.count)
		return;
	run.least = now && now->least ? now->least : CONFIDENCE_USUAL;
	arena_clear(&matcher->scratch);
	run.on = ARENA_ARRAY(&matcher->scratch, bool, matcher->set->count);
	for (uint32_t i = 0; i < matcher->set->count; i++)
		run.on[i] = (!now || !now->on || now->on[i]) && applies(&run, &matcher->set->rules[i]);
	run_search(&run);
	tell_all(&run, report);
}

uint32_t matcher_hits(const struct matcher *matcher, const struct rule *rule, uint32_t pattern)
{
	const struct rule_part *part = &matcher->parts[rule_index(matcher, rule)];

	for (uint32_t i = 0; i < part->count; i++)
		if (matcher->patterns.at[part->first + i].index == pattern)
			return matcher->patterns.at[part->first + i].hits;
	return 0;
}

uint32_t matcher_patterns(const struct matcher *matcher, const struct rule *rule)
{
	return matcher->parts[rule_index(matcher, rule)].count;
}
