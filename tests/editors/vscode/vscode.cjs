// vscode.cjs VSIX FOLDER PROGRAM PICTURES: the extension in VS Code in Chromium, with the examples: what is shown and done there is what the command
// line says and does.
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { launch, check, done } = require('../../browser/browser.cjs');
const { Server, Workbench, until, sleep } = require('./workbench.cjs');

const [vsix, folder, program, pictures] = process.argv.slice(2);
const project = `${folder}/project`;
const job = `${project}/jobs/daily_export.py`;
const place = path.resolve(__dirname, '../../../build/vscode');

function oomlint(...words) {
	try {
		return execFileSync(program, words, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	} catch (problem) {
		return problem.stdout; // there are findings
	}
}

const findings = (...words) => JSON.parse(oomlint('check', '-q', '--output-format', 'json', ...words));
const brief = (file, line, column, code, severity, message) => [file, line, column, code, severity, message].join(' ');
const NAMES = { 8: 'error', 4: 'warning', 2: 'info' };

// How sure a finding is stands behind its message; where it is in a notebook that is not open, VS Code counts in the file, the command line in the cell.
function ofList({ resource, code, severity, message, startLineNumber: line, startColumn: column }, open) {
	const notebook = resource.endsWith('.ipynb') && !open;
	return brief(path.relative(project, resource), notebook ? '-' : line, notebook ? '-' : column, code.value ?? code, NAMES[severity], message.replace(/ \((likely|possible): .*\)$/, ''));
}

function ofProgram({ filename, location: { row, column }, code, severity, message, cell }, open) {
	const notebook = cell !== null && !open;
	return brief(path.relative(project, path.resolve(project, filename)), notebook ? '-' : row, notebook ? '-' : column, code, severity, message);
}

/** Waits until the problem list is what the command line says, and gives what is not. */
async function listIs(workbench, expected, open = false) {
	const right = expected.map((each) => ofProgram(each, open)).sort();
	let seen = [];
	await until(async () => {
		seen = (await workbench.problems()).map((each) => ofList(each, open)).sort();
		return String(seen) === String(right);
	}, 'the problem list').catch(() => undefined);
	return [...right.filter((each) => !seen.includes(each)).map((each) => `not shown: ${each}`), ...seen.filter((each) => !right.includes(each)).map((each) => `shown: ${each}`)];
}

const same = (what, seen, right) => (seen === right ? [] : [`${what} is\n${seen}\nnot\n${right}`]);
const holds = (what, text, words) => words.filter((word) => !text.includes(word)).map((word) => `${what} does not have «${word}»: ${text}`);
const plain = (text) => text.replace(/`/g, '').replace(/\s+/g, ' ');

/** Processes of the program that the extension has with it: [id, state]. */
function servers() {
	const all = fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each));
	return all.flatMap((id) => {
		try {
			const words = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
			const state = /^State:\s+(\S)/m.exec(fs.readFileSync(`/proc/${id}/status`, 'utf8'))[1];
			const dead = state === 'Z' && fs.readFileSync(`/proc/${id}/comm`, 'utf8').trim() === 'oomlint';
			return dead || words.startsWith(`${folder}/`) && words.includes('/bin/oomlint\0server') ? [{ id, state }] : [];
		} catch {
			return [];
		}
	});
}

async function picture(page, name, clip) {
	if (clip) await page.screenshot({ path: `${pictures}/${name}.png`, clip });
	else await page.screenshot({ path: `${pictures}/${name}.png` });
}

async function findingsAndHover(workbench) {
	const { page } = workbench;
	const all = findings('.');
	const one = all.find((each) => each.code === 'OOM101');
	await workbench.file('jobs/daily_export.py', one.location.row, one.location.column);
	await workbench.showProblems();
	await workbench.go(one.location.row, one.location.column);
	await sleep(2000); // until the bulb is there
	await picture(page, 'vscode-problems');
	await check('findings of the folder', async () => [...(all.length > 5 ? [] : ['too few findings']), ...(await listIs(workbench, all))]);
	await check('hover', async () => {
		await workbench.go(one.location.row, one.location.column);
		const text = plain(await (await workbench.hover(one.name)).innerText());
		const titles = one.fixes.map((each) => plain(each.title));
		const settings = one.settings.map((each) => `${each.key}=${each.value}`);
		await workbench.calm();
		await workbench.hideProblems();
		await workbench.go(one.location.row - 2, 1); // so that there is room below
		await workbench.go(one.location.row, one.location.column);
		await workbench.hover(one.name);
		await sleep(500);
		await picture(page, 'vscode-hover');
		await workbench.calm();
		return holds('hover', text, [one.name, one.code, plain(one.message), ...titles, ...settings]);
	});
}

async function quickFix(workbench) {
	await check('a rewrite', async () => {
		const [one] = findings('--select', 'OOM101', job);
		const copy = `${folder}/rewritten.py`;
		fs.copyFileSync(job, copy);
		oomlint('check', '-q', '--fix-only', '--unsafe-fixes', '--select', 'OOM101', copy);
		await workbench.go(one.location.row, one.location.column);
		await workbench.hideProblems();
		const fixes = await workbench.quickFixes();
		const titles = await fixes.allInnerTexts();
		await sleep(300);
		await picture(workbench.page, 'vscode-fix');
		await fixes.first().click();
		await workbench.page.locator('.tab.active.dirty').waitFor();
		await workbench.save();
		return [...holds('menu', plain(titles.join('\n')), ['on this line, with a reason', 'in this file, with a reason', plain(one.fixes[0].title)]),
			...same('the file', fs.readFileSync(job, 'utf8'), fs.readFileSync(copy, 'utf8')), ...(await listIs(workbench, findings('.')))];
	});
}

async function silence(workbench) {
	await check('a comment that silences', async () => {
		const [one] = findings('--select', 'OOM103', job);
		await workbench.go(one.location.row, one.location.column);
		await (await workbench.quickFixes()).filter({ hasText: 'on this line' }).click();
		await workbench.page.locator('.tab.active.dirty').waitFor();
		await workbench.keyboard.type('seen in May'); // over the reason that is offered
		await workbench.save();
		const left = findings('--select', 'OOM103', job);
		const line = fs.readFileSync(job, 'utf8').split('\n')[one.location.row - 1];
		return [...(line.endsWith('# oomlint: ignore[topandas-then-write] seen in May') ? [] : [`the line: ${line}`]),
			...(left.length ? ['it is still found'] : []), ...(await listIs(workbench, findings('.')))];
	});
}

async function commands(workbench) {
	await check('show facts here', async () => {
		await workbench.file('jobs/daily_export.py', 21, 14);
		await workbench.command('oomlint: Show Facts Here');
		await workbench.page.locator('.tab.active', { hasText: 'daily_export.py:21' }).waitFor();
		return same('the page', (await workbench.text()).trim(), oomlint('show', 'facts', 'jobs/daily_export.py:21').trim());
	});
	await check('explain a rule', async () => {
		const [one] = findings('jobs/broadcast_join.py').filter((each) => each.code === 'OOM201');
		await workbench.file('jobs/broadcast_join.py', one.location.row, one.location.column);
		await workbench.command('oomlint: Explain a Rule');
		await workbench.page.locator('.tab.active', { hasText: 'OOM201' }).waitFor();
		return same('the page', (await workbench.text()).trim(), oomlint('rule', 'OOM201').trim());
	});
	await workbench.command('View: Close All Editors');
	await check('restart', async () => {
		const before = await until(() => servers().length === 1 && servers(), 'one server');
		await workbench.command('oomlint: Restart');
		const after = await until(() => {
			const now = servers();
			return now.length === 1 && now[0].id !== before[0].id && now;
		}, 'another server');
		return [...(after[0].state === 'Z' ? ['a zombie'] : []), ...(await listIs(workbench, findings('.')))];
	});
}

async function settings(workbench) {
	const write = (all) => fs.writeFileSync(`${project}/.vscode/settings.json`, JSON.stringify(all));
	fs.mkdirSync(`${project}/.vscode`);
	await check('settings', async () => {
		write({ 'oomlint.settings.ignore': ['OOM201'], 'oomlint.settings.severity': { OOM104: 'info' } });
		return listIs(workbench, findings('--ignore', 'OOM201', '--severity', 'OOM104=info', '.'));
	});
	await check('a settings file', async () => {
		write({});
		fs.writeFileSync(`${project}/oomlint.toml`, 'confidence = "certain"\n');
		const complaints = await listIs(workbench, findings('.'));
		fs.writeFileSync(`${project}/oomlint.toml`, '');
		return [...complaints, ...(await listIs(workbench, findings('.')))];
	});
	await check('a file that comes and goes', async () => {
		const file = `${project}/jobs/another.py`;
		fs.copyFileSync(`${project}/jobs/caching_loop.py`, file);
		const complaints = await listIs(workbench, findings('.'));
		fs.unlinkSync(file);
		return [...complaints, ...(await listIs(workbench, findings('.')))];
	});
	await check('a folder that comes, is renamed, and goes', async () => {
		const folder = `${project}/more`;
		fs.mkdirSync(folder);
		fs.writeFileSync(`${folder}/oomlint.toml`, 'severity = {OOM401 = "error"}\n');
		fs.copyFileSync(`${project}/jobs/caching_loop.py`, `${folder}/caching_loop.py`);
		const complaints = await listIs(workbench, findings('.'));
		fs.renameSync(folder, `${project}/renamed`);
		complaints.push(...(await listIs(workbench, findings('.'))));
		fs.rmSync(`${project}/renamed`, { recursive: true });
		return [...complaints, ...(await listIs(workbench, findings('.')))];
	});
	await check('all that can be changed, when it is saved', async () => {
		write({ 'oomlint.settings.unsafeFixes': true, '[python]': { 'editor.codeActionsOnSave': { 'source.fixAll.oomlint': 'explicit' } } });
		const file = `${project}/jobs/broadcast_join.py`;
		const copy = `${folder}/all.py`;
		await workbench.file('jobs/broadcast_join.py', 1, 1);
		await sleep(1000); // nothing is shown when the settings have arrived
		await workbench.keyboard.press('Control+End');
		await workbench.keyboard.type('\n# done\n');
		await workbench.page.locator('.tab.active.dirty').waitFor();
		fs.writeFileSync(copy, `${fs.readFileSync(file, 'utf8')}\n# done\n`);
		oomlint('check', '-q', '--fix-only', '--unsafe-fixes', copy);
		await workbench.save();
		write({});
		return [...(fs.readFileSync(copy, 'utf8').endsWith('# done\n') ? [] : ['nothing was typed']), ...same('the file', fs.readFileSync(file, 'utf8'), fs.readFileSync(copy, 'utf8'))];
	});
}

async function notebook(workbench) {
	await check('a notebook', async () => {
		await workbench.file('explore.ipynb');
		await workbench.page.locator('.notebookOverlay .code-cell-row').first().waitFor();
		const complaints = await listIs(workbench, findings('.'), true);
		await workbench.hideProblems();
		await workbench.page.locator('.notebookOverlay .code-cell-row').first().hover();
		await workbench.page.mouse.wheel(0, 2000);
		await workbench.page.locator('.notebookOverlay .squiggly-error').first().waitFor();
		await sleep(500);
		await picture(workbench.page, 'vscode-notebook');
		await workbench.command('View: Close All Editors');
		return [...complaints, ...(await listIs(workbench, findings('.')))];
	});
}

/** In a folder that is not trusted, the program that its settings name is not run; once it is trusted, it is. */
async function trust(browser, server) {
	const strange = `${folder}/strange`;
	fs.mkdirSync(`${strange}/.vscode`, { recursive: true });
	fs.copyFileSync(`${project}/jobs/caching_loop.py`, `${strange}/job.py`);
	fs.writeFileSync(`${strange}/trap`, `#!/bin/sh\n: >${folder}/trapped\nexec ${program} "$@"\n`, { mode: 0o755 });
	fs.writeFileSync(`${strange}/.vscode/settings.json`, JSON.stringify({ 'oomlint.path': `${strange}/trap` }));
	const workbench = await Workbench.open(browser, server, strange);
	await check('a folder that is not trusted', async () => {
		await workbench.file('job.py');
		await workbench.page.locator('.squiggly-warning').first().waitFor();
		await until(() => servers().length === 1, 'our own program');
		return fs.existsSync(`${folder}/trapped`) ? ['the program that the folder names was run'] : [];
	});
	await check('a folder that was found good', async () => {
		await workbench.command('Workspaces: Manage Workspace Trust');
		await workbench.page.locator('.workspace-trust-buttons-row .monaco-button', { hasText: 'Trust' }).first().click();
		await until(() => fs.existsSync(`${folder}/trapped`), 'the program that the settings name');
		return [];
	});
	await picture(workbench.page, 'last-trust');
	await workbench.page.context().close();
}

async function session(browser, name, given, what) {
	const server = new Server(place, `${folder}/${name}`, given);
	server.install(vsix);
	await server.start();
	try {
		await what(browser, server);
	} catch (problem) {
		await check(name, () => [problem.stack]);
	}
	await check(`${name}: no process stays`, async () => {
		await server.stop();
		await until(() => !servers().length, 'the end of our servers', 15000);
		return [];
	});
}

// PART=NAME runs one of them.
const PARTS = [findingsAndHover, commands, notebook, quickFix, silence, settings];

async function everyday(browser, server) {
	const workbench = await Workbench.open(browser, server, project);
	try {
		for (const part of PARTS.filter((each) => !process.env.PART || each.name === process.env.PART)) {
			if (part === quickFix || process.env.PART === part.name) await workbench.file('jobs/daily_export.py');
			await part(workbench);
		}
	} finally {
		await picture(workbench.page, 'last');
		await workbench.page.context().close();
	}
}

async function main() {
	const browser = await launch();
	await session(browser, 'everyday', { 'security.workspace.trust.enabled': false }, everyday);
	await session(browser, 'trust', {}, trust);
	await browser.close();
	done('vscode');
}

main();
