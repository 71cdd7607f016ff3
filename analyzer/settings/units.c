#include "settings/units.h"

#define KIB 1024.0
#define MIB (KIB * KIB)
#define GIB (MIB * KIB)
#define TIB (GIB * KIB)
#define WHOLE_MOST 9e15 /* doubles above are whole and may not fit in 64 bits */

enum { MAJOR_MOST = 9, MINOR_MOST = 99 };

struct unit {
	const char *name;
	double of;
};

static const struct unit size_units[] = {
	{"b", 1}, {"k", KIB}, {"kb", KIB}, {"kib", KIB}, {"m", MIB}, {"mb", MIB}, {"mib", MIB}, {"g", GIB}, {"gb", GIB},
	{"gib", GIB}, {"t", TIB}, {"tb", TIB}, {"tib", TIB}, {"p", TIB * KIB}, {"pb", TIB * KIB}, {"pib", TIB * KIB}, {0},
};

static const struct unit time_units[] = {
	{"us", 0.001}, {"ms", 1}, {"s", 1e3}, {"min", 6e4}, {"m", 6e4}, {"h", 36e5}, {"d", 864e5}, {0},
};

static double unit_find(const struct unit *units, struct slice name)
{
	for (; units->name; units++)
		if (slice_equal_ignoring_case(slice_of(units->name), name))
			return units->of;
	return 0;
}

double size_unit(struct slice name)
{
	return unit_find(size_units, name);
}

double time_unit(struct slice name)
{
	return unit_find(time_units, name);
}

static bool is_digit(struct slice s)
{
	return s.length && s.at[0] >= '0' && s.at[0] <= '9';
}

static struct slice without_first(struct slice s)
{
	return slice_part(s, 1, s.length);
}

static bool digits_take(struct slice *rest, double *number, double *scale)
{
	bool any = is_digit(*rest);

	for (; is_digit(*rest); *rest = without_first(*rest)) {
		*number = *number * 10 + (rest->at[0] - '0');
		*scale *= 10;
	}
	return any;
}

bool number_take(struct slice *rest, double *number)
{
	struct slice s = *rest;
	bool negative = slice_starts(s, SLICE("-"));
	double value = 0, scale = 1;

	if (negative)
		s = without_first(s);
	if (!digits_take(&s, &value, &scale))
		return false;
	if (slice_starts(s, SLICE("."))) {
		s = without_first(s);
		scale = 1;
		if (!digits_take(&s, &value, &scale))
			return false;
		value /= scale;
	}
	*number = negative ? -value : value;
	*rest = s;
	return true;
}

/* Toward zero; what does not fit in 64 bits is whole already. */
static double number_whole(double number)
{
	return number > -WHOLE_MOST && number < WHOLE_MOST ? (double)(int64_t)number : number;
}

double number_ceiling(double number)
{
	double whole = number_whole(number);

	return whole < number ? whole + 1 : whole;
}

bool size_read(struct slice text, char unit, double *bytes)
{
	struct slice rest = slice_trim(text);
	char bare = unit ? unit : 'b';
	double number, of;

	if (!number_take(&rest, &number))
		return false;
	of = size_unit(rest.length ? rest : (struct slice){&bare, 1});
	if (!of)
		return false;
	/* -1 says "no limit" in any unit */
	*bytes = number < 0 && !rest.length ? number : number * of;
	return true;
}

/* Milliseconds of "120s", "500ms"; a bare number has no unit that we know. */
static bool time_read(struct slice text, double *milliseconds)
{
	struct slice rest = slice_trim(text);
	double number, of;

	if (!number_take(&rest, &number))
		return false;
	of = time_unit(rest);
	*milliseconds = number * of;
	return of != 0;
}

static struct slice whole_of(double number, double unit, const char *name, struct arena *arena)
{
	return arena_format(arena, "%.0f%s", number_whole(number / unit), name);
}

static bool is_whole(double number, double unit)
{
	return number_whole(number / unit) * unit == number;
}

struct slice size_write(double bytes, struct arena *arena)
{
	if (bytes < KIB)
		return whole_of(bytes, 1, bytes < 0 ? "" : "b", arena);
	if (bytes < MIB)
		return whole_of(bytes, KIB, "k", arena);
	bytes = number_whole(bytes / MIB) * MIB;
	if (is_whole(bytes, TIB))
		return whole_of(bytes, TIB, "t", arena);
	return is_whole(bytes, GIB) ? whole_of(bytes, GIB, "g", arena) : whole_of(bytes, MIB, "m", arena);
}

static struct slice time_write(double milliseconds, struct arena *arena)
{
	milliseconds = number_whole(milliseconds);
	if (is_whole(milliseconds, 36e5) && milliseconds)
		return whole_of(milliseconds, 36e5, "h", arena);
	return is_whole(milliseconds, 1e3) ? whole_of(milliseconds, 1e3, "s", arena)
	                                   : whole_of(milliseconds, 1, "ms", arena);
}

static bool plain_read(struct slice text, double *number)
{
	struct slice rest = slice_trim(text);

	return number_take(&rest, number) && !rest.length;
}

bool figure_read(const struct spark_key *key, struct slice text, double *figure)
{
	switch (key->type) {
	case TYPE_SIZE: return size_read(text, key->unit, figure);
	case TYPE_TIME: return time_read(text, figure);
	case TYPE_COUNT:
	case TYPE_FRACTION: return plain_read(text, figure);
	case TYPE_TEXT:
	case TYPE_FLAG: break;
	}
	return false;
}

struct slice figure_write(const struct spark_key *key, double figure, struct arena *arena)
{
	if (key->type == TYPE_SIZE)
		return size_write(figure, arena);
	if (key->type == TYPE_TIME)
		return time_write(figure, arena);
	if (key->type == TYPE_FRACTION)
		return arena_format(arena, "%.3g", figure);
	return arena_format(arena, "%.0f", number_whole(figure));
}

static bool version_part(struct slice *rest, uint16_t most, uint16_t *part)
{
	uint32_t digits = 0;

	for (*part = 0; is_digit(*rest) && digits < 3; digits++, *rest = without_first(*rest))
		*part = (uint16_t)(*part * 10 + (rest->at[0] - '0'));
	return digits > 0 && digits < 3 && *part <= most;
}

uint16_t spark_version_of(struct slice text)
{
	struct slice rest = slice_trim(text);
	uint16_t major, minor;

	if (!version_part(&rest, MAJOR_MOST, &major) || !major || !slice_starts(rest, SLICE(".")))
		return 0;
	rest = without_first(rest);
	if (!version_part(&rest, MINOR_MOST, &minor))
		return 0;
	if (slice_starts(rest, SLICE("."))) {
		rest = without_first(rest);
		if (!is_digit(rest))
			return 0;
		while (is_digit(rest))
			rest = without_first(rest);
	}
	/* builds of vendors: 3.5.1-amzn-0, 3.3.2.3.3.7190 */
	return !rest.length || rest.at[0] == '-' || rest.at[0] == '.' ? (uint16_t)(major * 100 + minor) : 0;
}
