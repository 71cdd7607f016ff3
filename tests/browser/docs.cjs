// docs.cjs SITE PICTURES RULES: the documentation in Chromium, from file://. RULES is a file with [{"name", "code", "word"}]: how each rule must be found.
const fs = require('fs');
const path = require('path');
const { SIZES, SCHEMES, check, done, open, looks, launch } = require('./browser.cjs');

const PICTURES = { index: 'index.html', rule: 'rules/collect-unbounded.html', rules: 'rules/index.html', settings: 'settings.html' };

function pages(folder, below = '') {
	return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
		const name = path.posix.join(below, entry.name);
		if (entry.isDirectory()) return name === 'tree' ? [] : pages(folder, name);
		return name.endsWith('.html') ? [name] : [];
	});
}

// What a page links to, and the addresses within it.
function anatomy() {
	return {
		links: [...document.querySelectorAll('a[href], img[src], link[href], script[src]')].map((each) => each.href || each.src).filter((link) => !link.startsWith('data:')),
		ids: [...document.querySelectorAll('[id]')].map((each) => each.id),
	};
}

function deadLinks(found) {
	const dead = [];
	for (const [page, { links }] of found) {
		for (const link of links.filter((each) => each.startsWith('file:'))) {
			const url = new URL(link);
			const file = decodeURIComponent(url.pathname);
			const target = found.get(file);
			if (!fs.existsSync(file)) dead.push(`${page}: ${link} is not there`);
			else if (url.hash && target && !target.ids.includes(decodeURIComponent(url.hash.slice(1)))) dead.push(`${page}: ${link}: there is no such place`);
		}
	}
	return dead;
}

async function allPages(browser, site) {
	const found = new Map();
	for (const size of Object.keys(SIZES)) {
		for (const scheme of SCHEMES) {
			const tab = await open(browser, `file://${site}/index.html`, size, scheme, true);
			for (const name of pages(site)) {
				await tab.goto(`file://${site}/${name}`);
				await check(`${name}, ${size}, ${scheme}`, () => looks(tab));
				tab.complaints.length = 0;
				found.set(`${site}/${name}`, await tab.evaluate(anatomy));
			}
			await tab.context().close();
		}
	}
	return found;
}

async function search(page, words) {
	await page.fill('#search', words);
	return page.locator('#found a b').allTextContents();
}

async function searching(browser, site, rules) {
	const page = await open(browser, `file://${site}/design/index.html`, 'phone', 'light', true);
	for (const { name, code, word } of rules) {
		await check(`search for ${name}`, async () => ((await search(page, name))[0] === name ? [] : ['it is not the first']));
		await check(`search for ${code}`, async () => ((await search(page, code.toLowerCase()))[0] === name ? [] : ['it is not the first']));
		await check(`search for ${word}`, async () => ((await search(page, word)).includes(name) ? [] : [`${name} is not found`]));
	}
	await check('search for nothing', async () => ((await search(page, 'zzqqxx')).length ? ['something is found'] : []));
	await check('a result leads to its page', async () => {
		await page.fill('#search', rules[0].code);
		await page.press('#search', 'Enter');
		await page.waitForURL(`**/rules/${rules[0].name}.html`);
		return page.complaints;
	});
	await check('a slash leads to the search', async () => {
		await page.keyboard.press('/');
		return (await page.evaluate(() => document.activeElement.id)) === 'search' ? [] : ['it does not'];
	});
}

async function withoutScripts(browser, site) {
	const page = await open(browser, `file://${site}/index.html`, 'phone', 'light', false);
	await page.locator('nav a', { hasText: 'All rules' }).click();
	await page.locator('a', { hasText: 'collect-unbounded' }).first().click();
	return (await page.locator('h1').textContent()).startsWith('collect-unbounded') ? page.complaints : ['the page of a rule is not reached'];
}

async function main([site, pictures, rules]) {
	const browser = await launch();
	const found = await allPages(browser, site);
	await check(`links of ${found.size} pages`, () => deadLinks(found));
	await searching(browser, site, JSON.parse(fs.readFileSync(rules, 'utf8')));
	await check('without scripts', () => withoutScripts(browser, site));
	for (const [name, file] of Object.entries(PICTURES)) {
		for (const [size, scheme] of [['phone', 'dark'], ['desktop', 'light']]) {
			const page = await open(browser, `file://${site}/${file}`, size, scheme, true);
			await page.screenshot({ path: `${pictures}/docs-${name}-${size}-${scheme}.png` });
		}
	}
	await browser.close();
	done('site');
}

main(process.argv.slice(2));
