"""The bookmark that brings a posting here from the page it stands on."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.web.finding import own_search

_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


@require_GET
def bookmarklet_page(request: HttpRequest) -> HttpResponse:
    """The bookmark, to be dragged to the browser's bar, with its source to read."""
    own_search(request)
    home = f"{request.scheme}://{request.get_host()}"
    return render(
        request,
        "web/bookmarklet.html",
        {"here": "add", "bookmark": bookmark(home), "source": _source().replace("ONWARD", home), "home": home},
    )


def bookmark(home: str) -> str:
    """The javascript: address, for the app at that address."""
    code = _COMMENT.sub("", _source()).replace("ONWARD", home)
    return "javascript:" + quote(" ".join(code.split()), safe="(){}[];:,.=+-*/!'|&<>?~_")


@lru_cache(maxsize=1)
def _source() -> str:
    return files("onward.web").joinpath("static", "web", "bookmarklet.js").read_text("utf-8")
