"""Markdown as HTML: headings with addresses, links that lead to pages, code in colours; and its sections for the search."""
import html
import re

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

LANGUAGES = {"python", "yaml", "toml", "json", "xml", "console", "sh", "scheme", "diff"}
LONGEST = 4000  # characters of a section that the search reads


def code(text, language):
    if language not in LANGUAGES:
        return f"<pre>{html.escape(text)}</pre>\n"
    coloured = highlight(text, get_lexer_by_name(language, stripnl=False), HtmlFormatter(nowrap=True))
    return f'<pre class="{language}">{coloured}</pre>\n'


def slug(text, used):
    """The address of a heading, as GitHub makes it."""
    name = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
    number = used.get(name, -1) + 1
    used[name] = number
    return f"{name}-{number}" if number else name


def plain(token):
    return "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))


def heading_addresses(tokens):
    """Gives each heading an id; the sections are (heading, id, text)."""
    used, sections = {}, [["", "", ""]]
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            title = plain(tokens[i + 1])
            token.attrSet("id", slug(title, used))
            sections.append([title, token.attrGet("id"), ""])
        elif token.type == "inline" and tokens[i - 1].type != "heading_open":
            sections[-1][2] += plain(token) + " "
        elif token.type == "fence":
            sections[-1][2] += token.content + " "
    return [(title, place, text[:LONGEST]) for title, place, text in sections if title or text.strip()]


def links(tokens, change):
    for token in tokens:
        for child in token.children or []:
            for name in ("href", "src"):
                if child.attrGet(name):
                    child.attrSet(name, change(child.attrGet(name)))


def raw_links(text, change):
    """Links and pictures of HTML in Markdown."""
    return re.sub(r'(src|href)="([^"]+)"', lambda match: f'{match[1]}="{change(match[2])}"', text)


def code_in_text(tokens, i, known):
    """What is the name of a rule leads to its page, unless it stands in a link already."""
    text = tokens[i].content
    shown = f"<code>{html.escape(text)}</code>"
    return f'<a class="rule" href="{known[text]}">{shown}</a>' if text in known and (not i or tokens[i - 1].type != "link_open") else shown


def render(text, change, known=None):
    """(HTML, sections, title) of a page; `change` says where a link leads, `known` where the page of a rule is."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.add_render_rule("fence", lambda self, tokens, i, options, env: code(tokens[i].content, tokens[i].info.strip()))
    reader.add_render_rule("html_block", lambda self, tokens, i, options, env: raw_links(re.sub(r"<!--.*?-->\n?", "", tokens[i].content, flags=re.S), change))
    reader.add_render_rule("table_open", lambda *_: '<div class="wide"><table>\n')
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    reader.add_render_rule("code_inline", lambda self, tokens, i, options, env: code_in_text(tokens, i, known or {}))
    tokens = reader.parse(text)
    sections = heading_addresses(tokens)
    links(tokens, change)
    title = next((title for title, _, _ in sections if title), "")
    return reader.renderer.render(tokens, reader.options, {}), sections, title


def inline(text):
    """One paragraph without its `<p>`."""
    return MarkdownIt("commonmark").renderInline(text)
