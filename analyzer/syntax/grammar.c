#include "syntax/grammar.h"

#include "base/panic.h"

#include <pthread.h>

_Static_assert((int)NODE_KIND_COUNT < (int)SYMBOL_ANONYMOUS, "kinds fit into a byte");
_Static_assert(FIELD_COUNT <= UINT8_MAX, "fields fit into a byte");

/* Defined by tree-sitter-python; it ships no header. */
const TSLanguage *tree_sitter_python(void);

#define NODE(identifier, name) {"" name, sizeof(name) - 1},
static const struct slice kind_names[] = {
	{"", 0},
#include "syntax/nodes.def"
};
#undef NODE

#define FIELD(identifier, name) {"" name, sizeof(name) - 1},
static const struct slice field_names[] = {
	{"", 0},
#include "syntax/fields.def"
};
#undef FIELD

/* Augmented assignments have the operator of what they compute: `+=` adds. */
#define OPERATOR(identifier, text) {OPERATOR_##identifier, {"" text, sizeof(text) - 1}}
static const struct {
	enum operator operator;
	struct slice text;
} operators[] = {
	OPERATOR(ADD, "+"), OPERATOR(ADD, "+="),
	OPERATOR(SUBTRACT, "-"), OPERATOR(SUBTRACT, "-="),
	OPERATOR(MULTIPLY, "*"), OPERATOR(MULTIPLY, "*="),
	OPERATOR(DIVIDE, "/"), OPERATOR(DIVIDE, "/="),
	OPERATOR(FLOOR_DIVIDE, "//"), OPERATOR(FLOOR_DIVIDE, "//="),
	OPERATOR(MODULO, "%"), OPERATOR(MODULO, "%="),
	OPERATOR(POWER, "**"), OPERATOR(POWER, "**="),
	OPERATOR(OR, "|"), OPERATOR(OR, "|="),
	OPERATOR(AND, "&"), OPERATOR(AND, "&="),
	OPERATOR(XOR, "^"), OPERATOR(XOR, "^="),
	OPERATOR(SHIFT_LEFT, "<<"), OPERATOR(SHIFT_LEFT, "<<="),
	OPERATOR(SHIFT_RIGHT, ">>"), OPERATOR(SHIFT_RIGHT, ">>="),
	OPERATOR(MATRIX, "@"), OPERATOR(MATRIX, "@="),
	OPERATOR(LESS, "<"),
	OPERATOR(LESS_EQUAL, "<="),
	OPERATOR(EQUAL, "=="),
	OPERATOR(NOT_EQUAL, "!="), OPERATOR(NOT_EQUAL, "<>"),
	OPERATOR(GREATER, ">"),
	OPERATOR(GREATER_EQUAL, ">="),
	OPERATOR(IN, "in"),
	OPERATOR(NOT_IN, "not in"),
	OPERATOR(IS, "is"),
	OPERATOR(IS_NOT, "is not"),
	OPERATOR(BOOL_AND, "and"),
	OPERATOR(BOOL_OR, "or"),
	OPERATOR(INVERT, "~"),
};
#undef OPERATOR

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct grammar tables;
static pthread_once_t built = PTHREAD_ONCE_INIT;

const TSLanguage *grammar_language(void)
{
	return tree_sitter_python();
}

static uint8_t index_of(struct slice text, const struct slice *names, unsigned count)
{
	for (unsigned i = 1; i < count; i++)
		if (slice_equal(text, names[i]))
			return (uint8_t)i;
	return 0;
}

static uint8_t operator_of(struct slice text)
{
	for (unsigned i = 0; i < COUNT(operators); i++)
		if (slice_equal(text, operators[i].text))
			return (uint8_t)operators[i].operator;
	return OPERATOR_NONE;
}

static void add_symbol(const TSLanguage *language, TSSymbol symbol)
{
	struct slice name = slice_of(ts_language_symbol_name(language, symbol));
	bool named = ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular;

	tables.kinds[symbol] = named ? index_of(name, kind_names, COUNT(kind_names)) : SYMBOL_ANONYMOUS;
	tables.operators[symbol] = named ? OPERATOR_NONE : operator_of(name);
}

static void build(void)
{
	const TSLanguage *language = grammar_language();
	uint32_t symbols = ts_language_symbol_count(language), fields = ts_language_field_count(language);

	if (symbols > SYMBOL_MOST || fields >= FIELD_MOST)
		panic("the Python grammar has more symbols than this program was made for");
	for (uint32_t symbol = 0; symbol < symbols; symbol++)
		add_symbol(language, (TSSymbol)symbol);
	for (uint32_t field = 1; field <= fields; field++)
		tables.fields[field] = index_of(slice_of(ts_language_field_name_for_id(language, (TSFieldId)field)),
		                                field_names, COUNT(field_names));
}

const struct grammar *grammar_tables(void)
{
	pthread_once(&built, build);
	return &tables;
}

const char *parser_missing_word(void)
{
	const TSLanguage *language = grammar_language();

	for (unsigned i = 1; i < COUNT(kind_names); i++)
		if (!ts_language_symbol_for_name(language, kind_names[i].at, kind_names[i].length, true))
			return kind_names[i].at;
	for (unsigned i = 1; i < COUNT(field_names); i++)
		if (!ts_language_field_id_for_name(language, field_names[i].at, field_names[i].length))
			return field_names[i].at;
	return NULL;
}

const char *node_kind_name(enum node_kind kind)
{
	return kind_names[kind].at;
}

const char *node_field_name(enum node_field field)
{
	return field_names[field].at;
}
