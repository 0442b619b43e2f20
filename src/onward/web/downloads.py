"""Files that a page gives to keep: never shown here, never kept by a cache."""

from __future__ import annotations

from django.http import HttpResponse


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to be saved under a name of ours."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
