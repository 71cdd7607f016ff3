/* pipe2() came with macOS 27, and these programs run on older ones. */
#pragma once

#define pipe2 pipe2_of_the_system
#include_next <unistd.h>
#undef pipe2
#include <fcntl.h>

static inline int pipe2(int ends[2], int flags)
{
	if (pipe(ends))
		return -1;
	if (flags) /* O_CLOEXEC is the only one that we use */
		for (int i = 0; i < 2; i++)
			fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return 0;
}
