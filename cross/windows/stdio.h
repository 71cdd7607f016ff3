/* A file goes over another one, as elsewhere. */
#pragma once

#include_next <stdio.h>

int windows_rename(const char *path, const char *other);

#define rename windows_rename
