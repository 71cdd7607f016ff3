// picture.cjs PAGE PICTURE WIDTH HEIGHT ELEMENT: what stands on a page from the first such element on.
const { launch } = require('./browser.cjs');

async function main([page, picture, width, height, element]) {
	const browser = await launch();
	const view = await browser.newPage({ viewport: { width: Number(width), height: Number(height) } });
	await view.goto(`file://${page}`);
	await view.locator(element).first().evaluate((each) => each.scrollIntoView());
	await view.screenshot({ path: picture });
	await browser.close();
}

main(process.argv.slice(2));
