// Search over search-index.js, which is a script, so that it works from file:// as well. All words must be found; what a word is found in
// counts: a code or a name most, then a title, then the text.
(function () {
	'use strict';
	const MOST = 12;
	const input = document.getElementById('search');
	const list = document.getElementById('found');
	const root = document.body.dataset.root;
	const index = (window.searchIndex || []).map((entry) => ({
		...entry,
		low: { code: (entry.code || '').toLowerCase(), title: entry.title.toLowerCase(), text: entry.text.toLowerCase() },
	}));

	function score(entry, word) {
		const { code, title, text } = entry.low;
		if (code === word || title === word) return 100;
		if (code && (code.startsWith(word) || title.startsWith(word))) return 60;
		if (title.includes(word)) return code ? 40 : 20;
		const at = text.indexOf(word);
		if (at < 0) return 0;
		return (at === 0 || /\W/.test(text[at - 1]) ? 4 : 1) + (code ? 2 : 0);
	}

	function find(query) {
		const words = query.toLowerCase().split(/\s+/).filter(Boolean);
		const rows = [];
		for (const entry of words.length ? index : []) {
			const scores = words.map((word) => score(entry, word));
			if (scores.every(Boolean)) rows.push({ entry, word: words[0], total: scores.reduce((a, b) => a + b) });
		}
		return rows.sort((a, b) => b.total - a.total).slice(0, MOST);
	}

	// Some of the text around the word.
	function excerpt(entry, word) {
		const at = Math.max(0, entry.low.text.indexOf(word));
		const start = Math.max(0, at - 40);
		return (start ? '…' : '') + entry.text.slice(start, start + 120).replace(/\s+/g, ' ').trim() + '…';
	}

	function row({ entry, word }) {
		const item = document.createElement('li');
		const link = item.appendChild(document.createElement('a'));
		link.href = root + entry.url;
		link.appendChild(document.createElement('b')).textContent = entry.title;
		link.appendChild(document.createElement('span')).textContent = ' ' + (entry.code || (entry.page === entry.title ? '' : entry.page));
		link.appendChild(document.createElement('small')).textContent = excerpt(entry, word);
		return item;
	}

	function show() {
		const rows = find(input.value);
		list.replaceChildren(...rows.map(row));
		if (!rows.length && input.value.trim()) list.appendChild(document.createElement('li')).textContent = 'Nothing found.';
		list.hidden = !input.value.trim();
	}

	function move(step) {
		const links = [input, ...list.querySelectorAll('a')];
		const next = links[(links.indexOf(document.activeElement) + step + links.length) % links.length];
		next.focus();
	}

	input.addEventListener('input', show);
	input.addEventListener('focus', show);
	document.addEventListener('click', (event) => { if (!event.target.closest('search')) list.hidden = true; });
	document.addEventListener('keydown', (event) => {
		const inside = event.target.closest('search');
		if (event.key === '/' && !inside) { event.preventDefault(); input.focus(); }
		if (!inside) return;
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); move(event.key === 'ArrowDown' ? 1 : -1); }
		if (event.key === 'Escape') { list.hidden = true; input.blur(); }
		if (event.key === 'Enter' && document.activeElement === input) { const first = list.querySelector('a'); if (first) first.click(); }
	});

	// On a phone the list of pages begins folded.
	const pages = document.querySelector('nav details');
	if (window.matchMedia('(max-width: 60rem)').matches) pages.open = false;
})();
