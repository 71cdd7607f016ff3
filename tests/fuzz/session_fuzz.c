/* What may happen in a session: each byte or two is something that a client does, a file on disk that changes, or a step of the server's work.
 * Texts and places come from small tables, so that things meet each other. */
#include "app/server.h"

#include "config/read.h"
#include "lsp/frame.h"
#include "lsp/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PICK(table, byte) ((table)[(byte) % (sizeof(table) / sizeof *(table))])

enum { ACTIONS_MOST = 60, STEPS_MOST = 200, VERSION = 1 };

static const char *const names[] = {"job.py", "helper.py", "sub/other.py", "oomlint.toml", "pyproject.toml", "sub/oomlint.toml", "sub/shared.toml",
                                    "source.ipynb", "oomlint-baseline.json", "spark-defaults.conf"};
static const char *const texts[] = {
	("from pyspark.sql import SparkSession\nfrom helper import load\n\nspark = SparkSession.builder.config('spark.driver.memory', '4g').getOrCreate()\n"
	 "rows = load(spark).collect()  # oomlint: ignore[OOM102, collect-unbounded] x\nframe = spark.table('t').toPandas()\n"),
	"def load(spark):\n    return spark.table('t')\n", "def load(spark):\n    return spark.table('t').limit(3)\n",
	"from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nspark.stop()  # oomlint: ignore[OOM101]\n",
	"# Databricks notebook source\nrows = spark.table('t').collect()\n# COMMAND ----------\n# MAGIC %sql\n", "", "\xf0\x9f\x98\x80\r\nspark.table('t').collect()",
	"ignore = [\"OOM101\"]\n", "selcet = []\n", "select = [", "extend = \"shared.toml\"\n", "[tool.oomlint]\nselect = [\"nothing\"]\n",
	"[tool.oomlint]\nunsafe-fixes = true\n[tool.oomlint.spark-conf]\n\"spark.driver.memory\" = \"8g\"\n", "rules = [\"rules\"]\nproperties-file = [\"spark-defaults.conf\"]\n",
	"{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"import pyspark\\n\", \"spark.table('t').collect()\"]}]}", "spark.driver.memory 2g\n", "{}", "<<<<"};
static const char *const configurations[] = {
	"{\"settings\": {\"ignore\": [\"OOM1\"], \"sparkConf\": {\"spark.driver.memory\": \"8g\"}}, \"inlayHints\": true}", "{\"settings\": {\"selcet\": 1}}",
	"{\"configuration\": \"sub/shared.toml\"}", "{}", "{\"settings\": {\"rules\": [\"nowhere\"]}}"};
static const char *const questions[] = {"hover", "codeAction", "completion", "inlayHint", "diagnostic"};
static const char *const reaches[] = {"line", "statement", "cell", "file", "all"};
static const char hello[] = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"processId\":null,\"rootUri\":\"file://%s\",\"capabilities\":"
                            "{\"textDocument\":{\"codeAction\":{},\"diagnostic\":{},\"publishDiagnostics\":{\"relatedInformation\":true}},\"workspace\":{\"applyEdit\":true,"
                            "\"diagnostics\":{\"refreshSupport\":%s},\"workspaceEdit\":{\"documentChanges\":true}}}}}";

static char folder[64], *here;
static struct options options;

struct script {
	struct server server;
	const uint8_t *at, *end;
	int64_t version;
	int id;
};

static uint8_t next(struct script *script)
{
	return script->at < script->end ? *script->at++ : 0;
}

static void say_text(struct script *script, const char *text)
{
	struct buffer framed = {0};

	frame_write(&framed, slice_of(text));
	connection_hear(&script->server.connection, buffer_slice(&framed));
	buffer_free(&framed);
}

static void say(struct script *script, const char *method, json_t *params, bool asks)
{
	json_t *message = json_pack("{s:s,s:s,s:o}", "jsonrpc", "2.0", "method", method, "params", params);
	char *text;

	if (asks)
		json_object_set_new(message, "id", json_integer(++script->id));
	text = json_dumps(message, JSON_COMPACT);
	say_text(script, text);
	free(text);
	json_decref(message);
}

static json_t *uri_of_name(uint8_t byte)
{
	return json_sprintf("file://%s/%s", folder, PICK(names, byte));
}

static json_t *text_of(uint8_t byte)
{
	return json_string(PICK(texts, byte));
}

static json_t *place(struct script *script)
{
	uint8_t byte = next(script);

	return json_pack("{s:i,s:i}", "line", byte >> 4, "character", (byte & 15) * 3);
}

static json_t *range(struct script *script)
{
	return json_pack("{s:o,s:o}", "start", place(script), "end", place(script));
}

static json_t *document(struct script *script)
{
	return json_pack("{s:o,s:I}", "uri", uri_of_name(next(script)), "version", (json_int_t)++script->version);
}

/* ---- what may happen ------------------------------------------------------------------------------------------------- */

static void open_one(struct script *script)
{
	json_t *item = document(script);

	json_object_set_new(item, "languageId", json_string("python"));
	json_object_set_new(item, "text", text_of(next(script)));
	say(script, "textDocument/didOpen", json_pack("{s:o}", "textDocument", item), false);
}

static void change_one(struct script *script)
{
	json_t *item = document(script), *where = range(script), *text = text_of(next(script));

	say(script, "textDocument/didChange",
	    json_pack("{s:o,s:[{s:o,s:o}]}", "textDocument", item, "contentChanges", "range", where, "text", text), false);
}

static void close_one(struct script *script)
{
	say(script, "textDocument/didClose", json_pack("{s:o}", "textDocument", document(script)), false);
}

static void save_one(struct script *script)
{
	say(script, "textDocument/didSave", json_pack("{s:o}", "textDocument", document(script)), false);
}

static void ask(struct script *script)
{
	const char *word = PICK(questions, next(script));
	json_t *item = document(script), *where = range(script);
	char method[64];

	snprintf(method, sizeof method, "textDocument/%s", word);
	say(script, method, json_pack("{s:o,s:O,s:o,s:{s:[]}}", "textDocument", item, "position", json_object_get(where, "start"), "range", where,
	                              "context", "diagnostics"), true);
}

static void resolve(struct script *script)
{
	json_t *uri = uri_of_name(next(script));

	say(script, "codeAction/resolve",
	    json_pack("{s:s,s:{s:o,s:I,s:s,s:s,s:i}}", "title", "x", "data", "uri", uri, "version", (json_int_t)script->version, "do",
	              PICK(reaches, next(script)), "name", "collect-unbounded", "at", next(script)), true);
}

static void run(struct script *script)
{
	static const char *const commands[] = {"oomlint.fixAll", "oomlint.putSetting", "oomlint.debugInformation"};
	const char *command = PICK(commands, next(script));

	say(script, "workspace/executeCommand",
	    json_pack("{s:s,s:[o,s,s]}", "command", command, "arguments", uri_of_name(next(script)), "spark.x", "y"), true);
}

static void ask_for_all(struct script *script)
{
	say(script, "workspace/diagnostic", json_pack("{s:[]}", "previousResultIds"), true);
}

static void write_file(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = text ? fopen(path, "w") : NULL;
	if (file) {
		fputs(text, file);
		fclose(file);
	} else {
		unlink(path);
	}
}

static void change_disk(struct script *script)
{
	uint8_t name = next(script), text = next(script);

	write_file(PICK(names, name), text == 255 ? NULL : PICK(texts, text));
	say(script, "workspace/didChangeWatchedFiles", json_pack("{s:[{s:o,s:i}]}", "changes", "uri", uri_of_name(name), "type", 2), false);
}

static void clear_disk(struct script *script)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		write_file(names[i], NULL);
	say(script, "workspace/didChangeWatchedFiles", json_pack("{s:[{s:o,s:i}]}", "changes", "uri", uri_of_name(3), "type", 2), false);
}

static void configure(struct script *script)
{
	json_t *configuration = json_loads(PICK(configurations, next(script)), 0, NULL);

	say(script, "workspace/didChangeConfiguration", json_pack("{s:{s:o}}", "settings", "oomlint", configuration), false);
}

static void change_folders(struct script *script)
{
	uint8_t what = next(script);
	json_t *sub = json_pack("[{s:o,s:s}]", "uri", json_sprintf("file://%s/sub", folder), "name", "sub");
	json_t *all = json_pack("[{s:o,s:s}]", "uri", json_sprintf("file://%s", folder), "name", "all");

	if (what & 4)
		json_array_extend(sub, all);
	say(script, "workspace/didChangeWorkspaceFolders",
	    json_pack("{s:{s:O,s:O}}", "event", "added", what & 1 ? sub : what & 2 ? all : NULL, "removed", what & 1 ? NULL : sub), false);
	json_decref(sub);
	json_decref(all);
}

static void open_notebook(struct script *script)
{
	json_t *first = text_of(next(script)), *second = text_of(next(script));

	say(script, "notebookDocument/didOpen",
	    json_pack("{s:{s:o,s:s,s:i,s:[{s:i,s:s},{s:i,s:s}]},s:[{s:s,s:o},{s:s,s:o}]}", "notebookDocument", "uri", uri_of_name(7), "notebookType", "x",
	              "version", VERSION, "cells", "kind", 2, "document", "file:///c1", "kind", 2, "document", "file:///c2", "cellTextDocuments", "uri",
	              "file:///c1", "text", first, "uri", "file:///c2", "text", second), false);
}

static void change_notebook(struct script *script)
{
	uint8_t what = next(script);

	say(script, "notebookDocument/didChange",
	    json_pack("{s:{s:o,s:i},s:{s:{s:{s:{s:i,s:i,s:[{s:i,s:s}]},s:[{s:s,s:o}]}}}}", "notebookDocument", "uri", uri_of_name(7), "version", VERSION + 1,
	              "change", "cells", "structure", "array", "start", what & 3, "deleteCount", what >> 2 & 3, "cells", "kind", 1 + (what >> 4 & 1),
	              "document", "file:///c3", "didOpen", "uri", "file:///c3", "text", text_of(next(script))), false);
}

static void work(struct script *script)
{
	for (int step = next(script) % 8; step >= 0 && server_has_work(&script->server); step--)
		server_work(&script->server);
}

static void work_all(struct script *script)
{
	for (int step = 0; step < STEPS_MOST && server_has_work(&script->server); step++)
		server_work(&script->server);
}

static void (*const happenings[])(struct script *script) = {
	open_one, open_one, change_one, change_one, ask, ask, ask, work, work, work_all, close_one, save_one, resolve, run, ask_for_all, change_disk,
	change_disk, clear_disk, configure, change_folders, open_notebook, change_notebook};

/* ---- the place ------------------------------------------------------------------------------------------------------- */

/* Queries take most of the time: a few rules will do. */
static void choose_rules(void)
{
	static struct arena forever;
	struct slice problem;

	if (!config_take_text(&options.setup.options, CONFIG_SELECT, SLICE("OOM101,OOM102,OOM92"), &forever, &problem))
		abort();
}

static void lay_out(void)
{
	char path[80];

	if (!folder[0]) {
		here = getcwd(NULL, 0);
		choose_rules();
		strcpy(folder, "/tmp/oomlint-session.XXXXXX");
		if (!mkdtemp(folder))
			abort();
		snprintf(path, sizeof path, "%s/.git", folder);
		mkdir(path, 0700);
		snprintf(path, sizeof path, "%s/sub", folder);
		mkdir(path, 0700);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		write_file(names[i], i < 3 ? texts[i] : NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct script script = {.at = data, .end = data + size};
	char first[sizeof hello + sizeof folder + 8];

	lay_out();
	server_open(&script.server, &options, -1, -1);
	snprintf(first, sizeof first, hello, folder, next(&script) & 1 ? "true" : "false");
	say_text(&script, first);
	for (int i = 0; i < ACTIONS_MOST && script.at < script.end; i++)
		PICK(happenings, next(&script))(&script);
	work_all(&script);
	server_close(&script.server);
	return chdir(here);
}
