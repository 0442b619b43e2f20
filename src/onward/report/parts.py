"""What each page is made of: templates, inline style and script, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_HERE = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
"""What pages and pictures share with the app, which serves it as it is."""
SIGN = '<meta name="generator" content="Onward">'
"""By this a page is known to be one of ours."""


@lru_cache(maxsize=4)
def template(name: str) -> Template:
    """A page's template; every text that is put into it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@lru_cache(maxsize=4)
def part(name: str) -> str:
    """A style or a script, to stand inside the page."""
    return (_HERE / name).read_text("utf-8")


@lru_cache(maxsize=1)
def style() -> str:
    """How a page and its pictures look."""
    return part("report.css") + (STATIC / "pictures.css").read_text("utf-8")


def policy(look: str, script: str | None = None) -> str:
    """What a browser may load: the page's own style and script, and nothing from anywhere."""
    parts = ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"]
    scripts = [f"script-src '{_hash(script)}'"] if script is not None else []
    return "; ".join([*parts, f"style-src '{_hash(look)}'", *scripts])


def _hash(text: str) -> str:
    """How a content policy names an inline part."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
