// VS Code as somebody sits before it: keys, commands, what is shown. Texts go through the clipboard, so they are whole.
const fs = require('fs');
const { spawn, spawnSync } = require('child_process');

const PATIENCE = 30000;
const entry = 'node_modules/code-server/out/node/entry.js';

// What keeps the window still, and small enough for pictures.
const CALM = {
	'chat.disableAIFeatures': true,
	'editor.accessibilitySupport': 'off',
	'editor.minimap.enabled': false,
	'editor.autoIndent': 'none',
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'files.autoSave': 'off',
	'extensions.ignoreRecommendations': true,
	'git.enabled': false,
	'security.workspace.trust.startupPrompt': 'never',
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'window.commandCenter': false,
	'workbench.colorTheme': 'Default Light Modern',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
};

/** code-server with our extension, and nothing of the machine's own configuration. */
class Server {
	constructor(place, home, settings) {
		Object.assign(this, { place, home });
		fs.mkdirSync(`${home}/data/User`, { recursive: true });
		fs.writeFileSync(`${home}/data/User/settings.json`, JSON.stringify({ ...CALM, ...settings }));
		fs.writeFileSync(`${home}/config.yaml`, 'auth: none\n');
		this.words = [`${place}/${entry}`, '--config', `${home}/config.yaml`, '--user-data-dir', `${home}/data`, '--extensions-dir', `${home}/extensions`];
		this.environment = { ...process.env, HOME: home };
	}

	install(vsix) {
		const { status, stdout, stderr } = spawnSync(`${this.place}/node/bin/node`, [...this.words, '--install-extension', vsix], { env: this.environment });
		if (status !== 0) throw new Error(`${vsix} was not installed: ${stdout}${stderr}`);
	}

	async start() {
		const more = ['--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
		this.log = `${this.home}/log`;
		const log = fs.openSync(this.log, 'w');
		this.process = spawn(`${this.place}/node/bin/node`, [...this.words, ...more], { env: this.environment, stdio: ['ignore', log, log] });
		this.ended = new Promise((resolve) => this.process.on('exit', resolve));
		this.address = await until(() => /HTTP server listening on http:\/\/([\d.:]+)/.exec(fs.readFileSync(this.log, 'utf8'))?.[1], 'code-server');
	}

	async stop() {
		this.process.kill();
		await this.ended;
	}
}

function sleep(time) {
	return new Promise((resolve) => setTimeout(resolve, time));
}

/** What the question gives as soon as it gives something. */
async function until(question, what, patience = PATIENCE) {
	for (const end = Date.now() + patience; ; await sleep(100)) {
		const answer = await question();
		if (answer) return answer;
		if (Date.now() > end) throw new Error(`gave up waiting for ${what}`);
	}
}

class Workbench {
	constructor(page) {
		this.page = page;
		this.keyboard = page.keyboard;
	}

	static async open(browser, server, folder) {
		const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE);
		await page.goto(`http://${server.address}/?folder=${folder}`);
		await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
		await page.locator('.notifications-toasts .codicon-notifications-clear').first().click({ timeout: 500 }).catch(() => undefined);
		return new Workbench(page);
	}

	async pick(key, words) {
		const input = this.page.locator('.quick-input-widget input[type=text]');
		await this.keyboard.press(key);
		await input.waitFor();
		await input.fill(words);
	}

	async command(title) {
		await this.pick('F1', `>${title}`);
		await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title.replace(/.*: /, '') }).waitFor();
		await this.keyboard.press('Enter');
		await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
	}

	/** Opens a file of the folder, as Ctrl+P does, at a place. */
	async file(name, line = 1, column = 1) {
		await this.pick('Control+P', name);
		await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name.split('/').pop() }).waitFor();
		await this.keyboard.press('Enter');
		await this.page.locator('.tab.active', { hasText: name.split('/').pop() }).waitFor();
		if (!name.endsWith('.ipynb')) await this.go(line, column);
	}

	async go(line, column) {
		await this.command('View: Focus Active Editor Group');
		await this.pick('Control+G', `:${line}:${column}`);
		await this.keyboard.press('Enter');
		await this.page.locator('.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
	}

	async copied() {
		await this.page.evaluate(() => navigator.clipboard.writeText(''));
		await this.keyboard.press('Control+A');
		await this.keyboard.press('Control+C');
		await sleep(100);
		return this.page.evaluate(() => navigator.clipboard.readText());
	}

	/** Not by a click: that would open the file. */
	async showProblems() {
		await this.command('Problems: Focus on Problems View');
		await this.page.locator('.markers-panel').waitFor();
	}

	async hideProblems() {
		if (await this.page.locator('.markers-panel').isVisible()) await this.keyboard.press('Control+J');
		await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
	}

	/** All that the problem list holds: copied, each is an object. */
	async problems() {
		await this.showProblems();
		if (!(await this.page.locator('.markers-panel .monaco-list-row').count())) return [];
		const text = await this.copied();
		return JSON.parse(text.startsWith('[') ? text : `[${text}]`);
	}

	/** All of the active editor. */
	async text() {
		await this.command('View: Focus Active Editor Group');
		return this.copied();
	}

	/** The hover at the cursor, as soon as it has these words. */
	async hover(words) {
		await this.command('Show or Focus Hover');
		const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)', { hasText: words });
		await hover.waitFor();
		return hover;
	}

	async quickFixes() {
		await this.keyboard.press('Control+.');
		const list = this.page.locator('.action-widget .monaco-list-row.action');
		await list.first().waitFor();
		return list;
	}

	async save() {
		await this.keyboard.press('Control+S');
		await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
	}

	/** What stays above the editors: hovers and menus. */
	async calm() {
		await this.keyboard.press('Escape');
		await this.keyboard.press('Escape');
	}
}

module.exports = { Server, Workbench, until, sleep };
