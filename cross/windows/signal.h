/* Windows has few signals, and no way to let them wait. */
#pragma once

#include_next <signal.h>
#include <sys/types.h>

#define SIGHUP 1
#define SIGPIPE 13
#define SIGXFSZ 25
#define SIG_BLOCK 0
#define SIG_SETMASK 2

typedef unsigned long long sigset_t;

struct sigaction {
	void (*sa_handler)(int number);
};

static inline int sigemptyset(sigset_t *set)
{
	*set = 0;
	return 0;
}

static inline int sigfillset(sigset_t *set)
{
	*set = ~0ull;
	return 0;
}

static inline int sigaddset(sigset_t *set, int number)
{
	*set |= 1ull << number;
	return 0;
}

/* Signals that there are not never come. */
void (*windows_signal(int number, void (*handler)(int)))(int);
int sigaction(int number, const struct sigaction *action, struct sigaction *before);
/* Only 0, which asks whether there is such a process. */
int kill(pid_t process, int number);

#define signal windows_signal
