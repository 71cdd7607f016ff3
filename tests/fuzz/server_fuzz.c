/* What a client may send: bytes as they come through the pipe; or, where they do not begin like a header, a message on each line. */
#include "app/server.h"

#include "lsp/frame.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEPS_MOST = 20 };

static const char hello[] = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"processId\":null,\"rootUri\":null,\"capabilities\":"
                            "{\"textDocument\":{\"codeAction\":{}},\"workspace\":{\"applyEdit\":true,\"workspaceEdit\":{\"documentChanges\":true}}}}}";

static void say(struct server *server, struct slice text)
{
	struct buffer framed = {0};

	frame_write(&framed, text);
	connection_hear(&server->connection, buffer_slice(&framed));
	buffer_free(&framed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct options options = {.setup = {.isolated = true}};
	struct slice rest = {(const char *)data, (uint32_t)size}, line;
	struct server server;

	server_open(&server, &options, -1, -1);
	say(&server, slice_of(hello));
	if (slice_starts(rest, SLICE("C")))
		connection_hear(&server.connection, rest);
	else
		while (size && slice_next(&rest, '\n', &line))
			say(&server, line);
	for (int step = 0; step < STEPS_MOST && server_has_work(&server); step++)
		server_work(&server);
	server_close(&server);
	return 0;
}
