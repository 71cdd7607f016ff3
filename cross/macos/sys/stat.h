/* When a file was written, by the name of POSIX. */
#pragma once

#include_next <sys/stat.h>

#define st_mtim st_mtimespec
