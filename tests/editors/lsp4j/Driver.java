// Driver.java: a client made of Eclipse LSP4J, the library that Eclipse and LSP4IJ (JetBrains) speak the protocol with. JOB (a file), LINE (of the finding
// that is fixed), OUT (what is seen, line by line) and FIXED (the file after the fix) are in the environment.
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

public class Driver implements LanguageClient {
	private final CompletableFuture<List<Diagnostic>> found = new CompletableFuture<>();
	private final String uri = Path.of(System.getenv("JOB")).toUri().toString();

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		if (params.getUri().equals(uri) && !params.getDiagnostics().isEmpty())
			found.complete(params.getDiagnostics());
	}

	@Override
	public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
		return CompletableFuture.completedFuture(Collections.nCopies(params.getItems().size(), null));
	}

	@Override
	public CompletableFuture<Void> registerCapability(RegistrationParams params) {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void telemetryEvent(Object event) {
	}

	@Override
	public void showMessage(MessageParams params) {
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void logMessage(MessageParams params) {
	}

	private static ClientCapabilities capabilities() {
		WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
		WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
		CodeActionCapabilities actions = new CodeActionCapabilities(
			new CodeActionLiteralSupportCapabilities(new CodeActionKindCapabilities(List.of(CodeActionKind.QuickFix, CodeActionKind.Source))), false);
		TextDocumentClientCapabilities texts = new TextDocumentClientCapabilities();

		edits.setDocumentChanges(true);
		workspace.setApplyEdit(true);
		workspace.setConfiguration(true);
		workspace.setWorkspaceFolders(true);
		workspace.setWorkspaceEdit(edits);
		workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
		actions.setDataSupport(true);
		actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
		texts.setCodeAction(actions);
		texts.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT), false));
		texts.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
		return new ClientCapabilities(workspace, texts, null);
	}

	/** The text after the edits. */
	private static String applied(String text, List<TextEdit> edits) {
		StringBuilder result = new StringBuilder(text);
		List<TextEdit> all = new ArrayList<>(edits);
		Comparator<TextEdit> place = Comparator.comparingInt(each -> offset(text, each.getRange().getStart()));

		all.sort(place.reversed());
		for (TextEdit each : all)
			result.replace(offset(text, each.getRange().getStart()), offset(text, each.getRange().getEnd()), each.getNewText());
		return result.toString();
	}

	private static int offset(String text, Position position) {
		int start = 0;

		for (int line = 0; line < position.getLine(); line++)
			start = text.indexOf('\n', start) + 1;
		return start + position.getCharacter();
	}

	private List<TextEdit> edits(WorkspaceEdit edit) {
		return edit.getDocumentChanges().stream().map(Either::getLeft).filter(each -> each.getTextDocument().getUri().equals(uri))
			.flatMap(each -> each.getEdits().stream()).toList();
	}

	private static void say(PrintWriter out, String word, String text) {
		text.lines().forEach(line -> out.println(word + " " + line));
	}

	private void play(LanguageServer server, PrintWriter out) throws Exception {
		Path job = Path.of(System.getenv("JOB"));
		String text = Files.readString(job);
		int line = Integer.parseInt(System.getenv("LINE")) - 1;
		TextDocumentIdentifier document = new TextDocumentIdentifier(uri);
		InitializeParams begin = new InitializeParams();

		begin.setProcessId((int) ProcessHandle.current().pid());
		begin.setCapabilities(capabilities());
		begin.setWorkspaceFolders(List.of(new WorkspaceFolder(job.getParent().toUri().toString(), "jobs")));
		server.initialize(begin).get();
		server.initialized(new InitializedParams());
		server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "python", 1, text)));
		for (Diagnostic each : found.get(20, TimeUnit.SECONDS))
			out.printf("%d:%d %s %s%n", each.getRange().getStart().getLine() + 1, each.getRange().getStart().getCharacter() + 1, each.getCode().getLeft(),
				each.getMessage());

		Diagnostic here = found.get().stream().filter(each -> each.getRange().getStart().getLine() == line).findFirst().orElseThrow();
		Hover hover = server.getTextDocumentService().hover(new HoverParams(document, here.getRange().getStart())).get();
		say(out, "hover", hover.getContents().getRight().getValue());

		CodeActionParams wish = new CodeActionParams(document, here.getRange(), new CodeActionContext(List.of(here)));
		List<Either<Command, CodeAction>> actions = server.getTextDocumentService().codeAction(wish).get();
		actions.forEach(each -> say(out, "offers", each.getRight().getTitle()));
		CodeAction first = actions.get(0).getRight();
		if (first.getEdit() == null)
			first = server.getTextDocumentService().resolveCodeAction(first).get();
		Files.writeString(Path.of(System.getenv("FIXED")), applied(text, edits(first.getEdit())));

		server.shutdown().get();
		server.exit();
	}

	public static void main(String[] words) throws Exception {
		Process process = new ProcessBuilder("oomlint", "server").redirectError(ProcessBuilder.Redirect.INHERIT).start();
		Driver driver = new Driver();
		var launcher = LSPLauncher.createClientLauncher(driver, process.getInputStream(), process.getOutputStream());

		launcher.startListening();
		try (PrintWriter out = new PrintWriter(System.getenv("OUT"))) {
			driver.play(launcher.getRemoteProxy(), out);
			if (process.waitFor() != 0)
				out.println("ended with " + process.exitValue());
		}
		System.exit(0);
	}
}
