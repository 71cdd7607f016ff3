/* A setting goes into the code that builds the session. */
#ifndef OOMLINT_APP_BUILDER_H
#define OOMLINT_APP_BUILDER_H

#include "app/document.h"

/* A change of the code after which it sets a key. */
struct code_setting {
	struct edit edit;          /* its text lives in the arena that was given */
	uint32_t line;             /* the key is set there already, and its value changes: 1-based, of the file; 0: it is new */
};

/* Sets the key where the job builds its session, or changes the value where that is set already. false: there is no such place, or more
 * than one; it is that value already; or the code comes too late for this key, since a server, a platform or an earlier session has
 * started the JVM. The document is evaluated. */
bool code_setting_find(const struct document *document, const struct spark_keys *keys, struct slice key, struct slice value,
                       struct arena *arena, struct code_setting *setting);

#endif
