"""Which column holds what: by its name first, then by what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onward.sources import dates
from onward.sources.plain import plain
from onward.sources.statuses import is_blank, is_no, is_yes, meaning
from onward.sources.vocabulary import NAMES, TOPIC_KINDS, TOPICS

SINGLE = ("applied_on", "employer", "role", "url", "stamp", "status_on", "created_on")
"""Fields that one column holds; of others, such as status or interview_on, there may be several."""
FIELDS = (
    *SINGLE,
    "sent",
    "status",
    *(f"{topic}_on" for topic in TOPIC_KINDS),
    "days_to_answer",
    "days_to_rejection",
    "location",
    "salary",
    "notes",
    "contact",
    "id",
    "attribute",
    "ignored",
)
_EXACT = {
    name.strip(): field for field, names in NAMES.items() for name in re.split(r"\|", " ".join(names.split()))
}
_TOPICS = tuple((topic, re.compile(pattern)) for topic, pattern in TOPICS)
_BEFORE_TOPICS = (
    ("salary", re.compile(r"\b(salary|wages?|compensation|gehalt|salaire|salario)\b")),
    ("employer", re.compile(r"\b(what|which|name of the) (company|employer|organi[sz]ation)\b")),
    ("role", re.compile(r"\b(what|which) (role|position|job|title)\b")),
)
_URL = re.compile(r"^(https?://|www\.)\S+$|^\S+\.(com|org|net|io|de|fr|co)(/\S*)?$", re.I)
_NUMBER = re.compile(r"^[-+]?[$€£]?\s?\d[\d.,\s]*\s?[k%$€£]?$", re.I)
_SAMPLE = 1000


@dataclass(frozen=True, eq=False)
class Column:
    """A column and what its cells look like.

    Attributes:
        place: 0-based.
        header: as written; "" becomes "column C".
        filled: distinct cells that say something, with their counts.
        cells: how many cells there are, blank ones too.
    """

    place: int
    header: str
    filled: Counter[str]
    cells: int

    def share(self, test: Callable[[str], bool]) -> float:
        """Which share of the filled cells pass a test; a thousand different cells say it well enough."""
        sample = list(islice(self.filled.items(), _SAMPLE))
        total = sum(times for _, times in sample)
        return sum(times for text, times in sample if test(text)) / total if total else 0.0

    @property
    def days(self) -> float:
        """Share of cells that are days."""
        return self.share(lambda text: dates.written(text) is not None)

    @property
    def flags(self) -> float:
        """Share of cells that are a yes or a no."""
        return self.share(lambda text: is_yes(text) or is_no(text))

    @property
    def numbers(self) -> float:
        """Share of cells that are numbers or amounts."""
        return self.share(lambda text: bool(_NUMBER.match(text)))

    @property
    def urls(self) -> float:
        """Share of cells that are addresses."""
        return self.share(lambda text: bool(_URL.match(text)))

    @property
    def statuses(self) -> float:
        """Share of cells whose words are statuses."""
        return self.share(
            lambda text: not is_yes(text) and not is_no(text) and (meaning(text).known or not meaning(text).sent)
        )


def profile(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table."""
    width = max([len(header), *(len(row) for row in rows)], default=0)
    found = []
    for place in range(width):
        written = Counter(row[place] for row in rows if place < len(row))
        cells = Counter({text: times for text, times in written.items() if not is_blank(text)})
        name = header[place] if place < len(header) and header[place] else f"column {letter(place)}"
        found.append(Column(place, name, cells, len(rows)))
    return found


def letter(place: int) -> str:
    """How a spreadsheet calls a column: 0 → A, 27 → AB."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=4096)
def field_by_name(header: str) -> str | None:
    """The field or topic that a name speaks of; None where it is not known."""
    inner = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)
    for name in (plain(header), plain(inner)):
        for form in (name, name.removesuffix("s"), re.sub(r"^(my|the|your) ", "", name)):
            if form in _EXACT:
                return _EXACT[form]
    name = plain(inner) or plain(header)
    for field, pattern in _BEFORE_TOPICS:
        if pattern.search(name):
            return field
    for topic, pattern in _TOPICS:
        if pattern.search(name):
            return topic
    if re.search(r"\b(company|employer|firma|entreprise|empresa)\b", name) and not _DESCRIBES.search(name):
        return "employer"
    if re.search(r"\b(job title|position|role)\b", name) and not _DESCRIBES.search(name):
        return "role"
    return None


_DESCRIBES = re.compile(
    r"\b(type|size|industry|sector|level|kind|category|stage|rating|culture|website|url|link|focus|fit|tier|field|id)\b"
)


def assign(columns: Sequence[Column]) -> dict[int, str]:
    """The field of each column, by place."""
    fields = {column.place: _by_name_and_content(column) for column in columns}
    _one_each(columns, fields)
    _find_missing(columns, fields)
    return fields


def _by_name_and_content(column: Column) -> str:
    field = field_by_name(column.header)
    if not column.filled:
        return field if field in SINGLE else "ignored"
    if field is None:
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
    return "attribute"


def _one_each(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """Where several columns claim a field that only one can hold, the fullest and best named wins."""
    for field in SINGLE:
        claims = [column for column in columns if fields[column.place] == field]
        if len(claims) < 2:
            continue
        best = max(claims, key=lambda c: (bool(c.filled), _closeness(c, field), c.filled.total(), -c.place))
        for column in claims:
            if column is not best:
                fields[column.place] = _second_best(column, field)


def _closeness(column: Column, field: str) -> float:
    name = plain(column.header)
    if field == "applied_on":
        return 2.0 if re.search(r"appl|sent|submit|bewerb|candidat|postul|aplic|envi", name) else 1.0
    return 1.0 if name in _EXACT else 0.0


def _second_best(column: Column, field: str) -> str:
    if field in {"employer", "role"}:
        return "attribute" if len(column.filled) <= 60 else "notes"
    return "ignored"


def _find_missing(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """A sheet without the usual names still has days, statuses and employers."""
    held = set(fields.values())
    if "applied_on" not in held:
        days = [c for c in columns if fields[c.place] in {"ignored", "created_on", "status_on"} and c.days > 0.6]
        days = [
            c
            for c in days
            if c.share(lambda text: bool(_NUMBER.match(text)) and text.isdecimal()) < 0.5 or c.days > 0.95
        ]
        named = [c for c in days if fields[c.place] == "created_on"]
        unnamed = [c for c in days if field_by_name(c.header) is None]
        for column in (unnamed or named or days)[:1]:
            fields[column.place] = "applied_on"
    if not held & {"status"} and not any(f"{topic}_on" in held for topic in TOPIC_KINDS):
        words = [c for c in columns if fields[c.place] == "attribute" and c.statuses > 0.6 and len(c.filled) > 1]
        for column in words[:1]:
            fields[column.place] = "status"
    if "employer" not in held:
        for column in [c for c in columns if plain(c.header) in {"name", "where"} and c.filled][:1]:
            fields[column.place] = "employer"
            held.add("employer")
    if not held & {"employer", "role"}:
        texts = [
            c for c in columns if fields[c.place] == "attribute" and len(c.filled) > 0.5 * max(1, c.filled.total())
        ]
        for column, field in zip(texts[:2], ("employer", "role"), strict=False):
            fields[column.place] = field


def as_mapping(columns: Sequence[Column], fields: Mapping[int, str]) -> dict[str, str]:
    """The mapping to show and to save: a field held by several columns is numbered from its second on."""
    shown: dict[str, str] = {}
    for column in columns:
        field = fields[column.place]
        if field in {"ignored", "attribute"} or not column.filled:
            continue
        name, number = field, 2
        while name in shown:
            name, number = f"{field}.{number}", number + 1
        shown[name] = column.header
    return shown
