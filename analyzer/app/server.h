/* The language server as a whole, for who runs it without pipes. */
#ifndef OOMLINT_APP_SERVER_H
#define OOMLINT_APP_SERVER_H

#include "app/server_parts.h"

/* Nothing is read yet. `options` must outlive it; descriptors may be -1. */
void server_open(struct server *server, const struct options *options, int input, int output);
void server_close(struct server *server);

#endif
