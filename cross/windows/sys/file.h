/* Locks that go with the descriptor. */
#pragma once

#define LOCK_EX 2
#define LOCK_NB 4

/* Only both. */
int flock(int descriptor, int operation);
