/* A notebook: its JSON, cells and magics, and fixes that are written back into it. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	try_text("job.ipynb", (struct slice){(const char *)data, (uint32_t)size});
	return 0;
}
