/* `oomlint config`: what settings there are. */
#include "app/commands.h"
#include "app/config_pages.h"
#include "app/outputs.h"
#include "app/wrap.h"
#include "data/reading.h"

#include <stdio.h>
#include <unistd.h>

static void list(struct sink *sink)
{
	for (int key = 0; key < CONFIG_COUNT; key++)
		sink_format(sink, "%-22s %s\n", config_rows[key].key, config_rows[key].help);
	sink_text(sink, "\n`oomlint config KEY` says more, `oomlint check --show-settings [PATH]` what counts for a file.\n");
}

static bool say_unknown(struct slice name, struct arena *arena)
{
	struct guess guess = guess_start(name);
	struct slice hint;

	for (int key = 0; key < CONFIG_COUNT; key++)
		guess_offer(&guess, slice_of(config_rows[key].key));
	hint = guess_words(&guess, arena);
	fprintf(stderr, "oomlint: there is no setting `%.*s`%.*s\n", SLICE_ARGS(name), SLICE_ARGS(hint));
	return false;
}

static bool explain(struct sink *sink, const struct words *names, struct arena *arena)
{
	enum config_key key;

	for (uint32_t i = 0; i < names->count; i++) {
		if (!config_key_find(names->at[i], &key))
			return say_unknown(names->at[i], arena);
		sink_text(sink, i ? "\n" : "");
		config_write_text(sink, key);
	}
	return true;
}

static void write_asked(struct sink *sink, const struct options *options)
{
	if (options->schema)
		config_write_schema(sink);
	else if (options->markdown)
		config_write_markdown(sink);
	else
		list(sink);
}

enum exit_status config_run(const struct options *options, struct arena *arena)
{
	struct sink sink = {.descriptor = STDOUT_FILENO}, text = {.descriptor = -1};
	bool right = true;

	if (options->words.count)
		right = explain(&text, &options->words, arena);
	else
		write_asked(&text, options);
	wrap_text(&sink, buffer_slice(&text.pending));
	sink_free(&text);
	right = output_finish(&sink) && right;
	sink_free(&sink);
	return right ? STATUS_NOTHING : STATUS_FAILED;
}
