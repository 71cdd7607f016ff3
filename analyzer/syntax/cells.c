#include "syntax/cells.h"

#include "syntax/encoding.h"
#include "syntax/jupyter.h"
#include "syntax/source_notebook.h"

/* Benchmarks choose their own sizes, as tests do. */
static const char *const test_folders[] = {"test", "tests", "testing", "unit_tests", "integration_tests", "benchmark", "benchmarks"};

static bool is_test_name(struct slice name)
{
	return slice_equal(name, SLICE("conftest.py")) || slice_ends(name, SLICE("_test.py")) ||
	       (slice_starts(name, SLICE("test_")) && slice_ends(name, SLICE(".py")));
}

static bool is_test_folder(struct slice name)
{
	for (size_t i = 0; i < sizeof test_folders / sizeof test_folders[0]; i++)
		if (slice_equal(name, slice_of(test_folders[i])))
			return true;
	return false;
}

static bool is_test_path(struct slice path)
{
	struct slice part;

	while (slice_next(&path, '/', &part))
		if (path.at ? is_test_folder(part) : is_test_name(part))
			return true;
	return false;
}

static enum profile profile_of(const struct source *source)
{
	if (is_test_path(source->path))
		return PROFILE_TEST;
	return source->cells ? PROFILE_NOTEBOOK : PROFILE_JOB;
}

static enum code_outcome read_python(struct draft *draft, struct dialect *dialect)
{
	if (!encoding_read(draft))
		return CODE_UNKNOWN_ENCODING;
	encoding_mend_lines(draft);
	draft->source->cells = source_notebook_read(draft, dialect);
	return CODE_READY;
}

static enum code_outcome read_notebook(struct draft *draft, struct dialect *dialect, struct slice *problem,
                                       uint32_t *problem_line)
{
	enum code_outcome outcome = jupyter_read(draft, dialect, problem, problem_line);

	draft->source->notebook = draft->source->cells = true;
	if (outcome == CODE_READY)
		encoding_mend_lines(draft);
	return outcome;
}

enum code_outcome source_read_code(struct source *source, struct arena *arena, struct slice *problem, uint32_t *problem_line)
{
	struct draft draft = {.source = source, .arena = arena};
	struct dialect dialect = {0};
	enum code_outcome outcome;

	if (!source->bytes.at)
		source->bytes = SLICE("");
	source->code = slice_part(source->bytes, 0, 0);
	if (slice_ends(source->path, SLICE(".ipynb")))
		outcome = read_notebook(&draft, &dialect, problem, problem_line);
	else
		outcome = read_python(&draft, &dialect);
	if (!source->profile)
		source->profile = profile_of(source);
	if (outcome == CODE_READY && draft.cells.count && !cells_settle(&draft, dialect) && source->notebook)
		outcome = CODE_OTHER_LANGUAGE;
	if (outcome == CODE_READY)
		draft_finish(&draft);
	source_index(source, arena);
	return outcome;
}
