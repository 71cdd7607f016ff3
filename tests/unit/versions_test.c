/* What a rewrite calls is there in every version of Spark that it is offered for: the API model knows since when. */
#include "data/api.h"
#include "data/rules.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The versions that have a member of this name, whatever it belongs to. */
static struct versions versions_of(struct slice name, bool *known)
{
	struct versions all = {UINT16_MAX, 0};
	bool for_ever = false;

	*known = false;
	for (uint32_t i = 1; i < built_in_api.member_count; i++) {
		const struct api_member *member = &built_in_api.members[i];

		if (!slice_equal(member->name, name))
			continue;
		*known = true;
		all.since = member->since < all.since ? member->since : all.since;
		all.until = member->until > all.until ? member->until : all.until;
		for_ever = for_ever || !member->until;
	}
	if (for_ever)
		all.until = 0;
	return all;
}

static void check_name(const struct rule *rule, const struct rule_fix *fix, struct slice name)
{
	enum { OLDEST = 300 };
	bool known;
	struct versions versions = versions_of(name, &known);

	if (!known)
		return;
	if (versions.since > OLDEST && fix->spark.since < versions.since)
		fail_msg("%.*s: a rewrite calls `%.*s`, which is there since %u, and is offered from %u on", SLICE_ARGS(rule->topic.name), SLICE_ARGS(name),
		         versions.since, fix->spark.since);
	if (versions.until && (!fix->spark.until || fix->spark.until > versions.until))
		fail_msg("%.*s: a rewrite calls `%.*s`, which is gone after %u", SLICE_ARGS(rule->topic.name), SLICE_ARGS(name), versions.until);
}

static void check_fix(const struct rule *rule, const struct rule_fix *fix)
{
	struct slice text = fix->with;

	for (uint32_t i = 0, end; i + 1 < text.length; i = end) {
		end = i + 1;
		if (text.at[i] != '.')
			continue;
		while (end < text.length && (isalnum((unsigned char)text.at[end]) || text.at[end] == '_'))
			end++;
		check_name(rule, fix, slice_part(text, i + 1, end));
	}
}

static void rewrites(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < built_in_rules.count; i++)
		for (uint32_t j = 0; j < built_in_rules.rules[i].fix_count; j++)
			check_fix(&built_in_rules.rules[i], &built_in_rules.rules[i].fixes[j]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rewrites)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
