/* What functions take along to the executors: the names of the driver that they read, the object of a bound method, the arguments
 * of a partial. Pickle takes a value with all that it holds. */
#include "meaning/evaluator.h"

enum { PARTS_DEPTH_MOST = 4, PARTS_MOST = 500 };

/* ---- while the file is evaluated ---- */

/* A def, or a method, of the module itself: workers that import the module have it, so only its name travels. */
static bool is_importable(const struct facts *facts, const struct function_thing *function)
{
	const struct environment *outer = function ? function->outer : NULL;

	if (!function || function->wrapped || node_kind(facts->tree, function->node) == NODE_LAMBDA)
		return false;
	while (outer && facts->scopes.all.at[outer->scope].sort == SCOPE_CLASS)
		outer = outer->outer;
	return outer == facts->module;
}

/* Functions, classes and modules weigh nothing, and what they need is seen when they are called. */
static bool is_code(struct value value)
{
	return value.kind == KIND_FUNCTION || value.kind == KIND_MODULE || value.kind == KIND_CLASS;
}

static struct capture *capture_of(const struct facts *facts, uint32_t number)
{
	return number ? &facts->captures.at[number - 1] : NULL;
}

/* All that travels with what is shipped here, the last first. */
static struct capture *captures_of(const struct facts *facts, node_id shipment)
{
	return capture_of(facts, node_number(facts, NUMBER_OF_CAPTURE, shipment));
}

static bool was_captured(const struct facts *facts, node_id shipment, name_t name)
{
	for (const struct capture *capture = captures_of(facts, shipment); capture; capture = capture_of(facts, capture->next))
		if (capture->name == name)
			return true;
	return false;
}

static void add_capture(struct facts *facts, node_id node, struct value value, bool by_name)
{
	name_t name = name_of(&facts->names, node_text(facts->tree, node));
	struct node_fact *fact = fact_of(facts, node);

	fact->marks |= MARK_CAPTURED;
	fact->pickled = fact->pickled || !by_name;
	use(facts, value, USE_CAPTURED);
	if (was_captured(facts, facts->frame->shipment, name))
		return;
	fact->captured_first = true;
	*list_push(facts->arena, &facts->captures) = (struct capture){
		.node = node, .name = name, .value = value, .by_name = by_name,
		.next = node_number(facts, NUMBER_OF_CAPTURE, facts->frame->shipment)};
	node_number_put(facts, NUMBER_OF_CAPTURE, facts->frame->shipment, facts->captures.count);
	fact_of(facts, facts->frame->shipment)->marks |= MARK_SHIPS;
}

void note_capture(struct facts *facts, node_id node, struct value value, bool in_module)
{
	if (!is_code(value) && facts->frame->shipment)
		add_capture(facts, node, value, in_module && is_importable(facts, facts->frame->function));
}

void note_bound(struct facts *facts, const struct bound_thing *bound)
{
	if (!facts->frame->shipment)
		return;
	for (uint32_t i = 0; i < bound->count; i++)
		if (bound->nodes[i])
			add_capture(facts, bound->nodes[i], bound->first[i], false);
	for (uint32_t i = 0; i < bound->keywords.count; i++)
		add_capture(facts, bound->keywords.at[i].node, bound->keywords.at[i].value, false);
}

void note_unpacking(struct facts *facts, const struct call *call)
{
	const struct argument *packed = call_argument(call, call->member->unpacks);
	name_t name = packed ? name_find(&facts->names, node_text(facts->tree, packed->node)) : 0;

	for (struct capture *capture = captures_of(facts, facts->frame->shipment); name && capture; capture = capture_of(facts, capture->next))
		if (capture->name == name)
			capture->value.traits |= 1u << TRAIT_HEAVY;
}

node_id shipment_of(const struct function_thing *function, node_id call)
{
	node_id decorated = function->decorated;

	return decorated && call > decorated && call < function->node ? decorated : call;
}

/* ---- afterwards ---- */

static bool defines(const struct facts *facts, const struct class_thing *class_, struct slice name)
{
	if (class_->distant)
		return portable_find(&class_->distant->members, name) != NULL;
	return scope_find(&facts->scopes.all.at[class_->scope], name_find(&facts->names, name)) != UINT32_MAX;
}

/* The class says itself what is pickled of an object. */
static bool has_own_state(const struct facts *facts, const struct class_thing *class_)
{
	static const char *const hooks[] = {"__getstate__", "__reduce__", "__reduce_ex__"};

	for (uint32_t link = 0; link < class_->line.count; link++)
		for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
			if (defines(facts, class_->line.at[link], slice_of(hooks[i])))
				return true;
	return false;
}

/* A value that is pickled with another one, and the attribute of that one which leads to it. */
struct part {
	struct slice attribute;
	struct value value;
};

typedef void visit_part(const struct part *part, void *context);

struct walk {
	const struct facts *facts;
	visit_part *visit;
	void *context;
	uint32_t left;   /* parts that may still be visited */
};

static void visit_parts(struct walk *walk, struct part part, int depth);

static void visit_attributes(struct walk *walk, const struct class_thing *class_, struct slice attribute, int depth)
{
	for (uint32_t i = 0; i < class_->attributes.count; i++) {
		const struct attribute_thing *held = &class_->attributes.at[i];
		struct slice name = name_text(&walk->facts->names, held->name);

		if (!held->unsure)
			visit_parts(walk, (struct part){attribute.length ? attribute : name, held->value}, depth);
	}
}

static void visit_parts(struct walk *walk, struct part part, int depth)
{
	const struct thing *thing = thing_of(walk->facts, part.value);
	const struct container_thing *container = container_of(walk->facts, part.value);
	const struct class_thing *class_ = thing->sort == THING_INSTANCE ? thing->is.class_ : NULL;

	if (walk->left == 0)
		return;
	walk->left--;
	walk->visit(&part, walk->context);
	if (depth >= PARTS_DEPTH_MOST || (class_ && has_own_state(walk->facts, class_)))
		return;
	for (uint32_t i = 0; container && i < container->entries.count; i++)
		visit_parts(walk, (struct part){part.attribute, container->entries.at[i].value}, depth + 1);
	for (uint32_t link = 0; class_ && link < class_->line.count; link++)
		visit_attributes(walk, class_->line.at[link], part.attribute, depth + 1);
}

static void walk_parts(const struct facts *facts, struct value value, visit_part *visit, void *context)
{
	struct walk walk = {facts, visit, context, PARTS_MOST};

	visit_parts(&walk, (struct part){.value = value}, 0);
}

struct search {
	bool (*fits)(struct value value, uint32_t wanted);
	uint32_t wanted;
	struct part found;
	bool any;
};

/* What other code gives as `df` may be a frame of pandas. */
static bool fits_kind(struct value value, uint32_t kind)
{
	bool guessed = value_has(value, TRAIT_PARAMETER) && kind != KIND_SESSION && kind != KIND_CONTEXT;

	return kind_is((enum kind)value.kind, (enum kind)kind) && !guessed;
}

static bool fits_trait(struct value value, uint32_t trait)
{
	return value_has(value, (enum trait)trait);
}

static void seek(const struct part *part, void *context)
{
	struct search *search = context;

	search->any = search->any || search->fits(part->value, search->wanted);
}

static enum answer holds(const struct facts *facts, node_id node, struct search search)
{
	struct value value = facts_value(facts, node);

	walk_parts(facts, value, seek, &search);
	return search.any ? YES : value.kind == KIND_UNKNOWN || value.kind == KIND_OBJECT ? MAYBE : NO;
}

enum answer facts_holds_kind(const struct facts *facts, node_id node, enum kind kind)
{
	return holds(facts, node, (struct search){.fits = fits_kind, .wanted = kind});
}

enum answer facts_holds_trait(const struct facts *facts, node_id node, enum trait trait)
{
	return holds(facts, node, (struct search){.fits = fits_trait, .wanted = trait});
}

static bool is_heavier(struct value a, struct value b)
{
	static const int ranks[] = {[BOUND_LITERAL] = 1, [BOUND_GROUP] = 2, [BOUND_UNBOUNDED] = 3};
	int x = value_is_heavy(a) ? 4 : ranks[a.rows.tag], y = value_is_heavy(b) ? 4 : ranks[b.rows.tag];
	uint64_t m = 0, n = 0;

	if (x != y)
		return x > y;
	return value_elements(a, &m) && value_elements(b, &n) && m > n;
}

static void seek_heaviest(const struct part *part, void *context)
{
	struct search *search = context;

	if (part->value.kind == KIND_BROADCAST_VALUE || value_exceeds(part->value, 0) != YES)
		return;
	if (!search->any || is_heavier(part->value, search->found.value))
		search->found = *part;
	search->any = true;
}

static enum answer travels(const struct facts *facts, const struct capture *capture)
{
	return capture->by_name ? facts_main_script(facts) : YES;
}

/* The heaviest of all that travels with a function. */
static const struct capture *heaviest(const struct facts *facts, node_id shipment, struct part *part)
{
	const struct capture *found = NULL;

	for (const struct capture *capture = captures_of(facts, shipment); capture; capture = capture_of(facts, capture->next)) {
		struct search search = {0};

		if (travels(facts, capture) == YES)
			walk_parts(facts, capture->value, seek_heaviest, &search);
		if (search.any && (!found || !is_heavier(part->value, search.found.value))) { /* the first that the function names */
			found = capture;
			*part = search.found;
		}
	}
	return found;
}

enum answer facts_carries(const struct facts *facts, node_id shipment, double elements)
{
	struct part part;

	return heaviest(facts, shipment, &part) ? answer_of(value_exceeds(part.value, elements) == YES) : NO;
}

node_id facts_carried_along(const struct facts *facts, node_id shipment, struct value *value, struct slice *attribute)
{
	struct part part;
	const struct capture *capture = heaviest(facts, shipment, &part);

	if (!capture)
		return 0;
	*value = part.value;
	*attribute = part.attribute;
	return capture->node;
}

enum answer facts_captured(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? answer_of(fact->marks & MARK_CAPTURED) : MAYBE;
}

enum answer facts_first_captured(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	return fact ? answer_of(fact->captured_first) : MAYBE;
}

enum answer facts_pickled(const struct facts *facts, node_id node)
{
	const struct node_fact *fact = fact_find(facts, node);

	if (!fact || !(fact->marks & MARK_CAPTURED))
		return facts_captured(facts, node);
	return fact->pickled ? YES : facts_main_script(facts);
}
