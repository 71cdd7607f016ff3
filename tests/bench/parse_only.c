/* What tree-sitter's own tree of one file takes: the peak memory of a program that only parses it, in KiB. */
#include <stdio.h>
#include <stdlib.h>

#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

/* Of this program alone: ru_maxrss would begin with the peak of the process that started it. */
static long peak(void)
{
	char line[256];
	long kib = 0;
	FILE *status = fopen("/proc/self/status", "r");

	while (status && fgets(line, sizeof line, status))
		if (sscanf(line, "VmHWM: %ld kB", &kib) == 1)
			break;
	if (status)
		fclose(status);
	return kib;
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
