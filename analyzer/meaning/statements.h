/* Statements that have a file of their own; for the table in statements.c. */
#ifndef OOMLINT_MEANING_STATEMENTS_H
#define OOMLINT_MEANING_STATEMENTS_H

#include "meaning/evaluator.h"

void assignment(struct facts *facts, node_id node);
void augmented_assignment(struct facts *facts, node_id node);
/* Only where it is none: `type(job).rows = y`. */
void alias_statement(struct facts *facts, node_id node);
void if_statement(struct facts *facts, node_id node);
void try_statement(struct facts *facts, node_id node);
void match_statement(struct facts *facts, node_id node);
void for_statement(struct facts *facts, node_id node);
void while_statement(struct facts *facts, node_id node);
void import_statement(struct facts *facts, node_id node);
void import_from(struct facts *facts, node_id node);

#endif
