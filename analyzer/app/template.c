#include "app/template.h"

const struct template_file template_files[TEMPLATE_FILES] = {
	{"rules", ".yaml", "what the rule says",
	 "code: @CODE@\n"
	 "title: describe() in a loop\n"
	 "severity: warning            # info, warning or error\n"
	 "family: driver-state         # driver-result broadcast cache plan partitions closure python-worker streaming config driver-state\n"
	 "category: [loop]\n"
	 "since: 0.1.0\n"
	 "# {df} is the text of the capture @df, {report.name} the method called; {df.bound} and {df.origin} say what is known.\n"
	 "message: \"`{report.name}()` reads all rows of `{df}` in every round of the loop\"\n"
	 "note: \"one job each time\"\n"
	 "why: |\n"
	 "  Say in a few sentences what happens in the driver or in the Python worker, and how that ends its memory.\n"
	 "  Here: each call of `describe()` is a job that reads everything, and the driver keeps a record of each.\n"
	 "instead:\n"
	 "  - title: once, before the loop\n"
	 "    applicability: display    # safe, unsafe or display\n"
	 "    with: \"summary = {df}.describe()\"\n"
	 "references:\n"
	 "  - https://spark.apache.org/docs/latest/api/python/reference/pyspark.sql/api/pyspark.sql.DataFrame.describe.html\n"},
	{"queries", ".scm", "where it looks",
	 "; Say in one sentence what this pattern finds. `oomlint show predicates` lists the questions,\n"
	 "; `oomlint show tree FILE` the shapes, `oomlint show facts FILE` what is known.\n"
	 "((call function: (attribute object: (_) @df)) @report\n"
	 " (#calls? @report dataframe.describe)\n"
	 " (#in-loop? @report))\n"},
	{"tests/rules", ".py", "what it must find, and what it must not",
	 "#: One frame is described in every round\n"
	 "from pyspark.sql import SparkSession\n"
	 "\n"
	 "spark = SparkSession.builder.getOrCreate()\n"
	 "events = spark.read.parquet(\"events\")\n"
	 "for column in events.columns:\n"
	 "    summary = events.describe(column)  # expect: @NAME@\n"
	 "    #         ^^^^^^^^^^^^^^^^^^^^^^^\n"
	 "    summary.show()\n"
	 "\n"
	 "#: Once is fine\n"
	 "events.describe().show()\n"},
};

void template_fill(const struct template_file *file, struct slice name, struct slice code, struct buffer *out)
{
	struct slice rest = slice_of(file->text), part;
	bool inside = false;

	/* The text between two @ is a word of ours, or part of a capture's name. */
	while (slice_next(&rest, '@', &part)) {
		if (inside && slice_equal(part, SLICE("NAME"))) {
			buffer_add(out, name);
			inside = false;
		} else if (inside && slice_equal(part, SLICE("CODE"))) {
			buffer_add(out, code);
			inside = false;
		} else {
			if (inside)
				buffer_add_char(out, '@');
			buffer_add(out, part);
			inside = true;
		}
	}
}
