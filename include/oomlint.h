/* oomlint as a library: open, check files or texts, look at the findings, close.
 *
 *     oomlint_t *linter = oomlint_open(NULL);
 *     oomlint_check_file(linter, "job.py");
 *     for (size_t i = 0; i < oomlint_count(linter); i++) {
 *         oomlint_finding_t finding;
 *         oomlint_finding(linter, i, &finding);
 *         printf("%s:%u: %s\n", finding.path, finding.line, finding.message);
 *     }
 *     oomlint_close(linter);
 *
 * Texts are UTF-8, end with a NUL and belong to the linter: they live until oomlint_forget or oomlint_close. A linter is used
 * by one thread at a time; several may exist. Out of memory ends the program. Link with -loomlint -lyaml -lutf8proc -lm. */
#ifndef OOMLINT_H
#define OOMLINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct oomlint oomlint_t;

/* What to know before checking. Lists end with a NULL; a NULL list is empty. Zeroed options are the defaults. */
typedef struct {
	const char *const *select;      /* rules that are on: names, codes, prefixes of codes, families; none: all */
	const char *const *ignore;      /* rules that are off */
	const char *const *rules;       /* folders with rules of one's own */
	const char *const *spark_conf;  /* "KEY=VALUE", as given to spark-submit */
	const char *spark_version;      /* "3.5"; NULL: not known */
	const char *confidence;         /* findings that are at least so sure: "certain", "likely" or "possible"; NULL: "likely" */
} oomlint_options_t;

typedef enum { OOMLINT_INFO, OOMLINT_WARNING, OOMLINT_ERROR } oomlint_severity_t;

typedef struct {
	const char *rule;       /* "collect-unbounded" */
	const char *code;       /* "OOM101"; OOM9xx: about oomlint's own work, as a file that cannot be read */
	const char *message;    /* one sentence; code stands in backquotes */
	const char *path;       /* as it was given; empty: about the options */
	oomlint_severity_t severity;
	const char *confidence; /* "certain", "likely" or "possible"; empty: not about the code */
	const char *doubt;      /* why it is not certain; empty where it is */
	uint32_t line, column;  /* from 1, in code points; 0: no place in the file */
	uint32_t end_line, end_column; /* behind the last character */
	uint32_t cell;          /* of a notebook, from 1, and then lines are those of the cell; 0: none */
} oomlint_finding_t;

/* The version of the library, "0.1.0". */
const char *oomlint_version(void);

/* NULL options are the defaults. Never NULL: mistakes in options and rules are findings, and then nothing can be checked. */
oomlint_t *oomlint_open(const oomlint_options_t *options);

/* Adds what there is to say about a file. false: it could not be analysed, and a finding says why. */
bool oomlint_check_file(oomlint_t *linter, const char *path);

/* The same for a text that is in memory; the path gives its name, and whether it is a notebook. */
bool oomlint_check_bytes(oomlint_t *linter, const char *path, const void *bytes, size_t length);

/* How many findings there are, and the one with this number from 0 on. false: there are not so many. In order of place for
 * each file, files in the order in which they were checked. */
size_t oomlint_count(const oomlint_t *linter);
bool oomlint_finding(const oomlint_t *linter, size_t number, oomlint_finding_t *finding);

/* Drops all findings and their memory; rules and options stay. */
void oomlint_forget(oomlint_t *linter);

void oomlint_close(oomlint_t *linter);

#ifdef __cplusplus
}
#endif

#endif
