/* A Python file: analysed, rendered in every format, fixed. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	try_text("job.py", (struct slice){(const char *)data, (uint32_t)size});
	return 0;
}
