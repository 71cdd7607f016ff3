/* What tree-sitter's own tree of one file takes: the peak memory of a program that only parses it, in KiB. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

static long peak(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

int main(int count, char **arguments)
{
	enum { SIZE_MOST = 8 << 20 };
	char *text = malloc(SIZE_MOST);
	FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
	size_t size = file && text ? fread(text, 1, SIZE_MOST, file) : 0;
	TSParser *parser = ts_parser_new();
	long before = peak();
	TSTree *tree;

	ts_parser_set_language(parser, tree_sitter_python());
	tree = ts_parser_parse_string(parser, NULL, text, (uint32_t)size);
	printf("%ld\n", peak() - before);
	return tree && size ? 0 : 1;
}
