/* Imports that a fix needs: what is there already, and where one is added. */
#include "match/patterns.h"
#include "fix_scene.h"

#define FRAME "spark.read.table('t')"

static void offer_count(struct scene *scene)
{
	offer(scene, "", "{df}.agg(F.count(x.F, F1)).first()", FIX_UNSAFE);
	fix.import = SLICE("from pyspark.sql import functions as F");
}

static void an_import_is_added(void **state)
{
	struct scene *scene = *state;

	offer_count(scene);
	search(scene, TABLE "df.collect()\n");
	assert_file(scene, "from pyspark.sql import SparkSession, functions as F\nspark = SparkSession.builder.getOrCreate()\ndf = spark.table('t')\ndf.agg(F.count(x.F, F1)).first()\n");
	assert_text(offered(scene)->snippet, "df.agg(F.count(x.F, F1)).first()");
}

static void an_import_that_is_there_is_used(void **state)
{
	static const char *const lines[] = {
		"from pyspark.sql import functions as fn", "import pyspark.sql.functions as fn", "from pyspark.sql import Row, functions as fn",
		"try:\n    from pyspark.sql import functions as fn\nexcept ImportError:\n    pass",
	};
	struct scene *scene = *state;

	offer_count(scene);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		search(scene, arena_format(&scene->arena, "%s\n%sdf.collect()\n", lines[i], TABLE).at);
		assert_file(scene, arena_format(&scene->arena, "%s\n%sdf.agg(fn.count(x.F, F1)).first()\n", lines[i], TABLE).at);
	}
	search(scene, arena_format(&scene->arena, "%s%s", "from pyspark.sql import functions as F\n", TABLE "df.collect()\n").at);
	assert_int_equal(offered(scene)->edit_count, 1);
}

static void a_later_import_counts_in_functions(void **state)
{
	struct scene *scene = *state;

	offer_count(scene);
	search(scene, TABLE "def g():\n    df = spark.table('t')\n    df.collect()\nfrom pyspark.sql import functions as later\n");
	assert_text(offered(scene)->snippet, "df.agg(later.count(x.F, F1)).first()");
	search(scene, TABLE "df.collect()\nfrom pyspark.sql import functions as later\n");
	assert_int_equal(offered(scene)->edit_count, 2);
}

static void a_taken_name_is_not_imported(void **state)
{
	struct scene *scene = *state;

	offer_count(scene);
	search(scene, "import torch.nn.functional as F\n" TABLE "df.collect()\n");
	assert_shown_only(scene, "from pyspark.sql import functions as F\ndf.agg(F.count(x.F, F1)).first()");
}

static void places_of_imports(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "h({df})", FIX_UNSAFE);
	fix.import = SLICE("import heapq as h");
	search(scene, "#!/usr/bin/python\n'''Doc.'''\nspark.read.table('t').collect()\n");
	assert_file(scene, "#!/usr/bin/python\n'''Doc.'''\nimport heapq as h\nh(spark.read.table('t'))\n");
	search(scene, "# -*- coding: utf-8 -*-\n\nspark.read.table('t').collect()\n");
	assert_file(scene, "# -*- coding: utf-8 -*-\n\nimport heapq as h\nh(spark.read.table('t'))\n");
	search(scene, "from __future__ import annotations  # first\r\nspark.read.table('t').collect()\r\n");
	assert_file(scene, "from __future__ import annotations  # first\r\nimport heapq as h\r\nh(spark.read.table('t'))\r\n");
	search(scene, "\xEF\xBB\xBFspark.read.table('t').collect()");
	assert_file(scene, "\xEF\xBB\xBFimport heapq as h\nh(spark.read.table('t'))");
	search(scene, "import os; x = 1\nspark.read.table('t').collect()\n");
	assert_int_equal(offered(scene)->applicability, FIX_DISPLAY);
}

/* The import of functions as F, of which a fix has need, in the file `before`; NULL: there is none. */
struct change {
	const char *before, *after;
};

static void assert_changes(struct scene *scene, const struct change *changes, size_t count)
{
	offer(scene, "", "F({df})", FIX_UNSAFE);
	fix.import = SLICE("from pyspark.sql import functions as F");
	for (size_t i = 0; i < count; i++) {
		search(scene, arena_format(&scene->arena, "%s" FRAME ".collect()\n", changes[i].before).at);
		if (changes[i].after)
			assert_file(scene, arena_format(&scene->arena, "%sF(" FRAME ")\n", changes[i].after).at);
		else
			assert_int_equal(offered(scene)->applicability, FIX_DISPLAY);
	}
}

#define ASSERT_CHANGES(scene, changes) assert_changes((scene), (changes), sizeof(changes) / sizeof *(changes))
#define IMPORT_F "from pyspark.sql import functions as F\n"

static void a_statement_takes_one_more_name(void **state)
{
	static const struct change changes[] = {
		{"from pyspark.sql import Row\n", "from pyspark.sql import Row, functions as F\n"},
		{"from pyspark.sql import Row as R; import os\n", "from pyspark.sql import Row as R, functions as F; import os\n"},
		{"from pyspark.sql import (Row, Column)\n", "from pyspark.sql import (Row, Column, functions as F)\n"},
		{"from pyspark.sql import (\n    Row,\n    Column,\n)\n", "from pyspark.sql import (\n    Row,\n    Column,\n    functions as F,\n)\n"},
		{"from pyspark.sql import (\r\n\tRow,\r\n\tColumn)\r\n", "from pyspark.sql import (\r\n\tRow,\r\n\tColumn,\r\n\tfunctions as F)\r\n"},
		{"from pyspark.sql import Row, \\\n    Column\n", "from pyspark.sql import Row, \\\n    Column, functions as F\n"},
		{"from pyspark.sql import Row\nimport os\n", "from pyspark.sql import Row, functions as F\nimport os\n"},
	};

	ASSERT_CHANGES(*state, changes);
}

static void a_statement_stays_as_it_is(void **state)
{
	static const struct change changes[] = {
		{"from pyspark.sql import Row  # noqa: F401\n", "from pyspark.sql import Row  # noqa: F401\n" IMPORT_F},
		{"from pyspark.sql import (\n    Row,\n    Column,  # of a frame\n)\n",
		 "from pyspark.sql import (\n    Row,\n    Column,  # of a frame\n)\n" IMPORT_F},
		{"from pyspark.sql import *\n", "from pyspark.sql import *\n" IMPORT_F},
		{"from pyspark.sql.functions import col, sum\n", "from pyspark.sql.functions import col, sum\n" IMPORT_F},
		{"from pyspark.sql import DataFrame, SparkSession, Window, Row, Column, Catalog, UDFReg\n",
		 "from pyspark.sql import DataFrame, SparkSession, Window, Row, Column, Catalog, UDFReg\n" IMPORT_F},
		{"'''Doc.'''\nfrom __future__ import annotations\n\n", "'''Doc.'''\nfrom __future__ import annotations\n" IMPORT_F "\n"},
		{"import os\nimport re; x = 1\n", "import os\n" IMPORT_F "import re; x = 1\n"},
	};

	ASSERT_CHANGES(*state, changes);
}

static void only_what_runs_is_there(void **state)
{
	static const struct change changes[] = {
		{"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    " IMPORT_F,
		 "from typing import TYPE_CHECKING\n" IMPORT_F "if TYPE_CHECKING:\n    " IMPORT_F},
		{"import typing as t\nif t.TYPE_CHECKING:\n    " IMPORT_F "else:\n    F = None\n", NULL},
		{"import sys\nif sys.argv:\n    " IMPORT_F, "import sys\n" IMPORT_F "if sys.argv:\n    " IMPORT_F},
		{"import os\ndef f():\n    " IMPORT_F, "import os\n" IMPORT_F "def f():\n    " IMPORT_F},
		{"class A:\n    " IMPORT_F, NULL},
		{"import F.x\n", NULL},
		{"def f(F):\n    pass\n", NULL},
		{IMPORT_F "F = F.col\n", NULL},
		{IMPORT_F "for F in 'ab': pass\n", NULL},
		{IMPORT_F "def f(*, F=1): pass\n", NULL},
		{IMPORT_F "with open('x') as F: pass\n", NULL},
	};

	ASSERT_CHANGES(*state, changes);
}

static void imports_of_a_function_are_its_own(void **state)
{
	struct scene *scene = *state;

	offer(scene, "", "F({df})", FIX_UNSAFE);
	fix.import = SLICE("from pyspark.sql import functions as F");
	search(scene, "def f():\n    from pyspark.sql import functions as G\n    " FRAME ".collect()\n");
	assert_file(scene, "def f():\n    from pyspark.sql import functions as G\n    G(" FRAME ")\n");
	search(scene, "import os\ndef f():\n    " IMPORT_F "def g():\n    " FRAME ".collect()\n");
	assert_file(scene, "import os\n" IMPORT_F "def f():\n    " IMPORT_F "def g():\n    F(" FRAME ")\n");
	search(scene, "def g():\n    " FRAME ".collect()\n    " IMPORT_F);
	assert_int_equal(offered(scene)->applicability, FIX_DISPLAY);
	search(scene, "import os\nif os.name:\n    " IMPORT_F "    " FRAME ".collect()\n");
	assert_file(scene, "import os\nif os.name:\n    " IMPORT_F "    F(" FRAME ")\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
	static const struct CMUnitTest tests[] = {
		TEST(an_import_is_added), TEST(an_import_that_is_there_is_used), TEST(a_later_import_counts_in_functions),
		TEST(a_taken_name_is_not_imported), TEST(places_of_imports), TEST(a_statement_takes_one_more_name),
		TEST(a_statement_stays_as_it_is), TEST(only_what_runs_is_there), TEST(imports_of_a_function_are_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
