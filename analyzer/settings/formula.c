#include "settings/formula.h"

#include "settings/units.h"

enum { DEPTH_MOST = 64 };

/* What waits for its right side: an operator, an open parenthesis or a function. */
struct waiting {
	char sign;                       /* + - * / ~ (unary minus) ( */
	const struct function *function; /* of a parenthesis: what its arguments go to */
	uint32_t column, arguments;
};

struct machine {
	struct slice text;
	uint32_t at;
	double values[DEPTH_MOST];
	struct waiting waiting[DEPTH_MOST];
	uint32_t value_count, waiting_count;
	bool operand_next;               /* a value is expected, not an operator */
	const struct figure_source *source;
	uint32_t column;
	const char *problem;
};

struct function {
	const char *name;
	double (*apply)(double a, double b);
	bool one; /* of one argument; otherwise any number from one up, taken two by two */
};

static double smaller(double a, double b)
{
	return a < b ? a : b;
}

static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double rounded_up(double a, double b)
{
	(void)b;
	return number_ceiling(a);
}

static const struct function functions[] = {
	{"min", smaller, false}, {"max", larger, false}, {"ceil", rounded_up, true}, {0},
};

static bool fail(struct machine *m, uint32_t column, const char *problem)
{
	m->column = column;
	m->problem = problem;
	return false;
}

static bool value_push(struct machine *m, double value)
{
	if (m->value_count == DEPTH_MOST)
		return fail(m, m->at, "the formula is nested too deeply");
	m->values[m->value_count++] = value;
	m->operand_next = false;
	return true;
}

static bool wait_push(struct machine *m, struct waiting waiting)
{
	if (m->waiting_count == DEPTH_MOST)
		return fail(m, m->at, "the formula is nested too deeply");
	m->waiting[m->waiting_count++] = waiting;
	m->operand_next = true;
	return true;
}

static int binds(char sign)
{
	switch (sign) {
	case '~': return 3;
	case '*':
	case '/': return 2;
	case '+':
	case '-': return 1;
	}
	return 0;
}

static double calculated(char sign, double a, double b)
{
	switch (sign) {
	case '+': return a + b;
	case '-': return a - b;
	case '*': return a * b;
	case '/': return a / b;
	}
	return 0;
}

static void apply_last(struct machine *m)
{
	char sign = m->waiting[--m->waiting_count].sign;
	double *top = &m->values[m->value_count - 1];

	if (sign == '~') {
		*top = -*top;
		return;
	}
	top[-1] = calculated(sign, top[-1], *top);
	m->value_count--;
}

static void apply_down_to(struct machine *m, int strength)
{
	while (m->waiting_count && m->waiting[m->waiting_count - 1].sign != '(' &&
	       binds(m->waiting[m->waiting_count - 1].sign) >= strength)
		apply_last(m);
}

static bool read_number(struct machine *m)
{
	struct slice rest = slice_part(m->text, m->at, m->text.length), unit = {0};
	double number, of = 1;

	if (!number_take(&rest, &number))
		return fail(m, m->at, "a number is expected here");
	unit.at = rest.at;
	while (unit.length < rest.length && ((rest.at[unit.length] | 0x20) >= 'a' && (rest.at[unit.length] | 0x20) <= 'z'))
		unit.length++;
	if (unit.length)
		of = size_unit(unit) ? size_unit(unit) : time_unit(unit);
	if (!of)
		return fail(m, (uint32_t)(unit.at - m->text.at), "this is no unit: b, k, m, g, t, ms, s, min and h are");
	m->at = (uint32_t)(unit.at - m->text.at) + unit.length;
	return value_push(m, number * of);
}

static bool read_key(struct machine *m)
{
	uint32_t end = slice_find(m->text, SLICE("}"), m->at);
	struct slice key;
	const char *problem = NULL;
	double figure = 0;

	if (end == UINT32_MAX)
		return fail(m, m->at, "the { is never closed");
	key = slice_trim(slice_part(m->text, m->at + 1, end));
	if (!m->source->figure(m->source->context, key, &figure, &problem))
		return fail(m, m->at, problem);
	m->at = end + 1;
	return value_push(m, figure);
}

static bool read_function(struct machine *m)
{
	uint32_t start = m->at, end = start;
	struct slice name;

	while (end < m->text.length && (m->text.at[end] | 0x20) >= 'a' && (m->text.at[end] | 0x20) <= 'z')
		end++;
	name = slice_part(m->text, start, end);
	for (const struct function *f = functions; name.length && f->name; f++)
		if (slice_equal(slice_of(f->name), name)) {
			if (end == m->text.length || m->text.at[end] != '(')
				return fail(m, end, "a ( is expected here");
			m->at = end + 1;
			return wait_push(m, (struct waiting){'(', f, start, 1});
		}
	return fail(m, start, "a number, a {key}, min(, max(, ceil( or ( is expected here");
}

static bool read_operand(struct machine *m)
{
	char c = m->text.at[m->at];

	if (c == '{')
		return read_key(m);
	if (c == '(' || c == '-') {
		m->at++;
		return wait_push(m, (struct waiting){c == '-' ? '~' : c, NULL, m->at - 1, 1});
	}
	return c >= '0' && c <= '9' ? read_number(m) : read_function(m);
}

static bool apply_function(struct machine *m, const struct waiting *open)
{
	if (!open->function)
		return true;
	if (open->function->one && open->arguments != 1)
		return fail(m, open->column, "ceil() takes one number");
	for (uint32_t i = open->function->one ? 0 : 1; i < open->arguments; i++) {
		double *top = &m->values[m->value_count - 1];

		if (open->function->one) {
			*top = open->function->apply(*top, 0);
		} else {
			top[-1] = open->function->apply(top[-1], *top);
			m->value_count--;
		}
	}
	return true;
}

static bool read_close(struct machine *m)
{
	apply_down_to(m, 0);
	if (!m->waiting_count)
		return fail(m, m->at, "this ) closes nothing");
	m->at++;
	return apply_function(m, &m->waiting[--m->waiting_count]);
}

static bool read_comma(struct machine *m)
{
	apply_down_to(m, 0);
	if (!m->waiting_count || !m->waiting[m->waiting_count - 1].function)
		return fail(m, m->at, "a comma stands only between the arguments of a function");
	m->waiting[m->waiting_count - 1].arguments++;
	m->at++;
	m->operand_next = true;
	return true;
}

static bool read_operator(struct machine *m)
{
	char c = m->text.at[m->at];

	if (c == ')')
		return read_close(m);
	if (c == ',')
		return read_comma(m);
	if (!binds(c) || c == '~')
		return fail(m, m->at, "one of + - * / is expected here");
	apply_down_to(m, binds(c));
	m->at++;
	return wait_push(m, (struct waiting){c, NULL, m->at - 1, 0});
}

static bool finish(struct machine *m)
{
	if (m->operand_next)
		return fail(m, m->text.length, "the formula ends too early");
	apply_down_to(m, 0);
	if (m->waiting_count)
		return fail(m, m->waiting[m->waiting_count - 1].column, "this ( is never closed");
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool run(struct machine *m)
{
	for (;;) {
		while (m->at < m->text.length && is_space(m->text.at[m->at]))
			m->at++;
		if (m->at == m->text.length)
			return finish(m);
		if (!(m->operand_next ? read_operand(m) : read_operator(m)))
			return false;
	}
}

bool formula_read(struct slice formula, const struct figure_source *source, double *result, uint32_t *column,
                  const char **problem)
{
	struct machine m = {.text = formula, .source = source, .operand_next = true};

	if (!run(&m)) {
		*column = m.column;
		*problem = m.problem;
		return false;
	}
	*result = m.values[0];
	return true;
}
