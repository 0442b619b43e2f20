"""Status words in five languages, and what they must not be taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.events import Kind
from onward.sources.statuses import is_blank, is_no, is_yes, meaning

SCREEN, TEST, TALK, OFFER = Kind.SCREEN, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.OFFER
NO, OVER, WITHDRAWN, ANSWER = Kind.REJECTED, Kind.CLOSED, Kind.WITHDRAWN, Kind.ANSWERED


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Applied", ()),
        ("Rejected", (NO,)),
        ("Inter + Rejec", (TALK, NO)),
        ("Interview -> Rejected", (TALK, NO)),
        ("Rejected after phone screen", (SCREEN, NO)),
        ("Rejected w/o interview", (NO,)),
        ("Did not get interview", ()),
        ("No interview", ()),
        ("not selected", (NO,)),
        ("No longer under consideration", (NO,)),
        ("Declined", (NO,)),
        ("Ghosted", (OVER,)),
        ("Ghosted after interview", (TALK, OVER)),
        ("No response", (OVER,)),
        ("no response yet", (OVER,)),
        ("Awaiting response", ()),
        ("waiting for interview feedback", (TALK,)),
        ("awaiting feedback after interview", (TALK,)),
        ("Position Removed", (OVER,)),
        ("position filled", (OVER,)),
        ("Archived", (OVER,)),
        ("applicationIgnored", (OVER,)),
        ("applicationRejected", (NO,)),
        ("initialScreen", (SCREEN,)),
        ("interview5", (TALK,)),
        ("Phone Interview", (SCREEN,)),
        ("1st round interview", (TALK,)),
        ("Onsite", (TALK,)),
        ("Online Assessment", (TEST,)),
        ("OA", (TEST,)),
        ("HackerRank", (TEST,)),
        ("Offer", (OFFER,)),
        ("No offer", (NO,)),
        ("Interviewed; no offer", (TALK, NO)),
        ("Didn't get an offer", (NO,)),
        ("Not hired", (NO,)),
        ("screened out", (NO,)),
        ("Did not proceed", (NO,)),
        ("Offer rescinded", (OFFER, NO)),
        ("job offer withdrawn", (OFFER, NO)),
        ("Waitlisted", (ANSWER,)),
        ("abgesagt", (NO,)),
        ("Eingeladen", (TALK,)),
        ("Offer accepted", (Kind.ACCEPTED,)),
        ("Offer declined", (Kind.DECLINED,)),
        ("declinedOffer", (Kind.DECLINED,)),
        ("Hired", (Kind.ACCEPTED,)),
        ("Withdrew", (WITHDRAWN,)),
        ("Withdrew - took other offer", (WITHDRAWN,)),
        ("Accepted another offer", (WITHDRAWN,)),
        ("got a different job", (WITHDRAWN,)),
        ("Interview, then accepted a job elsewhere", (TALK, WITHDRAWN)),
        ("found another job", (WITHDRAWN,)),
        ("Rejected by me", (WITHDRAWN,)),
        ("joined talent pool", ()),
        ("application accepted", (ANSWER,)),
        ("accepted for interview", (ANSWER, TALK)),
        ("Keine Zusage", (NO,)),
        ("waiting for offer", ()),
        ("hoping for an offer", ()),
        ("No offer yet", ()),
        ("not rejected", ()),
        ("not selected for interview", (NO,)),
        ("wasn't selected", (NO,)),
        ("candidate selected", (NO,)),
        ("they said no :(", (NO,)),
        ("Declined interview", (WITHDRAWN,)),
        ("I rejected them", (WITHDRAWN,)),
        ("They were not interested", (NO,)),
        ("Not interested", (WITHDRAWN,)),
        ("Accepted offer elsewhere", (WITHDRAWN,)),
        ("didn't get it", (NO,)),
        ("Got the job", (Kind.ACCEPTED,)),
        ("They hired someone else", (NO,)),
        ("hired internally", (NO,)),
        ("chose an internal candidate", (NO,)),
        ("went with another candidate", (NO,)),
        ("Interviewed, went with other candidates", (TALK, NO)),
        ("recruiterOutreach", (Kind.CONTACTED,)),
        ("Responded", (ANSWER,)),
        ("Under review", ()),
        ("Absage", (NO,)),
        ("Absage nach Vorstellungsgespräch", (TALK, NO)),
        ("keine Rückmeldung", (OVER,)),
        ("Vorstellungsgespräch", (TALK,)),
        ("Telefoninterview", (SCREEN,)),
        ("Zusage", (OFFER,)),
        ("Eingangsbestätigung", ()),
        ("Refusé", (NO,)),
        ("Sans réponse", (OVER,)),
        ("Entretien", (TALK,)),
        ("En attente", ()),
        ("Rechazado", (NO,)),
        ("Sin respuesta", (OVER,)),
        ("Entrevista", (TALK,)),
        ("Prueba técnica", (TEST,)),
        ("Rejeitado", (NO,)),
        ("Sem resposta", (OVER,)),
        ("Em análise", ()),
        ("", ()),
        ("N/A", ()),
    ],
)
def test_what_a_status_says(text: str, kinds: tuple[Kind, ...]) -> None:
    said = meaning(text)
    assert said.kinds == kinds
    assert said.known
    assert said.sent


@pytest.mark.parametrize(
    ("text", "kinds", "unsure"),
    [
        ("Interview declined by me", (WITHDRAWN,), False),
        ("I declined", (WITHDRAWN,), True),
        ("declined by me", (WITHDRAWN,), True),
        ("I declined the offer", (Kind.DECLINED,), False),
        ("Offer declined by me", (Kind.DECLINED,), False),
        ("Selbst abgesagt", (WITHDRAWN,), False),
        ("Ich habe abgesagt", (WITHDRAWN,), False),
        ("Abgelehnt (von mir)", (WITHDRAWN,), False),
        ("J'ai refusé", (WITHDRAWN,), False),
        ("J'ai refusé l'offre", (Kind.DECLINED,), False),
        ("I said no", (WITHDRAWN,), False),
        ("Rechacé la oferta", (Kind.DECLINED,), False),
        ("Desisti", (WITHDRAWN,), False),
        ("Aprovado", (OFFER,), True),
        ("Vaga cancelada", (OVER,), False),
        ("pas de nouvelles", (OVER,), False),
        ("Stelle gestrichen", (OVER,), False),
        ("pending phone screen results", (SCREEN,), False),
        ("Rejected (2026-03-05)", (NO,), False),
    ],
)
def test_who_said_no_and_what_may_be_meant(text: str, kinds: tuple[Kind, ...], unsure: bool) -> None:
    said = meaning(text)
    assert (said.kinds, said.unsure, said.known) == (kinds, unsure, True)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("❌", (NO,)),
        ("👎", (NO,)),
        ("👻", (OVER,)),
        ("💀", (OVER,)),
        ("✅", (OFFER,)),
        ("🎉", (OFFER,)),
        ("⏳", ()),
        ("📞", (SCREEN,)),
        ("📅", (TALK,)),
        ("🗓️ Interview Scheduled", (TALK,)),
        ("❌ Rejected", (NO,)),
        ("❌ after interview", (TALK, NO)),
        ("✅ Applied", ()),
        ("✅ Phone screen", (SCREEN,)),
        ("🔴 Rejected", (NO,)),
        ("👻 keine Antwort", (OVER,)),
    ],
)
def test_pictures_alone_and_beside_words(text: str, kinds: tuple[Kind, ...]) -> None:
    said = meaning(text)
    assert (said.kinds, said.known) == (kinds, True)
    assert not is_blank(text)


def test_an_unknown_picture_is_an_unknown_status() -> None:
    assert not meaning("🦄").known
    assert not is_blank("🦄")


@pytest.mark.parametrize(
    "text",
    [
        "Wishlist",
        "saved",
        "Bookmarked",
        "To apply",
        "Not applied yet",
        "Draft",
        "Evaluated",
        "SKIP",
        "à postuler",
        "geplant",
    ],
)
def test_wishes_and_drafts_were_not_sent(text: str) -> None:
    assert not meaning(text).sent


@pytest.mark.parametrize("text", ["Foo bar", "xyzzy", "Purple"])
def test_unknown_words_are_unknown_and_claim_nothing(text: str) -> None:
    said = meaning(text)
    assert not said.known
    assert said.kinds == ()


@given(st.text(max_size=200))
def test_any_text_has_a_meaning(text: str) -> None:
    assert set(meaning(text).kinds) <= set(Kind)


def test_ticks_and_crosses() -> None:
    assert all(is_yes(text) for text in ["y", "Yes", "TRUE", "x", "✓", "✅", "ja", "oui", "sí", "sim", "1"])
    assert all(is_no(text) for text in ["n", "No", "FALSE", "❌", "nein", "non", "não", "0"])
    assert all(is_blank(text) for text in ["", "N/A", "n/a", "TBD", "—"])
    assert not is_blank("x")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Not yet rejected", []),
        ("Noch nicht abgesagt", []),
        ("Aún no rechazado", []),
        ("Pas encore refusé", []),
        ("Waiting for interview invitation", []),
        ("Accusé de réception", []),
        ("Currículo visualizado", []),
        ("Poste pourvu", ["rejected"]),
        ("Não passei", ["rejected"]),
        ("Convocation", ["interview"]),
        ("VG am 20.01.", ["interview"]),
        ("Vertrag unterschrieben", ["accepted"]),
        ("Abandonné", ["withdrawn"]),
        ("invited for a chat", ["screen"]),
        ("Entrevista RRHH", ["screen"]),
        ("Me rechazaron tras la entrevista", ["interview", "rejected"]),
        ("Ghosted after 2 rounds", ["interview", "closed"]),
    ],
)
def test_what_is_not_yet_and_what_is_said_in_other_words(text: str, kinds: list[str]) -> None:
    said = meaning(text)
    assert [kind.value for kind in said.kinds] == kinds
    assert said.known


@pytest.mark.parametrize("text", ["0 - Saved", "6. Saved", "Quero me candidatar"])
def test_a_numbered_wish_is_a_wish(text: str) -> None:
    assert not meaning(text).sent
