/* The job's Spark configuration, merged in Spark's order: code over --conf over --properties-file over Spark's default
 * (but keys that are needed before the JVM starts count from code only under plain `python job.py`). */
#ifndef OOMLINT_SETTINGS_SETTINGS_H
#define OOMLINT_SETTINGS_SETTINGS_H

#include "data/rules.h"

enum setting_source { FROM_DEFAULT, FROM_PROPERTIES_FILE, FROM_SETTINGS_FILE, FROM_COMMAND_LINE, FROM_CODE };

struct job_setting {
	struct slice key, value;
	enum setting_source from;
	struct slice path;   /* file it stands in; empty for the command line */
	uint32_t line;       /* 1-based; 0: none */
};

struct job_settings {
	const struct spark_keys *keys;
	uint16_t spark_version;          /* 305; 0: not said, 305 is assumed for defaults */
	uint16_t spark_least;            /* the oldest that may run the job; 0: not known */
	struct slice spark_from;         /* who says so: "pyspark==3.5.1 in requirements.txt:3"; empty where nobody does */
	LIST(struct job_setting) given;  /* of the run: --spark-conf, --properties-file */
	LIST(struct job_setting) code;   /* of the document at hand */
};

/* "3.5" or "3.5.1" -> 305; 0 when it is not a version. */
uint16_t spark_version_of(struct slice text);
/* KEY=VALUE from the command line; an unknown spark.* key is reported with did-you-mean but kept. */
bool settings_add_option(struct job_settings *job, struct slice option, struct arena *arena, struct report *report);
/* One with its place; the same, and false when its value cannot be. */
bool settings_add(struct job_settings *job, struct job_setting setting, struct arena *arena, struct report *report);
/* A Java properties file as spark-submit reads it (key, white space or = or :, value; # and ! comments; \ continuation). */
bool settings_read_properties(struct job_settings *job, struct slice path, struct arena *arena, struct report *report);
/* The value that counts for this job; value.at == NULL when neither given nor defaulted. */
struct job_setting settings_value(const struct job_settings *job, struct slice key);
/* Bytes of "1g", "512m", "10MB", "1048576"; `unit` of a bare number (b k m g). false when it is not a size. */
bool size_read(struct slice text, char unit, double *bytes);
/* "256m": the largest unit that keeps it whole, rounded down to MiB. */
struct slice size_write(double bytes, struct arena *arena);

/* Evaluates a formula of a rule: "{spark.driver.memory} / 4", "max(384m, {spark.driver.memory} / 10)". Sizes are bytes.
 * *value gets the result in the key's own form ("256m" for a size), *because the formula with the figures it used and where each is
 * from ("spark.driver.memory / 4; driver memory 1g is Spark's default"). false when a figure is not known. */
bool formula_evaluate(struct slice formula, const struct job_settings *job, const struct spark_key *result, struct arena *arena,
                      struct slice *value, struct slice *because);
/* Whether the formula can be read at all; *column gets the 0-based place of the mistake. For the loader. */
bool formula_check(struct slice formula, const struct spark_keys *keys, uint32_t *column, const char **problem);

#endif
