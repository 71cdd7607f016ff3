/* One requirement, as pip, conda and poetry write it. */
#include "config/requirements.h"

#include "settings/settings.h"

#include <ctype.h>

/* Versions of a package and the Spark that each is for; pairs go up, and the last one is for all later ones, at least. */
struct step { uint16_t of, spark; };

/* Databricks Connect has the version of its runtime, up to that of the one that Spark 4 came with. */
static const struct step runtimes[] = {{703, 300}, {800, 301}, {900, 301}, {1000, 302}, {1100, 303}, {1300, 304}, {1400, 305}, {1700, 400}};
static const struct step deltas[] = {{100, 301}, {101, 302}, {201, 303}, {204, 304}, {300, 305}, {400, 400}};

struct package {
	const char *name;
	const struct step *steps; /* NULL: the version is Spark's */
	uint32_t count;
};

#define STEPS(table) table, sizeof table / sizeof *table

static const struct package packages[] = {
	{"pyspark", NULL, 0}, {"pyspark-client", NULL, 0}, {"pyspark-connect", NULL, 0}, {"databricks-connect", STEPS(runtimes)}, {"delta-spark", STEPS(deltas)}};

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* PySpark, delta_spark: names are the same in upper and lower case, with dashes and underscores. */
static bool same_name(struct slice a, const char *b)
{
	if (a.length != strlen(b))
		return false;
	for (uint32_t i = 0; i < a.length; i++)
		if ((a.at[i] == '_' ? '-' : tolower((unsigned char)a.at[i])) != b[i])
			return false;
	return true;
}

static const struct package *take_package(struct slice *rest)
{
	uint32_t length = 0, end;

	while (length < rest->length && is_name_char(rest->at[length]))
		length++;
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
		if (same_name(slice_part(*rest, 0, length), packages[i].name)) {
			*rest = slice_trim(slice_part(*rest, length, rest->length));
			end = slice_starts(*rest, SLICE("[")) ? slice_find(*rest, SLICE("]"), 0) : UINT32_MAX;
			if (end != UINT32_MAX)
				*rest = slice_trim(slice_part(*rest, end + 1, rest->length));
			return &packages[i];
		}
	return NULL;
}

/* What conditions say of a version. */
struct bounds { uint16_t exact, least, below; };

static uint16_t number_at(struct slice text, uint32_t *at)
{
	uint16_t number = 0;

	while (*at < text.length && isdigit((unsigned char)text.at[*at]) && number < 100)
		number = (uint16_t)(number * 10 + (text.at[(*at)++] - '0'));
	return number;
}

/* "3.5.1", "3.5.*", "3": as 305 or 300. *parts: how many numbers there are. */
static uint16_t version_at(struct slice text, uint32_t *parts)
{
	uint32_t at = 0;
	uint16_t major = number_at(text, &at), minor = 0;

	*parts = at ? 1 : 0;
	if (*parts && at + 1 < text.length && text.at[at] == '.' && isdigit((unsigned char)text.at[at + 1])) {
		at++;
		minor = number_at(text, &at);
		*parts = at + 1 < text.length && text.at[at] == '.' && (isdigit((unsigned char)text.at[at + 1]) || text.at[at + 1] == '*') ? 3 : 2;
	}
	return major && major < 100 && minor < 100 ? (uint16_t)(major * 100 + minor) : 0;
}

static void read_condition(struct slice condition, struct bounds *bounds)
{
	uint32_t sign = 0, parts;
	struct slice mark;
	uint16_t version;

	while (sign < condition.length && strchr("=~<>!^", condition.at[sign]))
		sign++;
	mark = slice_part(condition, 0, sign);
	version = version_at(slice_trim(slice_part(condition, sign, condition.length)), &parts);
	if (!version || slice_equal(mark, SLICE("!=")) || slice_equal(mark, SLICE("<=")))
		return;
	if (slice_equal(mark, SLICE("<")))
		bounds->below = version;
	else if (slice_starts(mark, SLICE(">")) || slice_equal(mark, SLICE("^")) || (slice_equal(mark, SLICE("~=")) && parts == 2) || parts == 1)
		bounds->least = version;
	else
		bounds->exact = version;
}

static uint16_t spark_of(const struct package *package, uint16_t version, bool *sure)
{
	uint16_t spark = 0;

	*sure = true;
	if (!package->steps)
		return version;
	for (uint32_t i = 0; i < package->count; i++)
		if (version >= package->steps[i].of) {
			spark = package->steps[i].spark;
			*sure = i + 1 < package->count;
		}
	return spark;
}

/* Up to what ends a requirement: a comment, a marker, a quote. */
static struct slice conditions_of(struct slice text)
{
	uint32_t end = 0;

	while (end < text.length && !strchr(";#\"'@\n", text.at[end]))
		end++;
	return slice_trim(slice_part(text, 0, end));
}

bool requirement_read(struct slice text, struct requirement *found)
{
	struct slice rest = text, conditions, condition;
	const struct package *package = take_package(&rest);
	struct bounds bounds = {0};
	bool sure = true;

	if (!package)
		return false;
	if (slice_starts(rest, SLICE("(")))
		rest = slice_part(rest, 1, rest.length);
	conditions = conditions_of(rest);
	if (!conditions.length || !strchr("=~<>!^", conditions.at[0]))
		return false;
	*found = (struct requirement){.text = slice_between(text.at, conditions.at + conditions.length)};
	while (slice_next(&conditions, ',', &condition))
		read_condition(slice_trim(condition), &bounds);
	if (!bounds.exact && bounds.least && bounds.below && !package->steps && bounds.below <= bounds.least + 1)
		bounds.exact = bounds.least; /* >=3.5,<3.6 */
	found->least = spark_of(package, bounds.exact ? bounds.exact : bounds.least, &sure);
	found->version = bounds.exact && sure ? found->least : 0;
	return found->least != 0;
}
