#include "app/show.h"
#include "match/predicates.h"

/* What each letter of predicate.takes stands for. */
static const struct {
	char letter;
	const char *word;
} operand_words[] = {
	{'@', " @capture"}, {'k', " KIND-OR-TRAIT"}, {'a', " API-ENTRY"}, {'u', " USE"},
	{'n', " NUMBER"},   {'s', " TEXT"},          {'c', " CONFIGURATION-KEY"}, {'+', "..."},
};

static void write_operands(struct sink *sink, const char *takes)
{
	for (; *takes; takes++)
		for (size_t i = 0; i < sizeof operand_words / sizeof *operand_words; i++)
			if (operand_words[i].letter == *takes)
				sink_text(sink, operand_words[i].word);
}

void show_predicates(struct sink *sink)
{
	sink_text(sink, "not- before a name negates it, maybe- also takes maybe for yes. info-if-, warning-if- and error-if- before all that make it\n"
	                "a question of how bad it is, not of whether.\n\n");
	for (const struct predicate *predicate = predicates; predicate->name; predicate++) {
		sink_format(sink, "(#%s", predicate->name);
		write_operands(sink, predicate->takes);
		sink_format(sink, ")\n    %s\n", predicate->about);
	}
	sink_text(sink, "\nKinds:\n");
	for (int kind = 0; kind < KIND_COUNT; kind++)
		sink_format(sink, "  %-18.*s %.*s\n", SLICE_ARGS(kind_rows[kind].word), SLICE_ARGS(kind_rows[kind].about));
	sink_text(sink, "\nTraits:\n");
	for (int trait = 0; trait < TRAIT_COUNT; trait++)
		sink_format(sink, "  %-18.*s %.*s\n", SLICE_ARGS(trait_word((enum trait)trait)), SLICE_ARGS(trait_about((enum trait)trait)));
	sink_text(sink, "\nUses:\n");
#define U(identifier, word, about) sink_format(sink, "  %-18s %s\n", word, about);
	USES(U)
#undef U
	sink_text(sink, "\nWhere a JVM is from:\n");
#define J(identifier, word, about) sink_format(sink, "  %-18s %s\n", word, about);
	JVMS(J)
#undef J
}

static const char *const effect_words[ROWS_EFFECT_COUNT] = {
#define R(identifier, function, word, wants) word,
	ROWS_EFFECTS(R)
#undef R
};

static void write_member(struct sink *sink, const struct api_member *member)
{
	sink_format(sink, "%.*s.%.*s", SLICE_ARGS(member->owner), SLICE_ARGS(member->name));
	if (!member->property) {
		sink_text(sink, "(");
		for (int i = 0; i < member->argument_count; i++)
			sink_format(sink, "%s%s%.*s", i ? ", " : "", member->variadic && i + 1 == member->argument_count ? "*" : "",
			            SLICE_ARGS(member->arguments[i]));
		sink_text(sink, ")");
	}
	sink_format(sink, " -> %.*s", SLICE_ARGS(kind_rows[member->returns].word));
	if (member->rows)
		sink_format(sink, ", rows: %s", effect_words[member->rows]);
	if (member->rows_argument != NO_ARGUMENT && member->rows_argument < member->argument_count)
		sink_format(sink, " %.*s", SLICE_ARGS(member->arguments[member->rows_argument]));
	sink_text(sink, "\n");
}

void show_api(struct sink *sink, const struct api *api, struct slice filter)
{
	struct buffer name = {0};

	for (uint32_t i = 1; i < api->member_count; i++) {
		name.length = 0;
		buffer_format(&name, "%.*s.%.*s", SLICE_ARGS(api->members[i].owner), SLICE_ARGS(api->members[i].name));
		if (slice_has(buffer_slice(&name), filter))
			write_member(sink, &api->members[i]);
	}
	buffer_free(&name);
}
