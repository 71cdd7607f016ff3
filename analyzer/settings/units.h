/* Figures as Spark writes them: sizes, times, counts, flags. */
#ifndef OOMLINT_SETTINGS_UNITS_H
#define OOMLINT_SETTINGS_UNITS_H

#include "settings/settings.h"

/* Bytes or milliseconds in one unit of this name ("mb", "min"), 0 when there is none. Ignores case. */
double size_unit(struct slice name);
double time_unit(struct slice name);
/* Splits "-1.5 " off the front: a decimal number; false when there is none. */
bool number_take(struct slice *rest, double *number);
/* Upward, for figures that fit in 64 bits; larger ones are whole already. */
double number_ceiling(double number);
/* The value of a key as a number: bytes, milliseconds, a count, a fraction. false for texts, flags and nonsense. */
bool figure_read(const struct spark_key *key, struct slice text, double *figure);
/* A number in the key's own form: "256m", "120s", "4", "0.6". */
struct slice figure_write(const struct spark_key *key, double figure, struct arena *arena);

#endif
