#include "meaning/value.h"

static const struct trait_row {
	struct slice word, about;
} trait_rows[TRAIT_COUNT] = {
#define T(identifier, word, about) {{word, sizeof word - 1}, {about, sizeof about - 1}},
	TRAITS(T)
#undef T
};

struct slice trait_word(enum trait trait)
{
	return trait_rows[trait].word;
}

struct slice trait_about(enum trait trait)
{
	return trait_rows[trait].about;
}

bool trait_find(struct slice word, enum trait *trait)
{
	for (int t = 0; t < TRAIT_COUNT; t++)
		if (slice_equal(trait_rows[t].word, word)) {
			*trait = (enum trait)t;
			return true;
		}
	return false;
}

/* Place in the chain. Not knowing stands just below having no bound: it must not hide a bound that is known to be missing. */
static int rank(struct bound bound)
{
	static const int ranks[] = {
		[BOUND_LITERAL] = 0, [BOUND_META] = 1, [BOUND_PART] = 2, [BOUND_GROUP] = 3, [BOUND_UNKNOWN] = 4, [BOUND_UNBOUNDED] = 5,
	};

	return ranks[bound.tag];
}

/* Who limits the rows if a limit is given, or if there are more, leaves it to the one who runs it. */
static struct bound without_limit(struct bound limited, struct bound other)
{
	return limited.asked && rank(other) >= rank(BOUND(GROUP)) ? BOUND(UNKNOWN) : other;
}

struct bound bound_join(struct bound a, struct bound b)
{
	if (rank(a) != rank(b))
		return rank(a) > rank(b) ? without_limit(b, a) : without_limit(a, b);
	if (a.tag == BOUND_LITERAL)
		return a.count > b.count ? a : b;
	if (a.tag == BOUND_GROUP && a.keys != b.keys)
		a.keys = a.keys == KEYS_MANY || b.keys == KEYS_MANY ? KEYS_MANY : KEYS_UNKNOWN;
	return a;
}

static int key_weight(uint8_t keys)
{
	static const int weights[] = {[KEYS_FEW] = 0, [KEYS_OPEN] = 1, [KEYS_UNKNOWN] = 1, [KEYS_MANY] = 2};

	return weights[keys];
}

struct bound bound_least(struct bound a, struct bound b)
{
	if (rank(a) != rank(b))
		return rank(a) < rank(b) ? a : b;
	if (a.tag == BOUND_LITERAL)
		return a.count < b.count ? a : b;
	return a.tag == BOUND_GROUP && key_weight(b.keys) < key_weight(a.keys) ? b : a;
}

static uint64_t saturating_sum(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static uint64_t saturating_product(uint64_t a, uint64_t b)
{
	return b && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

struct bound bound_sum(struct bound a, struct bound b)
{
	if (a.tag == BOUND_LITERAL && b.tag == BOUND_LITERAL)
		return BOUND_OF(saturating_sum(a.count, b.count));
	return bound_join(a, b);
}

struct bound bound_product(struct bound a, struct bound b)
{
	if (a.tag == BOUND_LITERAL && b.tag == BOUND_LITERAL)
		return BOUND_OF(saturating_product(a.count, b.count));
	return bound_join(a, b);
}

static uint8_t join_kinds(uint8_t a, uint8_t b)
{
	if (a == b || b == KIND_UNKNOWN || b == KIND_NOTHING)
		return a;
	if (a == KIND_UNKNOWN || a == KIND_NOTHING)
		return b;
	if (kind_is((enum kind)a, (enum kind)b))
		return b;
	if (kind_is((enum kind)b, (enum kind)a))
		return a;
	return kind_is((enum kind)a, KIND_PYTHON) && kind_is((enum kind)b, KIND_PYTHON) ? KIND_PYTHON : KIND_UNKNOWN;
}

/* The side that says nothing about rows: unknown kinds and None. */
static bool is_silent(struct value value)
{
	return value.kind == KIND_UNKNOWN || value.kind == KIND_NOTHING;
}

/* Steps of an earlier loop say nothing any more. */
static void join_steps(struct value *joined, struct value a, struct value b)
{
	if (a.run == b.run)
		joined->steps = a.steps | b.steps;
	else
		joined->steps = a.run > b.run ? a.steps : b.steps;
	joined->run = a.run > b.run ? a.run : b.run;
}

struct value value_join(struct value a, struct value b)
{
	struct value joined = is_silent(a) ? b : a;

	joined.kind = join_kinds(a.kind, b.kind);
	join_steps(&joined, a, b);
	joined.traits |= (a.traits | b.traits) & 1u << TRAIT_GIVEN;
	if (is_silent(a) || is_silent(b))
		return joined;
	joined.rows = bound_join(a.rows, b.rows);
	if (!bound_same(joined.rows, a.rows)) {
		joined.origin = b.origin;
		joined.step = b.step;
	}
	joined.element = a.element == b.element ? a.element : KIND_UNKNOWN;
	joined.traits = (uint16_t)((a.traits | b.traits) & ~((a.traits ^ b.traits) & 1u << TRAIT_STREAMING));
	joined.parts = a.parts == b.parts ? a.parts : 0;
	joined.width = a.width > b.width ? a.width : b.width;
	joined.made = a.made ? a.made : b.made;
	joined.plan = a.plan == b.plan ? a.plan : 0;
	joined.cached = a.cached ? a.cached : b.cached;
	joined.unique = a.unique == b.unique ? a.unique : 0;
	joined.event = a.event == b.event ? a.event : 0;
	joined.of = a.of == b.of ? a.of : 0;
	return joined;
}

bool value_elements(struct value value, uint64_t *count)
{
	if (value.rows.tag != BOUND_LITERAL || value.rows.count == COUNT_SOME)
		return false;
	*count = saturating_product(value.rows.count, value.width ? value.width : 1);
	return true;
}

bool value_is_heavy(struct value value)
{
	bool counted = value.rows.tag == BOUND_LITERAL; /* its weights */

	return value_has(value, TRAIT_HEAVY) || (value.kind == KIND_MODEL && !counted) || value.element == KIND_MODEL;
}

static enum answer bound_exceeds(struct value value, double elements)
{
	uint64_t count;

	switch (value.rows.tag) {
	case BOUND_UNBOUNDED: return YES;
	case BOUND_LITERAL: return value_elements(value, &count) ? answer_of((double)count > elements) : MAYBE;
	case BOUND_GROUP: return value.rows.keys == KEYS_MANY ? YES : value.rows.keys == KEYS_FEW ? NO : MAYBE;
	case BOUND_UNKNOWN: return MAYBE;
	default: return NO;
	}
}

enum answer value_exceeds(struct value value, double elements)
{
	if (value.kind == KIND_UNKNOWN || value.kind == KIND_OBJECT)
		return value_is_heavy(value) ? YES : MAYBE;
	if (!kind_is((enum kind)value.kind, KIND_PYTHON) || kind_is((enum kind)value.kind, KIND_ITERATOR) || value.kind == KIND_RANGE ||
	    value.kind == KIND_FILE)
		return NO;
	return value_is_heavy(value) ? YES : bound_exceeds(value, elements);
}

bool value_differs(struct value a, struct value b)
{
	return a.kind != b.kind || a.rows.tag != b.rows.tag || a.rows.count != b.rows.count || a.traits != b.traits ||
	       a.element != b.element || a.made != b.made || a.cached != b.cached || a.event != b.event;
}
