// What the tests of pages share: Chromium at two sizes and in two schemes, and what is looked at on every page.
const { chromium } = require('playwright-core');

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const SCHEMES = ['light', 'dark'];
const LEAST_CONTRAST = 4.5; // WCAG AA, for text of normal size

let passed = 0;
let failed = 0;

// Runs one check; it has failed when it gives complaints or throws.
async function check(name, what) {
	let complaints;
	try {
		complaints = (await what()) || [];
	} catch (problem) {
		complaints = [String(problem)];
	}
	complaints.slice(0, 8).forEach((complaint) => console.log(`${name}: ${complaint}`));
	complaints.length ? failed++ : passed++;
}

function done(suite) {
	console.log(`${suite}: ${passed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
}

// A page of the browser; what it asks for besides files, and what its console says, is in page.complaints.
async function open(browser, url, size, scheme, scripts) {
	const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, javaScriptEnabled: scripts });
	const page = await context.newPage();
	page.complaints = [];
	page.on('request', (request) => /^(file|data):/.test(request.url()) || page.complaints.push(`asks for ${request.url()}`));
	page.on('requestfailed', (request) => page.complaints.push(`did not get ${request.url()}`));
	page.on('console', (message) => message.type() === 'error' && page.complaints.push(`console: ${message.text()}`));
	page.on('pageerror', (problem) => page.complaints.push(`error: ${problem}`));
	await page.goto(url);
	return page;
}

// Elements that stick out at the right, unless something around them scrolls.
function overflowing() {
	const room = document.documentElement.clientWidth;
	const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
	const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > room + 1 && !scrolls(element));
	const page = document.documentElement.scrollWidth > room ? [`the page is ${document.documentElement.scrollWidth} wide, not ${room}`] : [];
	return page.concat(wide.map((element) => `sticks out: <${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.slice(0, 40)}`));
}

// Texts whose colour is too near to that of what is behind them.
function faint(least) {
	const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
	const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
	const behind = (element) => {
		for (; element; element = element.parentElement) {
			const colour = numbers(getComputedStyle(element).backgroundColor);
			if (colour.length === 3 || colour[3] === 1) return colour;
		}
		return [255, 255, 255];
	};
	const found = new Set();
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const element = texts.currentNode.parentElement;
		if (!texts.currentNode.data.trim() || /SCRIPT|STYLE|TEMPLATE/.test(element.tagName) || !element.getClientRects().length) continue;
		const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
		const contrast = (a + 0.05) / (b + 0.05);
		if (contrast < least) found.add(`contrast ${contrast.toFixed(1)}: <${element.tagName.toLowerCase()} class="${element.className}"> ${texts.currentNode.data.trim().slice(0, 40)}`);
	}
	return [...found];
}

// What every page must be, at each size and in each scheme.
async function looks(page) {
	return [...page.complaints, ...(await page.evaluate(overflowing)), ...(await page.evaluate(faint, LEAST_CONTRAST))];
}

async function launch() {
	return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
}

module.exports = { SIZES, SCHEMES, check, done, open, looks, launch };
