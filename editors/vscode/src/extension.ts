// oomlint in VS Code: starts `oomlint server`, shows how it is, and has commands for what the protocol has no words for.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
  CodeActionResolveRequest,
  LanguageClient,
  State,
  type ClientCapabilities,
  type LanguageClientOptions,
  type Middleware,
  type Range,
  type ServerOptions,
  type StaticFeature,
  type WorkspaceEdit,
} from "vscode-languageclient/node";

const run = promisify(execFile);
const selector = [
  { scheme: "file", language: "python" },
  { scheme: "untitled", language: "python" },
  { scheme: "vscode-notebook-cell", language: "python" },
  { scheme: "file", pattern: "**/{oomlint,.oomlint,pyproject}.toml" },
];

let client: LanguageClient | undefined;
let log: vscode.OutputChannel;
let status: vscode.LanguageStatusItem;
let pages: Pages;

/** What the commands show, as documents that cannot be changed. */
class Pages implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  async show(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: "oomlint", path: name });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }
}

/** The program of the extension, or the one that the settings name where the folder is trusted. */
function program(context: vscode.ExtensionContext): string {
  const bundled = context.asAbsolutePath(path.join("bin", process.platform === "win32" ? "oomlint.exe" : "oomlint"));
  const named = vscode.workspace.getConfiguration("oomlint").get<string>("path", "");
  if (named && vscode.workspace.isTrusted) return named;
  if (existsSync(bundled)) return bundled;
  if (vscode.workspace.isTrusted) return "oomlint";
  throw new Error("this package of the extension has no program for this system, and others are not run in a folder that is not trusted");
}

/** A text to insert, with a part that is selected then; of LSP 3.18, which the library does not speak yet. */
interface SnippetEdit {
  range: Range;
  snippet: { value: string };
}

const snippets: StaticFeature = {
  fillClientCapabilities: ({ workspace }: ClientCapabilities) => Object.assign(workspace?.workspaceEdit ?? {}, { snippetEditSupport: true }),
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/** The edit with its snippets; nothing where it has none. */
function withSnippets(edit: WorkspaceEdit | undefined, { protocol2CodeConverter: convert }: LanguageClient): vscode.WorkspaceEdit | undefined {
  let result: vscode.WorkspaceEdit | undefined;
  for (const change of edit?.documentChanges ?? []) {
    if (!("edits" in change)) continue;
    const found = (change.edits as unknown[] as SnippetEdit[]).filter((each) => each.snippet);
    const edits = found.map(({ range, snippet }) => vscode.SnippetTextEdit.replace(convert.asRange(range), new vscode.SnippetString(snippet.value)));
    if (edits.length) (result ??= new vscode.WorkspaceEdit()).set(convert.asUri(change.textDocument.uri), edits);
  }
  return result;
}

const middleware: Middleware = {
  async resolveCodeAction(item, token, next) {
    if (!client) return next(item, token);
    const asked = client.code2ProtocolConverter.asCodeActionSync(item);
    const answer = await client.sendRequest(CodeActionResolveRequest.type, asked, token);
    const action = await client.protocol2CodeConverter.asCodeAction(answer, token);
    if (action) action.edit = withSnippets(answer.edit, client) ?? action.edit;
    return action;
  },
};

function show(severity: vscode.LanguageStatusSeverity, text: string, busy = false): void {
  status.severity = severity;
  status.text = text;
  status.busy = busy;
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  if (!vscode.workspace.getConfiguration("oomlint").get<boolean>("enable", true)) {
    show(vscode.LanguageStatusSeverity.Information, "oomlint is off (oomlint.enable)");
    return;
  }
  show(vscode.LanguageStatusSeverity.Information, "oomlint starts", true);
  try {
    const command = program(context);
    const server: ServerOptions = { command, args: ["server"] };
    const options: LanguageClientOptions = {
      documentSelector: selector,
      outputChannel: log,
      initializationOptions: vscode.workspace.getConfiguration().get("oomlint"),
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
      middleware,
    };
    client = new LanguageClient("oomlint", "oomlint", server, options);
    client.registerFeature(snippets);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) show(vscode.LanguageStatusSeverity.Error, "oomlint has stopped");
    });
    await client.start();
    const version = client.initializeResult?.serverInfo?.version ?? "";
    status.detail = command;
    show(vscode.LanguageStatusSeverity.Information, `oomlint ${version}`);
  } catch (problem) {
    client = undefined;
    log.appendLine(String(problem));
    show(vscode.LanguageStatusSeverity.Error, "oomlint could not be started");
  }
}

async function stop(): Promise<void> {
  const ending = client;
  client = undefined;
  await ending?.dispose();
}

let turn: Promise<void> = Promise.resolve();

/** One after the other: a server that is still starting cannot be stopped, and would stay beside the next. */
function inTurn(what: () => Promise<void>): Promise<void> {
  turn = turn.then(what).catch((problem) => log.appendLine(String(problem)));
  return turn;
}

function restart(context: vscode.ExtensionContext): Promise<void> {
  return inTurn(async () => {
    await stop();
    await start(context);
  });
}

/** What the program prints; its exit status says whether there are findings, and does not matter here. */
async function ask(context: vscode.ExtensionContext, words: string[], folder?: string): Promise<string> {
  try {
    const { stdout } = await run(program(context), [...words, "--color", "never"], { cwd: folder, maxBuffer: 1 << 24 });
    return stdout;
  } catch (problem) {
    const { stdout, stderr } = problem as { stdout?: string; stderr?: string };
    return stdout || stderr || String(problem);
  }
}

async function showFacts(context: vscode.ExtensionContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== "file") return;
  if (editor.document.isDirty && !(await editor.document.save())) return;
  const { fsPath } = editor.document.uri;
  const place = `${path.basename(fsPath)}:${editor.selection.active.line + 1}`;
  await pages.show(`${place}.facts`, await ask(context, ["show", "facts", place], path.dirname(fsPath)));
}

/** The rules of the findings at the cursor come first. */
function rulesHere(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((each) => each.source === "oomlint" && each.range.contains(editor.selection.active))
    .map((each) => String(typeof each.code === "object" ? each.code.value : each.code));
}

async function explain(context: vscode.ExtensionContext): Promise<void> {
  const here = rulesHere();
  const lines = (await ask(context, ["rule"])).split("\n").map((line) => line.trim());
  const all = lines.filter((line) => /\bOOM\d+\b/.test(line));
  const isHere = (line: string): boolean => here.some((code) => line.includes(code));
  const chosen =
    here.length === 1 ? here[0] : await vscode.window.showQuickPick([...all.filter(isHere), ...all.filter((line) => !isHere(line))], { title: "Explain a rule" });
  const code = chosen && (/\bOOM\d+\b/.exec(chosen)?.[0] ?? chosen);
  if (code) await pages.show(`${code}.txt`, await ask(context, ["rule", code]));
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("oomlint");
  pages = new Pages();
  status = vscode.languages.createLanguageStatusItem("oomlint", selector);
  status.name = "oomlint";
  status.command = { command: "oomlint.showLog", title: "Show log" };
  context.subscriptions.push(
    log,
    status,
    vscode.workspace.registerTextDocumentContentProvider("oomlint", pages),
    vscode.commands.registerCommand("oomlint.restart", () => restart(context)),
    vscode.commands.registerCommand("oomlint.showFacts", () => showFacts(context)),
    vscode.commands.registerCommand("oomlint.explain", () => explain(context)),
    vscode.commands.registerCommand("oomlint.showLog", () => log.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(context)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("oomlint.path") || change.affectsConfiguration("oomlint.enable")) void restart(context);
    }),
  );
  await inTurn(() => start(context));
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}
