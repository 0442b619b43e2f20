"""A program with a token."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from onward.api.tokens import new_token
from onward.journal.models import Search

ROOT = "/api/v1"


@dataclass
class Program:
    """Asks with a token; what comes back is a status and JSON."""

    token: str

    def __call__(self, method: str, address: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        text = "" if body is None else json.dumps(body)
        answer = Client(HTTP_HOST="127.0.0.1").generic(
            method,
            address if address.startswith(ROOT) else f"{ROOT}/{address}",
            text,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}"} | headers,
        )
        return answer.status_code, json.loads(answer.content) if answer.content else None


def program(search: Search, scope: str = "write") -> Program:
    return Program(new_token(search, "test", scope=scope)[1])
