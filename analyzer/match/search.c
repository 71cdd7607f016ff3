#include "match/spending.h"

/* Where a possibility is wanted, maybe is enough for what a pattern asks of something that it knows. */
struct asked run_asked(const struct run *run, const struct pattern *pattern, const node_id *nodes)
{
	return (struct asked){.facts = run->facts, .captures = nodes, .keys = run->matcher->vocabulary.keys, .job = run->job,
	                      .doubts = pattern->anchored && run->least == CONFIDENCE_POSSIBLE};
}

bool pattern_holds(const struct pattern *pattern, struct asked asked)
{
	for (uint32_t i = 0; i < pattern->question_count; i++)
		if (!question_holds(&pattern->questions[i], asked))
			return false;
	return asked.captures[pattern->report] != 0;
}

static void ask_pattern(struct run *run, uint32_t number, const node_id *nodes)
{
	struct pattern *pattern = &run->matcher->patterns.at[number];
	uint32_t rule = rule_index(run->matcher, pattern->rule);
	const struct asked asked = run_asked(run, pattern, nodes);
	struct evidence evidence;

	if (!run->on[rule] || !pattern_holds(pattern, asked))
		return;
	evidence = evidence_of(pattern, asked);
	if (evidence.confidence > run->least || evidence.open > OPEN_MOST)
		return;
	pattern->hits++;
	*list_push(&run->matcher->scratch, &run->hits.list) = (struct hit){
		.node = facts_subject(run->facts, nodes[pattern->report]), .pattern = number, .order = run->hits.list.count, .rule = rule, .nodes = nodes,
		.evidence = evidence};
}

/* Asks every pattern of the shape about these nodes. */
static void ask_nodes(struct run *run, const struct shape *shape, const node_id *nodes)
{
	api_id entry = shape->root_capture == UINT32_MAX ? 0 : facts_entry(run->facts, nodes[shape->root_capture]);

	for (uint32_t i = 0; i < shape->users.count; i++) {
		uint32_t pattern = shape->users.at[i].pattern;
		double start = spending_now(run->matcher);

		if (!wants_entry(shape->users.at[i].entries, entry))
			continue;
		(run->hear ? run->hear : ask_pattern)(run, pattern, nodes);
		spending_charge(run->matcher, rule_index(run->matcher, run->matcher->patterns.at[pattern].rule), start);
	}
}

static node_id *no_nodes(const struct run *run, const struct shape *shape)
{
	return ARENA_ARRAY(&run->matcher->scratch, node_id, shape->users.at[0].text->captures.count);
}

/* A capture that stands for several nodes is its first one. */
static node_id *captured_nodes(const struct run *run, const struct shape *shape, const TSQueryMatch *match)
{
	const uint32_t count = shape->users.at[0].text->captures.count;
	node_id *nodes = no_nodes(run, shape);

	for (uint16_t i = 0; i < match->capture_count; i++) {
		uint32_t number = shape->captures[match->captures[i].index];

		if (number < count && !nodes[number])
			nodes[number] = node_of(run->tree, match->captures[i].node);
	}
	return nodes;
}

static bool has_within(TSNode outer, const struct node *inner)
{
	return ts_node_start_byte(outer) <= inner->start && inner->end <= ts_node_end_byte(outer);
}

/* tree-sitter's own handle of a node of ours. They are asked for in the order of the text: each is below the one before, or below
 * what that is in. So the walk there is short, however deep the tree. */
static TSNode parsed_node(struct run *run, node_id id)
{
	const struct node *wanted = tree_node(run->tree, id);
	TSNode node = ts_tree_cursor_current_node(&run->walker);

	while (node.id != wanted->id && !has_within(node, wanted) && ts_tree_cursor_goto_parent(&run->walker))
		node = ts_tree_cursor_current_node(&run->walker);
	while (node.id != wanted->id) {
		if (ts_tree_cursor_goto_first_child_for_byte(&run->walker, wanted->start) < 0) {
			ts_tree_cursor_reset(&run->walker, ts_tree_root_node(run->tree->parse));
			return (TSNode){0};
		}
		node = ts_tree_cursor_current_node(&run->walker);
	}
	return node;
}

static void search_at(struct run *run, struct shape *shape, node_id id)
{
	struct matcher *m = run->matcher;
	TSQuery *query = shape_query(shape, run->report, m->forever);
	TSNode node = parsed_node(run, id);
	TSQueryMatch match;

	if (!query || ts_node_is_null(node))
		return;
	ts_query_cursor_exec(m->cursor, query, node);
	while (ts_query_cursor_next_match(m->cursor, &match))
		ask_nodes(run, shape, captured_nodes(run, shape, &match));
}

static void match_at(struct run *run, struct shape *shape, node_id id)
{
	const double start = spending_now(run->matcher), charged = run->matcher->charged;
	struct arena_mark mark = arena_mark(&run->matcher->scratch);
	uint32_t before = run->hits.list.count;
	node_id *nodes;

	if (shape->plainly) {
		nodes = no_nodes(run, shape);
		if (plain_match(&shape->plain, run->tree, id, nodes))
			ask_nodes(run, shape, nodes);
	} else {
		search_at(run, shape, id);
	}
	if (run->hits.list.count == before)
		arena_rewind(&run->matcher->scratch, mark);
	spending_share(run->matcher, shape, start, charged);
}

static bool holds_alone(const struct pattern *pattern, uint32_t root, struct asked asked)
{
	for (uint32_t i = 0; i < pattern->question_count; i++) {
		const struct question *question = &pattern->questions[i];

		if (question->subject == root && !question->names_others && !question_holds(question, asked))
			return false;
	}
	return true;
}

/* Whether the questions about the outermost node alone hold. */
static bool may_be(const struct run *run, const struct shape *shape, uint32_t number, node_id id)
{
	const struct pattern *pattern = &run->matcher->patterns.at[number];
	const uint32_t rule = rule_index(run->matcher, pattern->rule), root = shape->root_capture;
	const double start = spending_now(run->matcher);
	bool holds;

	if (!run->on[rule])
		return false;
	run->alone[root] = id;
	holds = holds_alone(pattern, root, run_asked(run, pattern, run->alone));
	run->alone[root] = 0;
	spending_charge(run->matcher, rule, start);
	return holds;
}

/* Most nodes are no candidate of any pattern: then tree-sitter need not look at them. */
static bool is_candidate(const struct run *run, const struct shape *shape, node_id id, uint8_t marks, api_id entry)
{
	const bool named = wants_entry(shape->entries, entry);
	const uint32_t users = named ? shape->users.count : shape->free_count;

	if ((named ? shape->needs : shape->free_needs) & ~marks)
		return false;
	if (shape->root_capture == UINT32_MAX)
		return true;
	for (uint32_t i = 0; i < users; i++) {
		const struct shape_user *user = &shape->users.at[i];

		if (!(user->needs & ~marks) && wants_entry(user->entries, entry) && may_be(run, shape, user->pattern, id))
			return true;
	}
	return false;
}

/* Whoever hears of every pattern wants to know what does not hold as well: then nothing is left out for speed. */
static bool is_worth_asking(const struct run *run, const struct shape *shape, node_id id, uint8_t marks, api_id entry)
{
	return run->hear || is_candidate(run, shape, id, marks, entry);
}

/* How many of the shapes that can begin at such a node may find what they want there. */
static uint32_t shapes_asking(const struct run *run, const struct shapes_at *at, uint8_t marks, api_id entry)
{
	return run->hear || (marks & ~MARK_ENTRY) || wants_entry(at->entries, entry) ? at->list.count : at->always;
}

static void search_node(struct run *run, node_id id)
{
	const struct shapes_at *at = &run->matcher->at_kind[node_kind(run->tree, id)];
	const uint8_t marks = facts_marks(run->facts, id);
	const api_id entry = marks & MARK_ENTRY ? facts_entry(run->facts, id) : 0;
	const uint32_t count = shapes_asking(run, at, marks, entry);

	for (uint32_t i = 0; i < count; i++)
		if (is_worth_asking(run, at->list.at[i], id, marks, entry))
			match_at(run, at->list.at[i], id);
}

/* One short search for each shape at each node where it can begin. One search of the whole tree keeps a state for every enclosing
 * node that is not finished (which is quadratic for long chains), and counts depths and states in 16 bits. */
void run_search(struct run *run)
{
	const struct matcher *m = run->matcher;

	run->alone = ARENA_ARRAY(&run->matcher->scratch, node_id, m->captures_most);
	run->walker = ts_tree_cursor_new(ts_tree_root_node(run->tree->parse));
	for (node_id id = 1; id < run->tree->count; id++)
		if (m->at_kind[node_kind(run->tree, id)].list.count)
			search_node(run, id);
	ts_tree_cursor_delete(&run->walker);
}
