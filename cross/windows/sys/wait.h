/* The end of a program that posix_spawnp() started. */
#pragma once

#include <sys/types.h>

#define WIFEXITED(status) ((void)(status), 1)
#define WEXITSTATUS(status) (status)
#define WTERMSIG(status) ((void)(status), 0)

pid_t waitpid(pid_t process, int *status, int options);
