"""Names of employers, compared as a person would."""

from __future__ import annotations

from onward.sources.plain import plain

_LEGAL_FORMS = frozenset(
    [
        *("inc", "incorporated", "llc", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "pty"),
        *("gmbh", "mbh", "ag", "kg", "ug", "se", "ohg", "ev"),
        *("sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "lda", "ltda", "sl"),
    ]
)


def bare_employer(name: str) -> str:
    """ "Acme, Inc." and "ACME" are one; a name of legal forms only stays as it is."""
    words = plain(name.casefold().replace(".", "").replace("&", " and ")).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return " ".join(words)


def has_legal_form(name: str) -> bool:
    """Whether a name ends as companies' names do: "Acme GmbH", "Acme, Inc."."""
    words = plain(name.casefold().replace(".", "").replace("&", " and ")).split()
    return len(words) > 1 and words[-1] in _LEGAL_FORMS - {"as", "co", "sa", "sl", "ab", "company"}
