/* Completions and the manual page, written from the tables of commands and options. Private to `oomlint generate`. */
#ifndef OOMLINT_APP_GENERATE_H
#define OOMLINT_APP_GENERATE_H

#include "app/commands.h"

void generate_bash(struct sink *sink);
void generate_zsh(struct sink *sink);
void generate_fish(struct sink *sink);
/* oomlint.1. */
void generate_man(struct sink *sink);

#endif
