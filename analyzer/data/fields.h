/* Records of YAML files as tables of fields: what may stand in a mapping, how it is read and where it goes. Unknown keys,
 * missing keys and wrong values are told by these tables alone. Private to data/. */
#ifndef OOMLINT_DATA_FIELDS_H
#define OOMLINT_DATA_FIELDS_H

#include "data/yaml.h"

struct field {
	const char *name;
	uint16_t offset, size;  /* of the member that is filled */
	uint16_t counts;        /* offset of the uint32_t that counts a list */
	bool required;
	/* Stores what `node` says in the record; a wrong one is a mistake and stores nothing. */
	void (*read)(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
	const void *more;       /* what `read` wants to know: a struct form, words or record */
	const char *about;      /* what to write, for the message when it is missing */
};

struct record {
	const char *what;       /* "a rule" */
	const struct field *fields;
	uint32_t field_count;
	size_t size;
};

/* One row of a table of fields: FIELD(rule, "title", topic.title, field_text, .required = true) */
#define FIELD(type, key, member, reader, ...)                                                               \
	{.name = key, .offset = offsetof(struct type, member), .size = sizeof(((struct type *)0)->member), \
	 .read = reader, __VA_ARGS__}
#define RECORD(description, type, table) \
	{.what = description, .fields = table, .field_count = sizeof table / sizeof *table, .size = sizeof(struct type)}

/* How a text must look. */
struct form {
	bool (*right)(struct slice text);
	const char *expected;   /* "lower-case words joined by hyphens" */
};

/* Words that stand for numbers. */
struct words {
	const struct word {
		const char *text;
		uint32_t value;
	} *at;
	uint32_t count;
};

#define WORDS(table) {.at = table, .count = sizeof table / sizeof *table}

/* Fills the record in the order of the table. A node that is no mapping is a mistake. */
void fields_read(struct reading *reading, const struct record *record, const struct yaml_node *node, void *out);

/* Readers. */
void field_text(struct reading *, const struct field *, const struct yaml_node *, void *);      /* slice; more: form or NULL */
void field_texts(struct reading *, const struct field *, const struct yaml_node *, void *);     /* list of slices; the same */
void field_joined(struct reading *, const struct field *, const struct yaml_node *, void *);    /* slice: list with spaces */
void field_word(struct reading *, const struct field *, const struct yaml_node *, void *);      /* number; more: words */
void field_choice(struct reading *, const struct field *, const struct yaml_node *, void *);    /* slice: one of the words */
void field_bits(struct reading *, const struct field *, const struct yaml_node *, void *);      /* number: a list of words */
void field_flag(struct reading *, const struct field *, const struct yaml_node *, void *);      /* bool */
void field_version(struct reading *, const struct field *, const struct yaml_node *, void *);   /* uint16_t */
void field_versions(struct reading *, const struct field *, const struct yaml_node *, void *);  /* struct versions */
void field_records(struct reading *, const struct field *, const struct yaml_node *, void *);   /* list; more: record */
void field_template(struct reading *, const struct field *, const struct yaml_node *, void *);  /* slice with {words} */
void field_mapping(struct reading *, const struct field *, const struct yaml_node *, void *);   /* the yaml_node itself */

/* Pieces for readers that are kept beside their table. */
void *field_place(const struct field *field, void *record);
void field_store(const struct field *field, void *record, uint32_t value);
/* "severity: expected WHAT, got `eror`". */
void field_unexpected(struct reading *reading, const char *field, const struct yaml_node *node, const char *expected);
/* What stands there, for messages: "a list", "nothing", "`eror`". */
struct slice field_shown(const struct yaml_node *node, struct arena *arena);
/* A scalar with something in it; false after the mistake was told. */
bool field_scalar(struct reading *reading, const char *field, const struct yaml_node *node, struct slice *text);
/* The kind of node: "a list". */
bool field_is_sequence(struct reading *reading, const char *field, const struct yaml_node *node);
bool field_is_mapping(struct reading *reading, const char *field, const struct yaml_node *node);
/* Reads "3.3" as 303. */
bool field_scalar_version(struct reading *reading, const char *field, const struct yaml_node *node, uint16_t *version);
/* until is not before since, where both are given. */
void field_versions_order(struct reading *reading, const struct yaml_node *node, uint16_t since, uint16_t until);
/* A text with words in braces, of which each must be well formed. */
void template_check(struct reading *reading, const char *field, const struct yaml_node *node);

/* Forms that several records use. */
extern const struct form form_line, form_name, form_spark_key;

bool text_is_name(struct slice text);

#endif
