"""What postings write before a colon, in English and German."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onward.sources.plain import plain

_LABELS: Mapping[str, str] = {
    "employer": "company|company name|employer|organisation|organization|hiring organization|unternehmen|arbeitgeber|firma|firmenname|betrieb",
    "role": "job title|title|position|position title|role|job|vacancy|stelle|stellenbezeichnung|stellentitel|jobtitel|berufsbezeichnung|titel|titel des stellenangebots",
    "location": "location|locations|job location|place of work|work location|office|city|standort|standorte|ort|arbeitsort|einsatzort|dienstort",
    "salary": "salary|salary range|pay|pay range|compensation|base salary|gehalt|vergutung|gehaltsspanne|jahresgehalt|verdienst|entgelt|eingruppierung",
    "employment_type": "employment type|job type|contract|contract type|employment|type of employment|anstellungsart|beschaftigungsart|vertragsart"
    "|arbeitszeit|beschaftigungsverhaltnis|umfang",
    "closes_on": "closing date|application deadline|deadline|apply by|closes|closes on|applications close|bewerbungsfrist|bewerbungsschluss|bewerbungsende"
    "|frist|einsendeschluss|bewerben bis|bewerbung bis",
    "address": "link|url|job url|job link|address of the posting|webseite|adresse der stelle",
}
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_LABELLED = re.compile(r"^[\s*•·>#-]*([^\W\d][\w /()-]{1,40}?)\s*:[\s*]*(\S.*)$")
_LABEL_ALONE = re.compile(r"^[\s*•·>#-]*([^\W\d][\w /()-]{1,40}?)\s*:?[\s*]*$")
_LONGEST_VALUE = 200


def labelled(lines: list[str]) -> dict[str, str]:
    """Field → what stands behind its label, on the same line or on the next; the first of each counts."""
    found: dict[str, str] = {}
    for place, line in enumerate(lines):
        if match := _LABELLED.match(line):
            name, value = _FIELD_OF.get(plain(match[1])), match[2].strip(" *")
        else:
            alone = _LABEL_ALONE.match(line)
            name = _FIELD_OF.get(plain(alone[1])) if alone else None
            value = lines[place + 1].strip(" *") if place + 1 < len(lines) else ""
            if name and not line.rstrip(" *").endswith(":") and plain(line) in _TOO_COMMON:
                name = None
        if name and value and len(value) <= _LONGEST_VALUE and not _LABELLED.match(value):
            found.setdefault(name, value)
    return found


_TOO_COMMON_WORDS = """
job title position role company unternehmen stelle titel contract office city link url pay employment frist
ort
"""
_TOO_COMMON = frozenset(_TOO_COMMON_WORDS.split())
"""Words that stand alone on a line as a heading or a button, too."""
