"""Which field one column claims, whatever the others are."""

from __future__ import annotations

from onward.sources.column_names import field_by_name, own_field_by_name
from onward.sources.columns import Column
from onward.sources.plain import plain
from onward.sources.vocabulary import TOPIC_KINDS

SINGLE = ("applied_on", "employer", "role", "url", "stamp", "status_on", "created_on")
"""Fields that one column holds; of others, such as status or interview_on, there may be several."""
_MAY_BE_FLAGS = frozenset({"contact", "notes", "url", "location", "salary"})
_FEWEST_FLAGS = 3
_LONG = 60
_SURELY_STATUS = frozenset(
    {"status", "current status", "application status", "stand", "statut", "estado", "estatus"}
)
"""Names under which even long cells, such as whole logs, are statuses."""


def claim(column: Column) -> str:
    """The field that a column claims by its name and what is in it."""
    field = field_by_name(column.header)
    if not column.filled:
        return field if field in SINGLE else "ignored"
    own = own_field_by_name(column.header)
    if own == "about" and column.urls <= 0.5 and column.share(lambda text: len(text) > _LONG) > 0.3:
        return own
    if own == "follow_up_on" and column.days >= 0.5:
        return own
    if field is None:
        return _by_content(column)
    if field in _MAY_BE_FLAGS and column.flags >= 0.95 and column.filled.total() >= _FEWEST_FLAGS:
        return "attribute"  # "Recruiter: yes" says whether there was one, not who
    if field in {"rating", "stage"}:
        return _by_content(column)
    if field in TOPIC_KINDS:
        return _topic(column, field)
    if field == "applied":
        return "applied_on" if column.days >= 0.5 else _by_content(column)
    if field in {"applied_on", "created_on", "status_on", "stamp"}:
        return _day_field(column, field)
    if field == "status":
        return _status_field(column)
    if field == "id" and column.days > 0.8:
        return "ignored"
    if field == "salary" and column.numbers < 0.3:
        return _by_content(column)  # "Wage/Salary/Contract" says how, not how much
    return field


def _topic(column: Column, topic: str) -> str:
    """A column about one kind of event: its days, its yes and no, or status words under a friendly name."""
    about_many = column.statuses >= 0.5 and column.days < 0.3 and len(column.filled) > 1 and column.flags < 0.5
    if about_many:
        return "status"
    words = column.share(lambda text: len(text) > 40)
    return "notes" if words > 0.5 and column.days < 0.3 else f"{topic}_on"


def _day_field(column: Column, field: str) -> str:
    if column.days >= 0.5:
        return "stamp" if field == "stamp" or _is_stamp(column, field) else field
    if field == "applied_on" and column.flags >= 0.5:
        return "sent"
    if column.statuses >= 0.5:
        return "status"
    return field if column.days > 0.1 else _by_content(column)


def _is_stamp(column: Column, field: str) -> bool:
    """One and the same day in every row is the day of the export, not of the applications."""
    return (
        field == "status_on"
        and len(column.filled) == 1
        and column.cells > 10
        and column.filled.total() == column.cells
    )


def _status_field(column: Column) -> str:
    if column.days >= 0.6:
        return "status_on"
    if column.numbers > 0.8 and column.statuses < 0.2:
        return "ignored"
    if plain(column.header) in _SURELY_STATUS:
        return "status"
    return "notes" if column.share(lambda text: len(text) > 60) > 0.5 else "status"


def _by_content(column: Column) -> str:
    if column.urls > 0.6:
        return "url"
    if column.days > 0.7 and column.share(lambda text: text.isdecimal() and len(text) < 8) < 0.5:
        return "ignored"
    if column.numbers > 0.7 and column.flags < 0.5:
        return "ignored"
    if column.share(lambda text: len(text) > 60) > 0.3:
        return "notes"
    return "status" if _tells_what_came(column) else "attribute"


def _tells_what_came(column: Column) -> bool:
    """Whether nearly all cells are statuses, and not only such as "sent", which may say how."""
    named = field_by_name(column.header) == "stage"
    return column.statuses >= 0.8 and column.flags < 0.95 and (named or column.news >= 0.3)
