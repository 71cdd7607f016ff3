/* What Windows does not know by these names. */
#pragma once

#include_next <errno.h>

#define EDQUOT 1001
