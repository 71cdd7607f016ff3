/* A rule's formula over the figures of this job, and the words that say where each figure is from. */
#include "settings/formula.h"
#include "base/drives.h"
#include "settings/given.h"
#include "settings/units.h"

#include <ctype.h>

struct figures {
	const struct job_settings *job;
	struct arena *arena;
	LIST(struct job_setting) used; /* each key once, in the formula's order */
};

static void figures_note(struct figures *figures, struct job_setting setting)
{
	for (uint32_t i = 0; i < figures->used.count; i++)
		if (slice_equal(figures->used.at[i].key, setting.key))
			return;
	*list_push(figures->arena, &figures->used) = setting;
}

static bool job_figure(void *context, struct slice key, double *figure, const char **problem)
{
	struct figures *figures = context;
	const struct spark_key *row = spark_key_find(figures->job->keys, key);
	struct job_setting setting = settings_value(figures->job, key);

	*problem = "the value of this key is not known";
	if (!row || !setting.value.at || !figure_read(row, setting.value, figure))
		return false;
	figures_note(figures, setting);
	return true;
}

static bool any_figure(void *context, struct slice key, double *figure, const char **problem)
{
	const struct spark_key *row = spark_key_find(context, key);

	*figure = 1;
	*problem = row ? "the value of this key is not a number" : "there is no such configuration key";
	return row && row->type != TYPE_TEXT && row->type != TYPE_FLAG;
}

/* "spark.driver.maxResultSize" -> "driver max result size" */
static struct slice key_in_words(struct slice key, struct arena *arena)
{
	struct buffer words = {0};
	struct slice copy;

	if (slice_starts(key, SLICE("spark.")))
		key = slice_part(key, 6, key.length);
	for (uint32_t i = 0; i < key.length; i++) {
		char c = key.at[i];

		if (c >= 'A' && c <= 'Z')
			buffer_add_char(&words, ' ');
		buffer_add_char(&words, c == '.' ? ' ' : (char)tolower((unsigned char)c));
	}
	copy = arena_copy(arena, buffer_slice(&words));
	buffer_free(&words);
	return copy;
}

static void add_default(struct buffer *out, const struct job_settings *job, const struct job_setting *setting,
                        struct arena *arena)
{
	const struct spark_key *key = spark_key_find(job->keys, setting->key);
	struct slice words = key_in_words(setting->key, arena);

	buffer_format(out, "%.*s %.*s is Spark", SLICE_ARGS(words), SLICE_ARGS(setting->value));
	if (key && key->default_count > 1)
		buffer_format(out, " %u.%u", job_version(job) / 100, job_version(job) % 100);
	buffer_add_text(out, "'s default");
	if (key && key->default_count > 1 && job->spark_version && job->spark_from.length)
		buffer_format(out, " (%.*s)", SLICE_ARGS(job->spark_from));
}

static void add_source(struct buffer *out, const struct job_settings *job, const struct job_setting *setting,
                       struct arena *arena)
{
	if (setting->from == FROM_DEFAULT) {
		add_default(out, job, setting, arena);
		return;
	}
	buffer_format(out, "%.*s=%.*s from ", SLICE_ARGS(setting->key), SLICE_ARGS(setting->value));
	if (setting->from == FROM_COMMAND_LINE)
		buffer_add_text(out, "--spark-conf");
	else if (setting->path.length && setting->from != FROM_CODE)
		buffer_format(out, "%.*s:%u", PATH_ARGS(setting->path), setting->line);
	else
		buffer_format(out, "line %u", setting->line);
}

static void add_formula(struct buffer *out, struct slice formula)
{
	formula = slice_trim(formula);
	for (uint32_t i = 0; i < formula.length; i++) {
		char c = formula.at[i] == '\n' ? ' ' : formula.at[i];

		if (c != '{' && c != '}' && !(c == ' ' && out->length && out->at[out->length - 1] == ' '))
			buffer_add_char(out, c);
	}
}

/* Nothing to explain where no figure was used. */
static struct slice because_of(struct slice formula, struct figures *figures)
{
	struct buffer out = {0};
	struct slice copy;

	if (!figures->used.count)
		return SLICE("");
	add_formula(&out, formula);
	for (uint32_t i = 0; i < figures->used.count; i++) {
		buffer_add_text(&out, "; ");
		add_source(&out, figures->job, &figures->used.at[i], figures->arena);
	}
	copy = arena_copy(figures->arena, buffer_slice(&out));
	buffer_free(&out);
	return copy;
}

/* Flags and texts: the words themselves, with the values of {keys} filled in. */
static bool fill_text(struct slice text, struct figures *figures, struct slice *value)
{
	struct buffer out = {0};
	struct slice rest = text, part;
	bool known = true;

	while (known && slice_next(&rest, '{', &part)) {
		buffer_add(&out, part);
		if (rest.at && slice_next(&rest, '}', &part)) {
			struct job_setting setting = settings_value(figures->job, slice_trim(part));

			known = setting.value.at != NULL;
			buffer_add(&out, setting.value);
			if (known)
				figures_note(figures, setting);
		}
	}
	*value = arena_copy(figures->arena, slice_trim(buffer_slice(&out)));
	buffer_free(&out);
	return known;
}

static bool fill_figure(struct slice formula, const struct spark_key *result, struct figures *figures, struct slice *value)
{
	const struct figure_source source = {job_figure, figures};
	uint32_t column;
	const char *problem;
	double figure;

	if (!formula_read(formula, &source, &figure, &column, &problem) || !__builtin_isfinite(figure))
		return false;
	*value = figure_write(result, figure, figures->arena);
	return true;
}

bool formula_evaluate(struct slice formula, const struct job_settings *job, const struct spark_key *result, struct arena *arena,
                      struct slice *value, struct slice *because)
{
	struct figures figures = {.job = job, .arena = arena};
	bool text = result->type == TYPE_TEXT || result->type == TYPE_FLAG;

	if (!(text ? fill_text(formula, &figures, value) : fill_figure(formula, result, &figures, value)))
		return false;
	*because = because_of(formula, &figures);
	return true;
}

bool formula_check(struct slice formula, const struct spark_keys *keys, uint32_t *column, const char **problem)
{
	const struct figure_source source = {any_figure, (void *)(uintptr_t)keys};
	double figure;

	return formula_read(formula, &source, &figure, column, problem);
}
