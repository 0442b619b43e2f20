"""What was pasted or brought by the bookmark, as the first contents of the form."""

from __future__ import annotations

import json
from html import escape
from typing import Any


def of_text(text: str) -> dict[str, str]:
    """An address, the text of a posting, or the source of its page."""
    if len(text.split()) == 1 and "." in text:
        return {"address": text[:2000]}
    return {"about": text}


def of_bookmark(brought: str) -> dict[str, str]:
    """What the bookmark saw: made into a page again, so that it is read as a pasted page is."""
    try:
        said = json.loads(brought)
    except ValueError:
        return of_text(brought)
    if not isinstance(said, dict):
        return of_text(str(said))
    found = of_text(_page(said))
    return found | ({} if found.get("address") else {"address": _text(said, "url")[:2000]})


def _page(said: dict[str, Any]) -> str:
    postings = [one.replace("</", "<\\/") for one in said.get("postings") or [] if isinstance(one, str)]
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in postings)
    url, title, selection = (escape(_text(said, name)) for name in ("url", "title", "selection"))
    head = f'<title>{title}</title><link rel="canonical" href="{url}">{scripts}'
    return f"<html><head>{head}</head><body><p>{selection}</p></body></html>"


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
