/* Waiting for pipes. A descriptor that is asked for POLLIN is read by a thread of its own from then on (streams.c). */
#pragma once

#define POLLIN 1
#define POLLOUT 4
#define POLLERR 8
#define POLLHUP 16
#define POLLNVAL 32

typedef unsigned nfds_t;

struct pollfd {
	int fd;
	short events, revents;
};

int poll(struct pollfd *sides, nfds_t count, int milliseconds);
