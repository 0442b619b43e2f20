"""Files of our own travel compressed to who takes them so, and as they are to everyone else."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from onward import web

STATIC = Path(web.__file__).parent / "static" / "web"
SMALL = "/static/web/vendor/htmx.min.js"


def got(address: str, **headers: str) -> tuple[HttpResponse, bytes]:
    answer: Any = Client(HTTP_HOST="127.0.0.1").get(address, headers=headers)
    parts = getattr(answer, "streaming_content", None)
    return answer, answer.content if parts is None else b"".join(parts)


def test_a_script_travels_compressed() -> None:
    answer, content = got(SMALL, **{"Accept-Encoding": "gzip, br"})
    whole = (STATIC / "vendor" / "htmx.min.js").read_bytes()
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Vary"] == "Accept-Encoding"
    assert int(answer["Content-Length"]) == len(content) < len(whole) / 2
    assert gzip.decompress(content) == whole
    assert answer["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "headers", [{}, {"Accept-Encoding": "br"}, {"Accept-Encoding": "gzip", "Range": "bytes=0-"}]
)
def test_who_does_not_take_it_so_gets_it_as_it_is(headers: dict[str, str]) -> None:
    answer, content = got(SMALL, **headers)
    assert "Content-Encoding" not in answer
    assert content == (STATIC / "vendor" / "htmx.min.js").read_bytes()


def test_what_a_browser_has_is_not_sent_again() -> None:
    first, _ = got(SMALL, **{"Accept-Encoding": "gzip"})
    again, content = got(SMALL, **{"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert content == b""


def test_a_font_is_compressed_already() -> None:
    answer, _ = got("/static/web/vendor/source-sans-3.woff2", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer
