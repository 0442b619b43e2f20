"""A whole search that says anything impossible is refused as a whole, in words that say where."""

import base64
import copy
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from made_journal import a_search
from made_whole import full

from onward.journal import files
from onward.journal.models import Document, Search
from onward.journal.own_settings import choose
from onward.journal.whole import whole
from onward.journal.whole_again import NoWholeSearchError, bring_back
from onward.journal.whole_values import WrongValueError
from onward.language import speaking

pytestmark = pytest.mark.django_db
WRONG: tuple[Any, ...] = ("x", "A" * 50_000, "\ud800", -1, 10**30, 1.5, True, [1, 2], {"a": {"b": 1}}, None)
Path_ = tuple[str | int, ...]


def said(**more: Any) -> dict[str, Any]:
    """A small whole search, with more in it."""
    event = {"kind": "applied", "on": "2026-01-01"}
    application = {"number": 1, "employer": "A", "role": "r", "events": [event]}
    return {"onward_search": 1, "name": "x", "applications": [application | more.pop("application", {})]} | more


def refused(told: Any) -> str:
    with pytest.raises(NoWholeSearchError) as found:
        bring_back(json.dumps(told).encode())
    return str(found.value)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (said(settings={"period": "abc"}), "“settings”, “period”: must be a whole number from 1 to 365."),
        (said(settings={"pace_goal": "x"}), "“settings”, “pace_goal”: must be a whole number from 1 to 200."),
        (said(settings={"hide_endings": "yes"}), "“settings”, “hide_endings”: must be true or false."),
        (said(settings={"record": "str"}), "“settings”, “record”: must be a group of name and reference."),
        (said(settings=[1, 2]), "“settings”: must be a group of names and values."),
        (said(settings={"other": 1}), "“settings”, “other”: is no setting that this Onward knows."),
        (said(application={"attributes": "no"}), "application 1, “attributes”: must be a group of names with"),
        (
            said(application={"attributes": {"a": {}}}),
            "application 1, “attributes”: must be a group of names with",
        ),
        (
            said(application={"employer": "A" * 50_000}),
            "application 1, “employer”: is longer than 300 characters.",
        ),
        (
            said(application={"events": [{"kind": "flew"}]}),
            "application 1, event 1, “kind”: must be one of these:",
        ),
        (
            said(application={"events": [{"kind": "applied"}, {"kind": "offer", "on": "soon"}]}),
            "application 1, event 2, “on”: must be a day such as 2026-03-31.",
        ),
        (said(applications={"a": 1}), "“applications”: must be a list."),
        (said(applications=[{"number": 1}, {"number": 1}]), "application 2, “number”: is there twice: 1."),
        (said(application={"resume": "7"}), "application 1, “resume”: names a document that is not there."),
        (said(registrations=True), "“registrations”: must be a whole number from 0"),
    ],
)
def test_it_says_where_and_what(told: Any, words: str) -> None:
    line = refused(told)
    assert line.startswith(words)
    assert line.endswith("Nothing was taken in.")
    assert not Search.objects.exists()


def coins(**toss: Any) -> dict[str, Any]:
    one = {"application": 1, "arm": 0, "draw": 0.9, "at": "2026-01-01T00:00:00"} | toss
    experiment = {"number": 1, "name": "e", "arm_0": "a", "arm_1": "b", "began": "2026-01-01", "tosses": [one]}
    return said(experiments=[experiment])


def test_a_coin_is_held_to_what_it_drew() -> None:
    bring_back(json.dumps(coins()).encode())
    assert "toss 1, “arm”: is not what the draw says" in refused(coins(arm=1))
    assert "toss 1, “application”: names an application that is not there" in refused(coins(application=2))
    twice = coins()
    twice["experiments"][0]["tosses"] *= 2
    assert "toss 2, “application”: was tossed for already" in refused(twice)
    assert "“draw”: must be a number from 0 to less than 1" in refused(coins(draw=float("nan")))


@pytest.mark.parametrize("name", ["/etc/passwd", "..//..//etc/passwd", "../key", "A" * 64, "a" * 63, "g" * 64])
def test_a_document_names_no_other_file(name: str) -> None:
    document = {"id": "1", "kind": "resume", "name": "x", "file_name": "x", "sha256": name, "size": 1}
    assert "document 1, “sha256”: must be 64 digits" in refused(said(documents=[document]))


def test_a_hash_opens_no_document_that_the_file_did_not_bring() -> None:
    secret = files.keep([b"of another search"])
    document = {"id": "1", "kind": "resume", "name": "x", "file_name": "x", "sha256": secret.sha256, "size": 17}
    search = bring_back(json.dumps(said(documents=[document])).encode())
    assert Document.objects.get(search=search).sha256 == ""
    assert "content" not in whole(search, now=timezone.now())["documents"][0]


def test_bytes_that_are_not_those_of_the_hash_are_refused() -> None:
    document = {"id": "1", "name": "x", "sha256": "0" * 64, "content": base64.b64encode(b"x").decode()}
    assert "document 1, “content”: is not what its sha256 says" in refused(said(documents=[document]))
    document["sha256"] = sha256(b"x").hexdigest()
    search = bring_back(json.dumps(said(documents=[document])).encode())
    assert Document.objects.get(search=search).size == 1


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../key", "A" * 64])
def test_no_other_name_leads_to_a_file(name: str) -> None:
    with pytest.raises(ValueError, match="is no hash"):
        files.path_of(name)
    assert files.there(name) is None


def test_a_file_of_before_names_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("secret")
    search = a_search()
    Document.objects.create(search=search, name="x", sha256=str(outside), created_at=timezone.now())
    assert "content" not in whole(search, now=timezone.now())["documents"][0]


def test_it_is_said_in_the_language_of_the_person() -> None:
    with speaking("de"):
        assert "Python" not in refused(said(settings={"period": "abc"}))


def places(told: Any, at: Path_ = ()) -> Iterator[Path_]:
    """Every place in the file that holds anything."""
    inner = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for name, value in inner:
        yield (*at, name)
        yield from places(value, (*at, name))


def with_value(told: dict[str, Any], at: Path_, value: Any) -> dict[str, Any]:
    made = copy.deepcopy(told)
    inner: Any = made
    for name in at[:-1]:
        inner = inner[name]
    inner[at[-1]] = value
    return made


def test_whatever_stands_anywhere_it_is_taken_in_or_refused_in_words() -> None:
    told = json.loads(json.dumps(whole(full(), now=timezone.now())))
    searches, taken = Search.objects.count(), 0
    for at in places(told):
        for value in WRONG:
            try:
                bring_back(json.dumps(with_value(told, at, value)).encode())
            except NoWholeSearchError as error:
                line = str(error)
                assert line.endswith("Nothing was taken in."), (at, value, line)
                assert not [word for word in ("Error", "NoneType", "<", "object") if word in line], line
            else:
                taken += 1
    assert Search.objects.count() == searches + taken


def test_a_setting_is_held_to_the_same_wherever_it_is_chosen() -> None:
    search = a_search()
    with pytest.raises(WrongValueError):
        choose(search, "period", 0)
    choose(search, "period", 30)
    assert Search.objects.get(pk=search.pk).settings == {"period": 30}
