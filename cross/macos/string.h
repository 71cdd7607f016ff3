/* What GNU's has besides. */
#pragma once

#include_next <string.h>

#include "../memrchr.h"
