/* What a run is asked to know. Filled from the command line or through oomlint.h. */
#ifndef OOMLINT_APP_SETUP_H
#define OOMLINT_APP_SETUP_H

#include "config/config.h"

/* A list of words, for list_push. */
struct words {
	struct slice *at;
	uint32_t count, capacity;
};

struct setup {
	struct slice data;                /* folder instead of the built-in rules and model; at == NULL: built in */
	struct words config;              /* a settings file instead of the nearest, or `KEY = VALUE` */
	struct config_layer options;      /* settings that were given as options */
	bool isolated;                    /* no settings file is read */
	const struct config_texts *texts; /* of settings files; NULL: the disk counts */
};

#endif
