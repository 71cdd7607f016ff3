"""The HTML report as a parser of HTML sees it."""
from html.parser import HTMLParser

EMPTY = {"meta", "br"}


class Page(HTMLParser):
    """All that is opened is closed, nothing is loaded or run, and links within the page lead somewhere."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links = [], [], []
        self.feed(text)
        assert not self.open, self.open
        assert len(set(self.ids)) == len(self.ids)
        assert all(link[1:] in self.ids for link in self.links), self.links

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "link", "img", "iframe") and not any(name.startswith("on") or name == "src" for name, _ in attributes), tag
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name == "href"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
