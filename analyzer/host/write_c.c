#include "host/write_c.h"

/* ---- texts ---- */

/* One character of a string literal. Octal, because it ends after three digits; `?` could begin a trigraph. */
static void write_char(struct buffer *out, unsigned char c)
{
	if (c == '"' || c == '\\')
		buffer_format(out, "\\%c", c);
	else if (c == '\n')
		buffer_add_text(out, "\\n");
	else if (c < ' ' || c > '~' || c == '?')
		buffer_format(out, "\\%03o", c);
	else
		buffer_add_char(out, (char)c);
}

/* A literal in pieces of one line each, so that the file can be read. */
static void write_literal(struct buffer *out, struct slice text)
{
	buffer_add_char(out, '"');
	for (uint32_t i = 0; i < text.length; i++) {
		write_char(out, (unsigned char)text.at[i]);
		if (text.at[i] == '\n' && i + 1 < text.length)
			buffer_add_text(out, "\"\n\t\t\"");
	}
	buffer_add_char(out, '"');
}

static void write_slice(struct buffer *out, struct slice text)
{
	buffer_add_char(out, '{');
	write_literal(out, text);
	buffer_format(out, ", %u}", text.length);
}

/* A text that is not there is left out: not there and empty are two things. */
static void write_text(struct buffer *out, const char *member, struct slice text)
{
	if (!text.at)
		return;
	buffer_format(out, ".%s = ", member);
	write_slice(out, text);
	buffer_add_text(out, ", ");
}

/* ---- numbers and lists ---- */

static void write_number(struct buffer *out, const char *member, uint32_t number)
{
	if (number)
		buffer_format(out, ".%s = %u, ", member, number);
}

static void write_versions(struct buffer *out, struct versions versions)
{
	if (versions.since || versions.until)
		buffer_format(out, ".spark = {%u, %u}, ", versions.since, versions.until);
}

/* Opens the list of a member; false when there is nothing to write in it. */
static bool list_open(struct buffer *out, const char *member, const char *counter, const char *type, uint32_t count)
{
	if (count)
		buffer_format(out, ".%s = %u, .%s = (const struct %s[]){", counter, count, member, type);
	return count;
}

static void list_close(struct buffer *out)
{
	buffer_add_text(out, "}, ");
}

static void write_texts(struct buffer *out, const char *member, const char *counter, const struct slice *texts, uint32_t count)
{
	if (!list_open(out, member, counter, "slice", count))
		return;
	for (uint32_t i = 0; i < count; i++) {
		write_slice(out, texts[i]);
		buffer_add_text(out, ", ");
	}
	list_close(out);
}

/* ---- rules ---- */

static void write_topic(struct buffer *out, const struct topic *topic)
{
	buffer_add_text(out, ".topic = {");
	write_text(out, "name", topic->name);
	write_text(out, "code", topic->code);
	write_text(out, "title", topic->title);
	write_text(out, "family", topic->family);
	write_text(out, "categories", topic->categories);
	write_text(out, "why", topic->why);
	write_number(out, "severity", topic->severity);
	buffer_add_text(out, "}, ");
}

static void write_variants(struct buffer *out, const struct rule *rule)
{
	if (!list_open(out, "variants", "variant_count", "rule_variant", rule->variant_count))
		return;
	for (uint32_t i = 0; i < rule->variant_count; i++) {
		buffer_add_char(out, '{');
		write_text(out, "name", rule->variants[i].name);
		write_text(out, "message", rule->variants[i].message);
		buffer_add_text(out, "}, ");
	}
	list_close(out);
}

static void write_fix(struct buffer *out, const struct rule_fix *fix)
{
	buffer_add_text(out, "\n\t\t{");
	write_text(out, "title", fix->title);
	write_text(out, "replace", fix->replace);
	write_text(out, "with", fix->with);
	write_text(out, "import", fix->import);
	write_texts(out, "variants", "variant_count", fix->variants, fix->variant_count);
	write_number(out, "applicability", fix->applicability);
	write_versions(out, fix->spark);
	buffer_add_text(out, "}, ");
}

static void write_fixes(struct buffer *out, const struct rule *rule)
{
	if (!list_open(out, "fixes", "fix_count", "rule_fix", rule->fix_count))
		return;
	for (uint32_t i = 0; i < rule->fix_count; i++)
		write_fix(out, rule->fixes + i);
	list_close(out);
}

static void write_setting(struct buffer *out, const struct rule_setting *setting)
{
	buffer_add_text(out, "\n\t\t{");
	write_text(out, "key", setting->key);
	write_text(out, "value", setting->value);
	write_text(out, "why", setting->why);
	write_number(out, "where", setting->where);
	write_versions(out, setting->spark);
	buffer_add_text(out, "}, ");
}

static void write_settings(struct buffer *out, const struct rule *rule)
{
	if (!list_open(out, "settings", "setting_count", "rule_setting", rule->setting_count))
		return;
	for (uint32_t i = 0; i < rule->setting_count; i++)
		write_setting(out, rule->settings + i);
	list_close(out);
}

static void write_rule(struct buffer *out, const struct rule *rule)
{
	buffer_add_text(out, "\t{");
	write_topic(out, &rule->topic);
	write_text(out, "cause", rule->cause);
	write_text(out, "since", rule->since);
	write_versions(out, rule->spark);
	write_text(out, "message", rule->message);
	write_text(out, "note", rule->note);
	write_variants(out, rule);
	write_fixes(out, rule);
	write_settings(out, rule);
	write_texts(out, "refines", "refines_count", rule->refines, rule->refines_count);
	write_texts(out, "triggers", "trigger_count", rule->triggers, rule->trigger_count);
	write_texts(out, "references", "reference_count", rule->references, rule->reference_count);
	write_number(out, "quiet_in", rule->quiet_in);
	write_number(out, "confidence", rule->confidence);
	write_text(out, "query", rule->query);
	write_text(out, "query_path", rule->query_path);
	write_text(out, "example", rule->example);
	buffer_add_text(out, "},\n");
}

static void write_rules(struct buffer *out, const struct rule_set *set)
{
	buffer_format(out, "const struct rule_set built_in_rules = {.count = %u, .rules = (const struct rule[]){\n", set->count);
	for (uint32_t i = 0; i < set->count; i++)
		write_rule(out, set->rules + i);
	buffer_add_text(out, "}};\n\n");
}

/* ---- the API model ---- */

#define NUMBERS(N)                                                                                                      \
	N(variadic) N(property) N(plan) N(element_same) N(streams) N(memoizes) N(trains) N(tests) N(sets) N(streaming) N(hinted) N(aggregate) \
	N(multiplies) N(numbers) N(proves) N(counts) N(unpicklable) N(above) N(names_column) N(equals) N(starts) N(parts_one) N(returns_self) N(returns) N(bare) N(element) N(rows) N(rows_argument) N(rows_literal) N(cell)         \
	N(parts_argument) N(runs) N(moves) N(acquires) N(releases) N(ships) N(drives) N(threads) N(repeats) N(grows) N(shrinks) N(folds) N(into) N(view) N(sets_of) \
	N(unpacks) N(passes) N(attribute) N(width) N(like) N(constant) N(away) N(hint) N(proves_by) N(window) N(sql) N(event_time) N(remembers) \
	N(keeps) N(merges) N(gives) N(per) N(wraps) N(model)                                                                            \
	N(bind_count) N(since) N(until)

static void write_member(struct buffer *out, const struct api_member *member)
{
	buffer_add_text(out, "\t{");
	write_text(out, "owner", member->owner);
	write_text(out, "name", member->name);
	write_text(out, "about", member->about);
	write_text(out, "of", member->of);
	write_text(out, "uses", member->uses);
	write_text(out, "sets_key", member->sets_key);
	write_texts(out, "arguments", "argument_count", member->arguments, member->argument_count);
	write_texts(out, "hint_words", "hint_count", member->hint_words, member->hint_count);
	write_texts(out, "files", "file_count", member->files, member->file_count);
	write_texts(out, "query", "query_count", member->query, member->query_count);
	write_texts(out, "ends_chain", "ends_chain_count", member->ends_chain, member->ends_chain_count);
	write_text(out, "option", member->option);
#define N(number) write_number(out, #number, member->number);
	NUMBERS(N)
#undef N
	if (member->bind_count)
		buffer_add_text(out, ".binds = {");
	for (uint8_t i = 0; i < member->bind_count; i++)
		buffer_format(out, "%u, ", member->binds[i]);
	buffer_add_text(out, member->bind_count ? "}},\n" : "},\n");
}

static void write_index(struct buffer *out, const char *member, const struct api_index *index)
{
	buffer_format(out, ".%s = {.count = %u, .rows = (const uint16_t[]){", member, index->count);
	for (uint32_t i = 0; i < index->count; i++)
		buffer_format(out, "%s%u,", i % 32 ? "" : "\n\t", index->rows[i]);
	buffer_add_text(out, "}},\n");
}

static void write_names(struct buffer *out, const struct api *api)
{
	buffer_add_text(out, ".form_starts = {");
	for (int form = 0; form <= NAME_FORMS; form++)
		buffer_format(out, "%u, ", api->form_starts[form]);
	buffer_add_text(out, "},\n.names = (const struct api_name[]){\n");
	for (uint32_t i = 0; i < api->form_starts[NAME_FORMS]; i++) {
		buffer_add_text(out, "\t{");
		write_slice(out, api->names[i].name);
		buffer_format(out, ", %u, %d},\n", api->names[i].kind, (int)api->names[i].form);
	}
	buffer_add_text(out, "},\n");
}

static void write_api(struct buffer *out, const struct api *api)
{
	buffer_format(out, "const struct api built_in_api = {\n.member_count = %u, .members = (const struct api_member[]){\n\t{.owner = {0}},\n",
	              api->member_count);
	for (uint32_t i = 1; i < api->member_count; i++)
		write_member(out, api->members + i);
	buffer_add_text(out, "},\n");
	write_names(out, api);
	write_texts(out, "words", "word_count", api->words, api->word_count);
	write_index(out, "by_name", &api->by_name);
	write_index(out, "by_module", &api->by_module);
	write_index(out, "by_proof", &api->by_proof);
	write_index(out, "by_word", &api->by_word);
	buffer_add_text(out, "};\n\n");
}

/* ---- configuration keys ---- */

static void write_defaults(struct buffer *out, const struct spark_key *key)
{
	if (!list_open(out, "defaults", "default_count", "spark_default", key->default_count))
		return;
	for (uint32_t i = 0; i < key->default_count; i++) {
		buffer_format(out, "{%u, ", key->defaults[i].since);
		write_slice(out, key->defaults[i].value);
		buffer_add_text(out, "}, ");
	}
	list_close(out);
}

static void write_key(struct buffer *out, const struct spark_key *key)
{
	buffer_add_text(out, "\t{");
	write_text(out, "key", key->key);
	write_text(out, "about", key->about);
	write_number(out, "type", key->type);
	write_number(out, "when", key->when);
	write_number(out, "late", key->late);
	write_number(out, "unit", (unsigned char)key->unit);
	write_versions(out, key->spark);
	write_defaults(out, key);
	buffer_add_text(out, "},\n");
}

static void write_keys(struct buffer *out, const struct spark_keys *keys)
{
	buffer_format(out, "const struct spark_keys built_in_keys = {.count = %u, .keys = (const struct spark_key[]){\n",
	              keys->count);
	for (uint32_t i = 0; i < keys->count; i++)
		write_key(out, keys->keys + i);
	buffer_add_text(out, "}};\n");
}

void write_c(struct buffer *out, const struct rule_set *rules, const struct api *api, const struct spark_keys *keys)
{
	buffer_add_text(out, "/* Generated from rules/, queries/ and tests/rules/. */\n"
	                     "#include \"data/api.h\"\n#include \"data/rules.h\"\n\n");
	write_rules(out, rules);
	write_api(out, api);
	write_keys(out, keys);
}
