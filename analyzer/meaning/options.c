/* Options that a reader was given, and what they make of its rows: whole files, the result of a query. */
#include "meaning/rows.h"

static void add_option(struct facts *facts, struct container_thing *options, struct value name, struct value value)
{
	*list_push(facts->arena, &options->entries) = (struct container_entry){.key = name, .value = value};
}

/* name=value, or **{"name": value}. */
static void add_keyword(struct facts *facts, struct container_thing *options, const struct argument *argument)
{
	const struct container_thing *poured = argument->splat ? container_of(facts, argument->value) : NULL;

	if (argument->keyword.length)
		add_option(facts, options, text_value(facts, argument->keyword), argument->value);
	for (uint32_t i = 0; poured && i < poured->entries.count; i++)
		*list_push(facts->arena, &options->entries) = poured->entries.at[i];
}

/* The reader with what it had, and what this call adds. */
void remember_options(struct facts *facts, const struct call *call, struct value *result)
{
	const struct container_thing *before = container_of(facts, call->receiver);
	const struct argument *first = call_argument(call, 0), *second = call_argument(call, 1);
	struct value options = container_value(facts, KIND_DICT);
	struct container_thing *all = container_of(facts, options);

	for (uint32_t i = 0; before && i < before->entries.count; i++)
		*list_push(facts->arena, &all->entries) = before->entries.at[i];
	if (call->member->remembers == REMEMBERS_PAIR && first && second)
		add_option(facts, all, first->value, second->value);
	if (call->member->remembers == REMEMBERS_NAMED && first)
		add_option(facts, all, text_value(facts, call->member->option), first->value);
	for (uint32_t i = 0; call->member->remembers == REMEMBERS_KEYWORDS && i < call->arguments->count; i++)
		add_keyword(facts, all, &call->arguments->at[i]);
	result->of = options.of;
	if (result->kind == KIND_STREAM_WRITER)
		*list_push(facts->arena, &facts->stream_writers) = call->node;
}

/* The newest first. */
const struct value *option_find(const struct facts *facts, const struct container_thing *options, struct slice name)
{
	struct slice key;

	for (uint32_t i = options ? options->entries.count : 0; i > 0; i--)
		if (text_of(facts, options->entries.at[i - 1].key, &key) && slice_equal_ignoring_case(key, name))
			return &options->entries.at[i - 1].value;
	return NULL;
}

/* The text of an argument, or else of an option. */
static bool option_text(const struct facts *facts, const struct call *call, struct slice name, struct slice *text)
{
	const struct argument *argument = call_argument(call, api_argument(call->member, name));
	const struct value *option = argument ? &argument->value : option_find(facts, container_of(facts, call->receiver), name);

	return option && text_of(facts, *option, text);
}

static bool reads_whole_files(const struct facts *facts, const struct call *call)
{
	const struct api_member *member = call->member;
	struct slice text;

	if (!member->file_count || !option_text(facts, call, member->files[0], &text))
		return false;
	for (uint32_t i = 1; i < member->file_count; i++)
		if (slice_equal_ignoring_case(text, member->files[i]))
			return true;
	return false;
}

bool source_rows(struct facts *facts, const struct call *call, struct value *result, struct bound *rows)
{
	struct slice text;
	bool wide = false;

	if (reads_whole_files(facts, call)) {
		result->traits |= 1u << TRAIT_WIDE;
		*rows = BOUND(META);
		return true;
	}
	for (uint32_t i = 0; i < call->member->query_count; i++)
		if (option_text(facts, call, call->member->query[i], &text)) {
			*rows = sql_rows(facts, text, &wide);
			result->traits |= (uint16_t)(wide << TRAIT_WIDE);
			return true;
		}
	return false;
}
