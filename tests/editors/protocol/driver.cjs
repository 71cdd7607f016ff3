// driver.cjs: a client of the language server made of vscode-languageserver-protocol. JOB (a file), LINE (of the finding that is fixed), OUT (what
// is seen, line by line) and FIXED (the file after the fix) are in the environment.
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');
const { pathToFileURL } = require('url');
const protocol = require('vscode-languageserver-protocol/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const { JOB, LINE, OUT, FIXED } = process.env;
const uri = pathToFileURL(JOB).href;
const folder = pathToFileURL(path.dirname(JOB)).href;
const capabilities = {
	general: { positionEncodings: ['utf-16'] },
	workspace: { configuration: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
	textDocument: {
		diagnostic: { relatedDocumentSupport: true },
		hover: { contentFormat: ['markdown'] },
		codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
	},
};
const said = [];
const say = (word, text) => text.split('\n').forEach((line) => said.push(`${word} ${line}`));

async function main() {
	const server = spawn('oomlint', ['server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => server.on('exit', resolve));
	const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
	connection.onRequest(protocol.ConfigurationRequest.type, ({ items }) => items.map(() => null));
	connection.onRequest(protocol.DiagnosticRefreshRequest.type, () => undefined);
	connection.listen();
	await connection.sendRequest(protocol.InitializeRequest.type, {
		processId: process.pid,
		rootUri: folder,
		capabilities,
		workspaceFolders: [{ uri: folder, name: 'jobs' }],
	});
	await connection.sendNotification(protocol.InitializedNotification.type, {});

	const document = TextDocument.create(uri, 'python', 1, fs.readFileSync(JOB, 'utf8'));
	const textDocument = { uri };
	await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
		textDocument: { uri, languageId: 'python', version: 1, text: document.getText() },
	});
	const { items } = await connection.sendRequest(protocol.DocumentDiagnosticRequest.type, { textDocument });
	items.forEach(({ range: { start }, code, message }) => said.push(`${start.line + 1}:${start.character + 1} ${code} ${message}`));

	const at = items.find(({ range }) => range.start.line === Number(LINE) - 1);
	const hover = await connection.sendRequest(protocol.HoverRequest.type, { textDocument, position: at.range.start });
	say('hover', hover.contents.value);

	const actions = await connection.sendRequest(protocol.CodeActionRequest.type, { textDocument, range: at.range, context: { diagnostics: [at] } });
	actions.forEach(({ title }) => say('offers', title));
	const { edit } = actions[0].edit ? actions[0] : await connection.sendRequest(protocol.CodeActionResolveRequest.type, actions[0]);
	const edits = edit.documentChanges.filter((change) => change.textDocument.uri === uri).flatMap((change) => change.edits);
	fs.writeFileSync(FIXED, TextDocument.applyEdits(document, edits));

	await connection.sendRequest(protocol.ShutdownRequest.type);
	await connection.sendNotification(protocol.ExitNotification.type);
	const status = await ended;
	if (status !== 0) say('ended with', String(status));
	connection.dispose();
}

main()
	.catch((problem) => say('gave up:', String(problem.stack)))
	.finally(() => fs.writeFileSync(OUT, said.join('\n') + '\n'));
