"""What else a row says, for a search that is kept: by field where there is one, else by the name of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onward.sources.account import Draft
from onward.sources.plain import plain
from onward.sources.plan import Plan
from onward.sources.row_events import Field
from onward.sources.statuses import is_blank

OF_ROWS = ("url", "location", "salary", "about", "tags")
"""Fields whose cell is kept under their name; of several columns the first that says something."""
_ELSEWHERE = frozenset({"employer", "role", "notes", "contact", "follow_up_on"})
_PHONE = re.compile(r"[+(]?\d[\d\s()./-]{3,}")
_SECRETS = frozenset({"username", "password", "login", "account email", "portal login", "user id"})


@dataclass(frozen=True)
class Details:
    """How the rows of a table are told in full."""

    plan: Plan
    fields: Mapping[int, Field]
    columns: tuple[tuple[int, str], ...]

    def of(self, draft: Draft) -> dict[str, str]:
        """What else one row says."""
        found: dict[str, str] = {}
        for place, header in self.columns:
            text = draft.cells[place]
            if is_blank(text):
                continue
            field = self.fields[place].name if place in self.fields else ""
            if field in _ELSEWHERE:
                continue
            found.setdefault(field if field in OF_ROWS and field not in found else header, text)
        return found | self._notes(draft.cells) | self._contact(draft.cells) | self._follow_up(draft)

    def _notes(self, cells: Sequence[str]) -> dict[str, str]:
        """All that was noted; what comes from a second column is named by it."""
        noted = [(f.header, cells[f.place]) for f in self.fields.values() if f.name == "notes"]
        said = [(header, text) for header, text in noted if not is_blank(text)]
        first = noted[0][0] if noted else ""
        lines = [text if header == first else f"{header}: {text}" for header, text in said]
        return {"notes": "\n".join(lines)} if lines else {}

    def _contact(self, cells: Sequence[str]) -> dict[str, str]:
        """Who to write to: name, mail and phone, whatever the columns are called."""
        found: dict[str, str] = {}
        for field in self.fields.values():
            text = cells[field.place]
            if field.name != "contact" or is_blank(text) or plain(field.header) in _SECRETS:
                continue
            if "@" in text and " " not in text:
                found.setdefault("contact_mail", text)
            elif _PHONE.fullmatch(text):
                found.setdefault("contact_phone", text)
            else:
                found["contact"] = f"{found['contact']}, {text}" if "contact" in found else text
        return found

    def _follow_up(self, draft: Draft) -> dict[str, str]:
        for field in self.fields.values():
            if field.name == "follow_up_on":
                days = [event.on for event in draft.application.events if event.on is not None]
                day = field.reader.day(draft.cells[field.place], min(days, default=None))
                if day is not None:
                    return {"follow_up": day.isoformat()}
        return {}


def details(plan: Plan) -> Details:
    """Prepare to tell the rows of a table in full."""
    columns = tuple((c.place, c.header) for c in plan.columns if not c.is_nameless or _is_used(plan, c.place))
    return Details(plan, {field.place: field for field in plan.fields}, columns)


def _is_used(plan: Plan, place: int) -> bool:
    return any(field.place == place for field in plan.fields)
