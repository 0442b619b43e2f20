"""A page, taken apart: its data for machines, what is marked in it, its titles and its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onward.sources.postings.markup import node_text, parsed

_MAIN = ("[itemprop=description]", "main", "article", "body")
MARKS = frozenset(
    [
        *("title", "name", "description", "validThrough", "employmentType", "baseSalary", "baseSalary.value"),
        *("hiringOrganization", "hiringOrganization.name", "hiringOrganization.legalName", "jobLocation"),
        *(
            f"{owner}{part}"
            for owner in ("", "address.", "jobLocation.")
            for part in ("addressLocality", "addressRegion", "addressCountry")
        ),
        "jobLocation.address",
    ]
)
"""The properties that are read."""
_LEAST = 200  # characters; a main part that is shorter is not the posting


@dataclass(frozen=True)
class Page:
    """Attributes:
    scripts: what stands in its JSON-LD scripts, as written.
    marked: itemprop → what is said of it, within a schema.org JobPosting.
    titles: the likely titles, best first.
    site: the name of the site.
    address: where the page says that it lives.
    text: of its main part, not yet tidied.
    """

    scripts: tuple[str, ...]
    marked: Mapping[str, str]
    titles: tuple[str, ...]
    site: str
    address: str
    text: str


def page_of(html: str) -> Page:
    """A pasted page or a part of one."""
    tree = parsed(html)
    metas = _metas(tree)
    canonical = tree.css_first('link[rel="canonical"]')
    title, heading = tree.css_first("head title"), tree.css_first("h1")
    titles = (metas.get("og:title"), _text(title), metas.get("twitter:title"), _text(heading))
    return Page(
        scripts=tuple(
            node.text() for node in tree.css("script") if "ld+json" in (node.attributes.get("type") or "").lower()
        ),
        marked=_marked(tree),
        titles=tuple(dict.fromkeys(text.strip() for text in titles if text and text.strip())),
        site=metas.get("og:site_name", ""),
        address=(canonical.attributes.get("href") if canonical else None) or metas.get("og:url", ""),
        text=_main_text(tree),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name")
        if name:
            found.setdefault(name.lower(), node.attributes.get("content") or "")
    return found


def _text(node: LexborNode | None) -> str:
    return node.text() if node else ""


def _marked(tree: LexborHTMLParser) -> dict[str, str]:
    """The properties of the first JobPosting; those of a thing within it by that thing's name too."""
    posting = next(
        (n for n in tree.css("[itemtype]") if "JobPosting" in (n.attributes.get("itemtype") or "")), None
    )
    found: dict[str, str] = {}
    for node in posting.css("[itemprop]") if posting else ():
        value = node.attributes.get("content") or node.attributes.get("datetime")
        if node.tag == "a" and node.attributes.get("itemprop") == "url":
            value = value or node.attributes.get("href")
        owner = _owner(node)
        for name in (node.attributes.get("itemprop") or "").split():
            key = f"{owner}.{name}" if owner else name
            if key in MARKS and key not in found:
                found[key] = value or node_text(node)
    return found


def _owner(node: LexborNode) -> str:
    """The property that a node's own thing is the value of; "" for the posting itself."""
    above = node.parent
    for _ in range(50):
        if above is None or above.attributes is None:
            return ""
        if "itemscope" in above.attributes or "itemtype" in above.attributes:
            return above.attributes.get("itemprop") or ""
        above = above.parent
    return ""


def _main_text(tree: LexborHTMLParser) -> str:
    text = ""
    for selector in _MAIN:
        text = node_text(tree.css_first(selector))
        if len(text) >= _LEAST:
            return text
    return text
