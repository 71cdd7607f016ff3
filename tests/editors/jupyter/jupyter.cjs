// jupyter.cjs FOLDER PICTURES: what JupyterLab marks in the cells of a notebook, and says there, is what the command line says.
const fs = require('fs');
const { execFileSync, spawn } = require('child_process');
const { launch, check, done } = require('../../browser/browser.cjs');
const { until, sleep } = require('../vscode/workbench.cjs');

const [folder, pictures] = process.argv.slice(2);
const name = 'notebooks/explore.ipynb';

function told() {
	try {
		return JSON.parse(execFileSync('oomlint', ['check', '-q', '--exit-zero', '--output-format', 'json', name], { cwd: `${folder}/project`, encoding: 'utf8' }));
	} catch (problem) {
		return [];
	}
}

/** What stands in the notebook where a finding is. */
function marked({ cell, location, end_location: end }) {
	const { cells } = JSON.parse(fs.readFileSync(`${folder}/project/${name}`, 'utf8'));
	return cells[cell - 1].source.join('').split('\n')[location.row - 1].slice(location.column - 1, end.column - 1);
}

async function start() {
	const log = fs.openSync(`${folder}/log`, 'w');
	const words = ['lab', '--allow-root', '--no-browser', '--ip=127.0.0.1', '--port=0', '--IdentityProvider.token='];
	const server = spawn('jupyter', words, { cwd: `${folder}/project`, stdio: ['ignore', log, log] });
	const ended = new Promise((resolve) => server.on('exit', resolve));
	const address = await until(() => /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)\/lab/.exec(fs.readFileSync(`${folder}/log`, 'utf8'))?.[1], 'JupyterLab', 90000);
	return { server, ended, address };
}

/** Processes of oomlint that were started in our folder. */
function servers() {
	return fs.readdirSync('/proc').filter((each) => {
		try {
			return fs.readFileSync(`/proc/${each}/cmdline`, 'utf8') === 'oomlint\0server\0' && fs.readlinkSync(`/proc/${each}/cwd`).startsWith(folder);
		} catch {
			return false;
		}
	});
}

async function main() {
	const browser = await launch();
	const { server, ended, address } = await start();
	const page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage();
	const all = told();

	await page.goto(`${address}/lab/tree/${name}`);
	await check('findings in cells', async () => {
		await page.locator('.jp-Notebook .cm-lintRange').first().waitFor({ timeout: 90000 });
		const marks = await page.locator('.jp-Notebook .cm-lintRange').allInnerTexts();
		const right = all.map(marked);
		return right.length && String(marks) === String(right) ? [] : [`marked: ${marks}, not ${right}`];
	});
	await check('what is said of them', async () => {
		await page.locator('.jp-Notebook .cm-lintRange').first().hover();
		const tip = page.locator('.cm-tooltip-lint, .cm-tooltip').first();
		await tip.waitFor();
		await sleep(300);
		await page.screenshot({ path: `${pictures}/jupyter.png` });
		const text = await tip.innerText();
		return text.includes(all[0].message) ? [] : [`${text}, not ${all[0].message}`];
	});
	await check('one server', () => (servers().length === 1 ? [] : [`${servers().length} servers`]));
	await page.screenshot({ path: `${pictures}/last.png` });
	await browser.close();
	await check('no process stays', async () => {
		server.kill();
		await Promise.race([ended, sleep(20000)]);
		await until(() => !servers().length, 'the end of our server', 15000);
		return [];
	});
	done('jupyter');
}

main();
