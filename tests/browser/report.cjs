// report.cjs REPORT PICTURES MARKED: the HTML report in Chromium, without scripts. MARKED is a file with [{"path", "text"}]: what is underlined
// in each file. Pictures of the page go to the folder PICTURES.
const fs = require('fs');
const { SIZES, SCHEMES, check, done, open, looks, launch } = require('./browser.cjs');

const NEAR = 1.5; // pixels

// Places of each row of carets and of the text above that it should be under; by file.
function carets(path) {
	const file = [...document.querySelectorAll('details')].find((each) => each.querySelector('h3').textContent === path);
	const rows = [];
	for (const block of file ? file.querySelectorAll('article > pre:first-of-type') : []) {
		const marks = [...block.querySelectorAll('span')].filter((each) => /^\^+$/.test(each.textContent));
		marks.forEach((each) => rows.push({ block: block.textContent, left: each.getBoundingClientRect().left, right: each.getBoundingClientRect().right }));
	}
	return rows;
}

// Where a text stands in a block of code, in pixels.
function placeOf([path, text]) {
	const file = [...document.querySelectorAll('details')].find((each) => each.querySelector('h3').textContent === path);
	return [...file.querySelectorAll('article > pre:first-of-type')].map((block) => {
		const nodes = [];
		const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) nodes.push(walker.currentNode);
		const at = block.textContent.indexOf(text);
		if (at < 0) return null;
		const end = at + text.length;
		const range = document.createRange();
		let passed = 0;
		for (const node of nodes) {
			if (at >= passed && at < passed + node.length) range.setStart(node, at - passed);
			if (end > passed && end <= passed + node.length) range.setEnd(node, end - passed);
			passed += node.length;
		}
		const boxes = [...range.getClientRects()].filter((box) => box.width);
		return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)) };
	});
}

async function caretsAreUnder(page, { path, text }) {
	const rows = await page.evaluate(carets, path);
	const places = (await page.evaluate(placeOf, [path, text])).filter(Boolean);
	const fits = (place) => rows.some((row) => Math.abs(row.left - place.left) < NEAR && Math.abs(row.right - place.right) < NEAR);
	if (!places.length) return [`${path}: ${text} is not shown`];
	return places.filter((place) => !fits(place)).map((place) => `${path}: ${text} is at ${place.left}-${place.right}, carets at ${rows.map((row) => `${row.left}-${row.right}`)}`);
}

// A picture of the whole page is to show what a reader would scroll to.
function allInSight() {
	document.querySelectorAll('article').forEach((each) => each.style.setProperty('content-visibility', 'visible'));
}

async function main([report, pictures, marked]) {
	const browser = await launch();
	const marks = JSON.parse(fs.readFileSync(marked, 'utf8'));
	for (const size of Object.keys(SIZES)) {
		for (const scheme of SCHEMES) {
			const page = await open(browser, `file://${report}`, size, scheme, false);
			await check(`report, ${size}, ${scheme}`, () => looks(page));
			for (const mark of marks) await check(`carets, ${size}, ${scheme}`, () => caretsAreUnder(page, mark));
			await page.evaluate(allInSight);
			await page.screenshot({ path: `${pictures}/report-${size}-${scheme}.png`, fullPage: true });
		}
	}
	const page = await open(browser, `file://${report}`, 'desktop', 'light', false);
	await check('links', () => page.evaluate(() => [...document.links].filter((link) => !document.querySelector(`[id="${link.hash.slice(1)}"]`)).map(String)));
	await check('a rule opens without scripts', async () => {
		await page.locator('summary').first().click();
		return (await page.locator('.why').first().isVisible()) ? [] : ['nothing is shown'];
	});
	await browser.close();
	done('report');
}

main(process.argv.slice(2));
