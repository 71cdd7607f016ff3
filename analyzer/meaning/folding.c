/* Calls of Python's own functions whose result is known before the job runs. */
#include "meaning/evaluator.h"

#include <math.h>
#include <stdlib.h>

void print_value(const struct facts *facts, struct buffer *text, struct value value)
{
	static const char hole[] = {TEXT_HOLE};
	struct slice known;
	double number;

	if (text_of(facts, value, &known) && value.kind == KIND_STRING)
		buffer_add(text, known);
	else if (number_of(facts, value, &number))
		buffer_add(text, number_text(facts->arena, number));
	else
		buffer_add(text, (struct slice){hole, 1});
}

static struct value finished(struct facts *facts, node_id node, struct buffer *text)
{
	struct value value = value_of_kind(KIND_STRING);

	if (text->length <= TEXT_MOST && text_fits(facts, node, text->length))
		value = text_value(facts, arena_copy(facts->arena, buffer_slice(text)));
	buffer_free(text);
	return value;
}

/* What {}, {0} and {name} stand for; NULL: not given here. *next counts the bare ones. */
static const struct argument *formatted(const struct call *call, struct slice field, uint32_t *next)
{
	uint32_t wanted = field.length ? UINT32_MAX : (*next)++;

	if (field.length == 1 && field.at[0] >= '0' && field.at[0] <= '9')
		wanted = (uint32_t)(field.at[0] - '0');
	for (uint32_t i = 0; i < call->arguments->count; i++) {
		const struct argument *argument = &call->arguments->at[i];

		if (argument->splat)
			return NULL;
		if (argument->keyword.length ? slice_equal(argument->keyword, field) : i == wanted)
			return argument;
	}
	return NULL;
}

/* "a {} b".format(x). A brace with a format of its own is a hole. */
static bool format_text(struct facts *facts, const struct call *call, struct slice text, struct value *result)
{
	struct buffer out = {0};
	uint32_t next = 0;

	for (uint32_t i = 0; i < text.length; i++) {
		bool doubled = i + 1 < text.length && text.at[i + 1] == text.at[i] && strchr("{}", text.at[i]);
		uint32_t start = i + 1;
		const struct argument *argument;

		if (doubled || text.at[i] != '{') {
			buffer_add_char(&out, text.at[i]);
			i += doubled;
			continue;
		}
		while (i + 1 < text.length && text.at[i] != '}')
			i++;
		argument = formatted(call, slice_part(text, start, i), &next);
		print_value(facts, &out, argument ? argument->value : (struct value){0});
	}
	*result = finished(facts, call->node, &out);
	return true;
}

/* strip(), upper() and the like keep the text as far as SQL and sizes are concerned. */
static bool keep_text(struct facts *facts, const struct call *call, struct slice text, struct value *result)
{
	(void)facts;
	(void)text;
	*result = call->receiver;
	return true;
}

static bool next_word(struct slice *text, struct slice *word)
{
	uint32_t end = 0;

	*text = slice_trim(*text);
	while (end < text->length && !strchr(" \t\r\n\f\v", text->at[end]))
		end++;
	*word = slice_part(*text, 0, end);
	*text = slice_part(*text, end, text->length);
	return end > 0;
}

static bool next_part(struct slice *text, struct slice separator, struct slice *part)
{
	uint32_t end = text->at ? slice_find(*text, separator, 0) : 0;

	if (!text->at)
		return false;
	*part = slice_part(*text, 0, end);
	*text = end == UINT32_MAX ? (struct slice){NULL, 0} : slice_part(*text, end + separator.length, text->length);
	return true;
}

static bool separator_of(const struct facts *facts, const struct argument *argument, struct slice *separator)
{
	return argument->value.kind == KIND_NOTHING || (text_of(facts, argument->value, separator) && text_is_whole(*separator) && separator->length);
}

/* "a b".split(), "a,b".split(",") */
static bool split_text(struct facts *facts, const struct call *call, struct slice text, struct value *result)
{
	struct slice separator = {"", 0}, part;
	struct container_thing *container;

	if (call->arguments->count > 1 || !text_is_whole(text))
		return false;
	if (call->arguments->count && !separator_of(facts, &call->arguments->at[0], &separator))
		return false;
	*result = container_value(facts, KIND_LIST);
	result->element = KIND_STRING;
	container = container_of(facts, *result);
	for (uint64_t count = 0; separator.length ? next_part(&text, separator, &part) : next_word(&text, &part); result->rows = BOUND_OF(++count)) {
		if (container->entries.count < ENTRIES_MOST)
			*list_push(facts->arena, &container->entries) = (struct container_entry){.value = text_value(facts, part)};
		container->whole = count < ENTRIES_MOST;
	}
	return true;
}

/* The elements of ", ".join(parts), as far as they are known, with a hole for the others; of a comprehension what it makes each time. */
static bool add_elements(const struct facts *facts, const struct argument *parts, struct slice separator, struct buffer *out)
{
	enum node_kind kind = node_kind(facts->tree, parts->node);
	bool made = kind == NODE_LIST_COMPREHENSION || kind == NODE_GENERATOR;
	const struct node_fact *each = made ? fact_find(facts, node_first(facts->tree, parts->node)) : NULL;
	const struct container_thing *container = container_of(facts, parts->value);

	if (each)
		print_value(facts, out, each->value);
	for (uint32_t i = 0; !made && container && i < container->entries.count; i++) {
		buffer_add(out, i ? separator : (struct slice){"", 0});
		print_value(facts, out, container->entries.at[i].value);
	}
	if (!out->length || (!made && container->whole))
		return out->length;
	buffer_add(out, separator);
	buffer_add_char(out, TEXT_HOLE);
	return true;
}

static bool join_text(struct facts *facts, const struct call *call, struct slice text, struct value *result)
{
	struct buffer out = {0};

	if (call->arguments->count != 1 || call->arguments->at[0].splat || !add_elements(facts, &call->arguments->at[0], text, &out)) {
		buffer_free(&out);
		return false;
	}
	*result = finished(facts, call->node, &out);
	return true;
}

static bool fold_method(struct facts *facts, const struct call *call, struct value *result)
{
	static const struct {
		const char *name;
		bool (*fold)(struct facts *facts, const struct call *call, struct slice text, struct value *result);
	} methods[] = {
		{"format", format_text}, {"strip", keep_text}, {"lstrip", keep_text}, {"rstrip", keep_text},
		{"upper", keep_text},    {"lower", keep_text}, {"split", split_text}, {"join", join_text},
	};
	struct slice text;

	if (call->receiver.kind != KIND_STRING || !text_of(facts, call->receiver, &text))
		return false;
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (slice_equal(call->member->name, slice_of(methods[i].name)))
			return methods[i].fold(facts, call, text, result);
	return false;
}

static double smaller(double a, double b)
{
	return a < b ? a : b;
}

static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double same(double number)
{
	return number;
}

/* Of one number, or of two and more. */
static const struct function {
	const char *owner, *name;
	double (*one)(double number);
	double (*two)(double a, double b);
} functions[] = {
	{"builtins", "int", trunc, NULL},  {"builtins", "float", same, NULL}, {"builtins", "round", nearbyint, NULL},
	{"builtins", "abs", fabs, NULL},   {"builtins", "min", NULL, smaller}, {"builtins", "max", NULL, larger},
	{"builtins", "pow", NULL, pow},    {"math", "floor", floor, NULL},    {"math", "ceil", ceil, NULL},
	{"math", "pow", NULL, pow},
};

/* A number, or a text that is one. */
static bool numeral(const struct facts *facts, struct value value, double *number)
{
	struct slice text;
	char digits[32], *end;

	if (number_of(facts, value, number))
		return true;
	if (!text_of(facts, value, &text) || !text.length || text.length >= sizeof digits)
		return false;
	memcpy(digits, text.at, text.length);
	digits[text.length] = '\0';
	*number = strtod(digits, &end);
	return *end == '\0' && isfinite(*number);
}

static bool fold_numbers(const struct facts *facts, const struct function *function, const struct arguments *arguments, double *result)
{
	double number;

	for (uint32_t i = 0; i < arguments->count; i++) {
		if (arguments->at[i].keyword.length || arguments->at[i].splat || !numeral(facts, arguments->at[i].value, &number))
			return false;
		*result = i ? function->two(*result, number) : number;
	}
	if (function->one)
		*result = function->one(*result);
	return isfinite(*result);
}

static bool fold_function(struct facts *facts, const struct call *call, struct value *result)
{
	double number = 0;

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		const struct function *function = &functions[i];

		if (!slice_is(call->member->name, function->name) || !slice_is(call->member->owner, function->owner))
			continue;
		if (function->one ? call->arguments->count != 1 : call->arguments->count < 2)
			return false;
		if (!fold_numbers(facts, function, call->arguments, &number))
			return false;
		*result = number_value(facts, number);
		return true;
	}
	return false;
}

static bool fold_str(struct facts *facts, const struct call *call, struct value *result)
{
	struct buffer text = {0};

	if (call->arguments->count != 1 || !slice_equal(call->member->owner, SLICE("builtins")) ||
	    !slice_equal(call->member->name, SLICE("str")))
		return false;
	print_value(facts, &text, call->arguments->at[0].value);
	if (text.length == 1 && text.at[0] == TEXT_HOLE) {
		buffer_free(&text);
		return false;
	}
	*result = finished(facts, call->node, &text);
	return true;
}

bool fold_call(struct facts *facts, const struct call *call, struct value *result)
{
	return fold_method(facts, call, result) || fold_str(facts, call, result) || fold_function(facts, call, result);
}
