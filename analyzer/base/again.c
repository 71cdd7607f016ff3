#include "base/again.h"

#include <errno.h>
#include <poll.h>

bool worth_again(int descriptor, short event)
{
	struct pollfd side = {.fd = descriptor, .events = event};

	if (errno == EAGAIN)
		return poll(&side, 1, -1) >= 0 || errno == EINTR;
	return errno == EINTR;
}
