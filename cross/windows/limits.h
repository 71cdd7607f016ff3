/* Paths are longer than Windows' headers say. */
#pragma once

#include_next <limits.h>

#undef PATH_MAX
#define PATH_MAX 4096
#define NAME_MAX 255
#define PIPE_BUF 65536
