/* The fixture of a rule as an example for people. */
#ifndef OOMLINT_APP_EXAMPLE_H
#define OOMLINT_APP_EXAMPLE_H

#include "base/sink.h"

/* The code of a fixture, indented; its `# expect:` comments become arrows with words, `# fixed:` lines say what to write. */
void example_write(struct sink *sink, struct slice fixture);

#endif
