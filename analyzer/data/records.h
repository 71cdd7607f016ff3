/* The records that our YAML files are made of, one table each. Private to data/. */
#ifndef OOMLINT_DATA_RECORDS_H
#define OOMLINT_DATA_RECORDS_H

#include "data/api.h"
#include "data/fields.h"
#include "data/rules.h"

/* rules/NAME.yaml; fills a struct rule. */
extern const struct record rule_record;

/* One entry of `members:` in rules/api; fills a struct api_member whose owner is set. */
extern const struct record member_record;

/* A member before its keys are read: every reference to an argument is NO_ARGUMENT. */
struct api_member member_start(struct slice owner, struct slice name);

/* Number of the argument with this name, which must be there. */
void member_refer(struct reading *reading, const char *field, const struct yaml_node *node, const struct api_member *member,
                  struct slice name, uint8_t *number);
/* Keys of a member, for its table: `record` is the struct api_member, and mistakes are reported. */
void member_read_arguments(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_reference(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_parts(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_rows(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_sets(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_remembers(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_proves(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);
void member_read_hinted(struct reading *reading, const struct field *field, const struct yaml_node *node, void *record);

#endif
