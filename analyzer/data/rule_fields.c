/* rules/NAME.yaml as a table. What the keys mean stands in rules.h. */
#include "data/records.h"

#include <ctype.h>

static bool is_code(struct slice text)
{
	uint32_t letters = 0, digits = 0;

	while (letters < text.length && isupper((unsigned char)text.at[letters]))
		letters++;
	while (letters + digits < text.length && isdigit((unsigned char)text.at[letters + digits]))
		digits++;
	return letters && digits && letters + digits == text.length;
}

static bool is_release(struct slice text)
{
	uint32_t dots = 0;

	for (uint32_t i = 0; i < text.length; i++) {
		if (!isdigit((unsigned char)text.at[i]) && text.at[i] != '.')
			return false;
		dots += text.at[i] == '.';
	}
	return dots == 2 && isdigit((unsigned char)text.at[0]) && isdigit((unsigned char)text.at[text.length - 1]) &&
	       !slice_has(text, SLICE(".."));
}

static bool is_capture(struct slice text)
{
	for (uint32_t i = 0; i < text.length; i++)
		if (!isalnum((unsigned char)text.at[i]) && text.at[i] != '_' && text.at[i] != '-')
			return false;
	return true;
}

static bool is_import(struct slice text)
{
	return (slice_starts(text, SLICE("import ")) || slice_starts(text, SLICE("from "))) && !slice_has(text, SLICE("\n"));
}

static const struct form form_code = {is_code, "capital letters and a number as in OOM101"};
static const struct form form_release = {is_release, "a version of oomlint as in 0.1.0"};
static const struct form form_capture = {is_capture, "the name of a capture, without the @"};
static const struct form form_import = {is_import, "one import statement"};

static const struct word severity_table[] = {
	{"info", SEVERITY_INFO}, {"warning", SEVERITY_WARNING}, {"error", SEVERITY_ERROR}};
static const struct words severities = WORDS(severity_table);

static const struct word family_table[] = {{"driver-result", 0}, {"broadcast", 0}, {"cache", 0},         {"plan", 0},
                                           {"partitions", 0},    {"closure", 0},   {"python-worker", 0}, {"streaming", 0},
                                           {"config", 0},        {"driver-state", 0}};
static const struct words families = WORDS(family_table);

static const struct word applicability_table[] = {{"safe", FIX_SAFE}, {"unsafe", FIX_UNSAFE}, {"display", FIX_DISPLAY}};
static const struct words applicabilities = WORDS(applicability_table);

static const struct word place_table[] = {{"submit", SET_AT_SUBMIT}, {"session", SET_IN_SESSION}, {"either", SET_ANYWHERE}};
static const struct words places = WORDS(place_table);

static const struct word confidence_table[] = {{"likely", CONFIDENCE_LIKELY}, {"possible", CONFIDENCE_POSSIBLE}};
static const struct words confidences = WORDS(confidence_table);

static const struct word quiet_table[] = {{"job", 1 << PROFILE_JOB}, {"notebook", 1 << PROFILE_NOTEBOOK}, {"test", QUIET_IN_TEST},
                                           {"library", 1 << PROFILE_LIBRARY}};
static const struct words quiet_places = WORDS(quiet_table);

/* messages: {sql: "..."} */
static void read_variants(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record)
{
	struct rule *rule = record;
	struct rule_variant *variants;

	if (!field_is_mapping(reading, field->name, node))
		return;
	rule->variants = variants = ARENA_ARRAY(reading->forever, struct rule_variant, node->count);
	for (const struct yaml_node *entry = node->first; entry; entry = entry->next) {
		struct rule_variant *variant = variants + rule->variant_count++;
		struct field message = {.name = field->name, .offset = offsetof(struct rule_variant, message)};

		variant->name = arena_copy(reading->forever, entry->key);
		if (!text_is_name(entry->key))
			MISTAKE(reading, entry->key_line, entry->key_column, "%s: `%.*s` is not lower-case words joined by hyphens",
			        field->name, SLICE_ARGS(entry->key));
		field_template(reading, &message, entry, variant);
	}
}

static const struct field fix_fields[] = {
	FIELD(rule_fix, "title", title, field_template, .more = &form_line, .required = true,
          .about = "what the rewrite does, a few words"),
	FIELD(rule_fix, "applicability", applicability, field_word, .more = &applicabilities, .required = true,
          .about = "safe, unsafe or display"),
	FIELD(rule_fix, "replace", replace, field_text, .more = &form_capture, .about = "the capture whose text is replaced"),
	FIELD(rule_fix, "with", with, field_template, .required = true, .about = "the Python to write instead"),
	FIELD(rule_fix, "import", import, field_text, .more = &form_import, .about = "the import that the Python needs"),
	FIELD(rule_fix, "spark", spark, field_versions, .about = "the versions of Spark that have it"),
	FIELD(rule_fix, "for", variants, field_texts, .more = &form_name, .counts = offsetof(struct rule_fix, variant_count),
          .about = "the messages that it goes with"),
};
static const struct record fix_record = RECORD("a rewrite", rule_fix, fix_fields);

static const struct field setting_fields[] = {
	FIELD(rule_setting, "key", key, field_text, .more = &form_spark_key, .required = true,
          .about = "a configuration key as in spark.driver.memory"),
	FIELD(rule_setting, "value", value, field_template, .required = true, .about = "its value, or a formula for it"),
	FIELD(rule_setting, "where", where, field_word, .more = &places, .required = true,
          .about = "submit, session or either"),
	FIELD(rule_setting, "why", why, field_text, .required = true, .about = "what it does for this job"),
	FIELD(rule_setting, "spark", spark, field_versions, .about = "the versions of Spark that have it"),
};
static const struct record setting_record = RECORD("a setting", rule_setting, setting_fields);

#define COUNTED(number) .counts = offsetof(struct rule, number)

static const struct field rule_fields[] = {
	FIELD(rule, "code", topic.code, field_text, .more = &form_code, .required = true,
          .about = "capital letters and a number as in OOM101"),
	FIELD(rule, "title", topic.title, field_text, .more = &form_line, .required = true, .about = "one line"),
	FIELD(rule, "severity", topic.severity, field_word, .more = &severities, .required = true,
          .about = "info, warning or error"),
	FIELD(rule, "family", topic.family, field_choice, .more = &families, .required = true,
          .about = "driver-result, broadcast, cache, plan, partitions, closure, python-worker, streaming, config or driver-state"),
	FIELD(rule, "category", topic.categories, field_joined, .more = &form_name, .about = "words to measure it by"),
	FIELD(rule, "cause", cause, field_text, .more = &form_name, .about = "the row of the catalogue"),
	FIELD(rule, "since", since, field_text, .more = &form_release, .about = "the first version of oomlint that has it"),
	FIELD(rule, "spark", spark, field_versions, .about = "the versions of Spark it applies to"),
	FIELD(rule, "refines", refines, field_texts, .more = &form_name, COUNTED(refines_count),
          .about = "rules that are silent where this one speaks"),
	FIELD(rule, "quiet-in", quiet_in, field_bits, .more = &quiet_places, .about = "job, notebook, test, library"),
	FIELD(rule, "confidence", confidence, field_word, .more = &confidences,
          .about = "likely or possible: no finding is surer than this"),
	FIELD(rule, "triggers", triggers, field_texts, .more = &form_line, COUNTED(trigger_count),
          .about = "a file without any of these words is not searched"),
	FIELD(rule, "message", message, field_template, .more = &form_line, .required = true, .about = "one sentence"),
	FIELD(rule, "messages", variants, read_variants, .about = "variants of the message by name"),
	FIELD(rule, "note", note, field_template, .more = &form_line, .about = "a few words under the caret"),
	FIELD(rule, "why", topic.why, field_text, .required = true, .about = "a few sentences, Markdown"),
	FIELD(rule, "instead", fixes, field_records, .more = &fix_record, COUNTED(fix_count),
          .about = "rewrites, safest first"),
	FIELD(rule, "config", settings, field_records, .more = &setting_record, COUNTED(setting_count),
          .about = "settings that help"),
	FIELD(rule, "references", references, field_texts, .more = &form_line, COUNTED(reference_count),
          .about = "addresses or paths in Spark's source"),
};
const struct record rule_record = RECORD("a rule", rule, rule_fields);
