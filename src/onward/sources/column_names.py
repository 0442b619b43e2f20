"""What a column's name says it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from onward.sources.plain import plain
from onward.sources.vocabulary import NAMES, OWN_NAMES, TOPICS

EXACT = {
    name.strip(): field for field, names in NAMES.items() for name in re.split(r"\|", " ".join(names.split()))
}
"""Names that say it all, after `plain`, and their fields."""
_OWN = {name.strip(): field for field, names in OWN_NAMES.items() for name in " ".join(names.split()).split("|")}
_TOPICS = tuple((topic, re.compile(pattern)) for topic, pattern in TOPICS)
_BEFORE_TOPICS = (
    ("stage", re.compile(r"^(stage|step|phase|etapa|etape|schritt|stufe|update|event|s) ?\d+$")),
    ("salary", re.compile(r"\b(salary|wages?|compensation|gehalt|salaire|salario)\b")),
    ("employer", re.compile(r"\b(what|which|name of the) (company|employer|organi[sz]ation)\b")),
    ("role", re.compile(r"\b(what|which) (role|position|job|title)\b")),
)
_DESCRIBES = re.compile(
    r"\b(type|size|industry|sector|level|kind|category|stage|rating|culture|website|url|link|focus|fit|tier|field|id)\b"
)


def own_field_by_name(header: str) -> str | None:
    """The field of a kept application that a name speaks of; None where it speaks of none."""
    return _OWN.get(plain(header)) or _OWN.get(plain(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)))


@lru_cache(maxsize=4096)
def field_by_name(header: str) -> str | None:
    """The field or topic that a name speaks of; None where it is not known."""
    inner = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)
    for name in (plain(header), plain(inner)):
        for form in (name, name.removesuffix("s"), re.sub(r"^(my|the|your) ", "", name)):
            if form in EXACT:
                return EXACT[form]
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
