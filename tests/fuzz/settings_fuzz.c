/* A settings file, or a part of it given with --config; and each of its texts as the requirement of a package. */
#include "base/glob.h"
#include "config/read.h"
#include "config/requirements.h"

static void try_words(const struct config_layer *layer)
{
	for (int key = 0; key < CONFIG_COUNT; key++)
		for (uint32_t i = 0; i < layer->values[key].words.count; i++) {
			const struct config_word *word = &layer->values[key].words.at[i];
			struct requirement found;

			requirement_read(word->text, &found);
			glob_means(word->text, SLICE("a/b/job.py"));
			glob_fits(word->text, word->key, true);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0}, said = {0};
	struct report report = {.arena = &said};
	struct config_layer layer = {.from = FROM_INLINE, .folder = SLICE("/work")};

	config_read_inline((struct slice){(const char *)data, (uint32_t)size}, &layer, &arena, &report);
	config_settle_paths(&layer, &arena);
	try_words(&layer);
	arena_free(&arena);
	arena_free(&said);
	return 0;
}
