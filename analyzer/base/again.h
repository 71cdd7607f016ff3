/* Reads and writes that did not happen and may happen yet. Whoever shares a stream with us may have made it non-blocking: Node does, and
 * some shells. */
#ifndef OOMLINT_BASE_AGAIN_H
#define OOMLINT_BASE_AGAIN_H

#include <stdbool.h>

/* Right after read() or write() gave -1: whether to call it again. A signal came in between, or there are no bytes or no room just now;
 * then this waits until there are. `event` is POLLIN or POLLOUT. false: errno says what is wrong, as before. */
bool worth_again(int descriptor, short event);

#endif
