/* Starting programs, as far as we do. */
#pragma once

#include <sys/types.h>
#include <signal.h>

#define POSIX_SPAWN_SETSIGDEF 4

typedef struct {
	int streams[3]; /* descriptors that become its standard streams; -1: nothing */
} posix_spawn_file_actions_t;

typedef struct {
	short flags;
} posix_spawnattr_t;

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
/* Only /dev/null. */
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int stream, const char *path, int flags, int mode);
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int descriptor, int stream);
int posix_spawnattr_init(posix_spawnattr_t *attributes);
int posix_spawnattr_destroy(posix_spawnattr_t *attributes);
int posix_spawnattr_setsigdefault(posix_spawnattr_t *attributes, const sigset_t *signals);
int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags);
/* Looked for in PATH alone, never in the current folder. *process is for waitpid(). */
int posix_spawnp(pid_t *process, const char *name, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
                 char *const words[], char *const environment[]);
