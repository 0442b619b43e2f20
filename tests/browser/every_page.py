"""Every page of the app by its route, with something on each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page
from starting import add, open_sample

UUID = r"[0-9a-f]{8}-[0-9a-f-]{27}"
SHEET = "Company,Position,Date Applied,Status\nAcme,Cook,2026-03-02,Rejected\nHarbor,Baker,someday,Applied\n"
NO_PAGES = {
    "welcome/start": "a button",
    "welcome/sample": "a button",
    "search": "a button",
    "undo/<uuid:pk>": "a button",
    "board/column/<str:name>": "a part of the board",
    "board/moved/<uuid:pk>": "a button",
    "board/endings": "a button",
    "list/edit/do": "a button",
    "experiments/begin": "a button",
    "experiments/<uuid:pk>/toss": "a button",
    "experiments/<uuid:pk>/sent/<uuid:application>": "a button",
    "experiments/<uuid:pk>/end": "a button",
    "import/<str:name>/correct": "a button",
    "import/<str:name>/commit": "a button",
    "import/<str:name>/progress": "there only while a large file is taken in",
    "import/<str:name>/coming-back": "there only while a search is brought back",
    "import/<str:name>/leave": "a button",
    "import/<str:name>/bring-back": "a button",
    "import/upload": "a button",
    "add/doubles": "a part of the form",
    "add/read": "only sent to",
    "applications/<uuid:pk>/away": "a button",
    "applications/<uuid:pk>/bring-back": "a button",
    "applications/<uuid:pk>/sent": "a button",
    "applications/<uuid:pk>/they-wrote": "a button",
    "applications/<uuid:pk>/reopen": "a button",
    "applications/<uuid:pk>/ask-later": "a button",
    "applications/<uuid:pk>/tags": "a button",
    "events/<uuid:pk>/back": "a button",
    "tasks/<uuid:pk>/done": "a button",
    "tasks/<uuid:pk>/reopen": "a button",
    "tasks/<uuid:pk>/away": "a button",
    "notes/<uuid:pk>/away": "a button",
    "contacts/<uuid:pk>/away": "a button",
    "documents/<uuid:pk>": "a file",
    "documents/<uuid:pk>/away": "a button",
    "export/<str:name>": "a file",
    "record.csv": "a file",
    "calendar/<str:token>.ics": "a file",
    "settings/ways": "a button",
    "settings/search": "a button",
    "settings/record": "a button",
    "settings/calendar": "a button",
    "settings/tokens": "a button",
    "settings/tokens/<uuid:pk>/away": "a button",
    "settings/backup": "a button",
    "settings/backups/<str:name>": "a file",
    "settings/others": "a button",
    "searches/<uuid:pk>/away": "a button",
    "searches/<uuid:pk>/bring-back": "a button",
    "claims/register": "a button",
    "claims/withdraw/<uuid:pk>": "a button",
    "steps/followed-up": "a button",
    "steps/list": "a button",
    "steps/let-go": "a button",
}
"""Routes that are no pages of their own, each with what they are."""


def every_page(page: Page, folder: Path) -> dict[str, list[str]]:
    """Route → addresses of it, in the sample search, where each thing is there."""
    open_sample(page)
    page.goto("/experiments")
    if not page.get_by_role("button", name=re.compile("Toss the coin")).count():
        _begin_experiment(page)
    tossed = _tossed(page)
    application = _furnished(page, folder)
    closed = _first(page, "/list?ending=rejected", rf'href="(/applications/{UUID})"')
    claims = re.findall(r'href="(/claims/(?!history)[^"]+)"', _content(page, "/claims"))
    stands = _content(page, application)
    pages = {
        "": ["/"],
        "board": ["/board", "/board?ended=open"],
        "board/move/<uuid:pk>": [application.replace("applications", "board/move") + "?to=ended"],
        "list": ["/list", "/list?q=nothing-like-it", "/list?place=ended&ending=rejected", "/list?away=1"],
        "list/edit": ["/list/edit?doing=tag&all=1", "/list/edit?doing=record:closed&all=1"],
        "claims/<str:name>": claims[:3],
        "import/<str:name>": [_looked_at(page, folder / "sheet.csv", SHEET)],
        "experiments/<uuid:pk>/tossed/<uuid:application>": [tossed],
        "applications/<uuid:pk>": [application, closed],
        "applications/<uuid:pk>/closed": [f"{closed}/closed"],
        "applications/<uuid:pk>/lesson": [f"{closed}/lesson"],
        "searches/<uuid:pk>/erase": [_first(page, "/settings", rf"(/searches/{UUID})/away") + "/erase"],
        "documents/<uuid:pk>/rename": [_first(page, "/settings", rf"(/documents/{UUID}/rename)")],
        "events/<uuid:pk>/correct": [_in(stands, rf"(/events/{UUID}/correct)")],
        "tasks/<uuid:pk>": [_in(stands, rf'href="(/tasks/{UUID})"')],
        "notes/<uuid:pk>": [_in(stands, rf"(/notes/{UUID})")],
        "contacts/<uuid:pk>": [_in(stands, rf"(/contacts/{UUID})")],
    }
    own = ("edit", "silence", "history", "erase", "record", "rejected", "task", "note", "contact", "document")
    pages |= {f"applications/<uuid:pk>/{name}": [f"{application}/{name}"] for name in own}
    return pages | {
        name: [f"/{name}"]
        for name in (
            *(
                "welcome",
                "add",
                "bookmarklet",
                "history",
                "keys",
                "experiments",
                "import",
                "import/first",
                "settings",
            ),
            *("claims", "claims/history", "picture", "week", "week/taught", "export", "record"),
        )
    }


def _begin_experiment(page: Page) -> None:
    add(page, "Coin", "Cook", saved=True)
    add(page, "Coin", "Baker", saved=True)
    page.goto("/experiments")
    page.get_by_label("What do you try?").fill("Resume")
    page.get_by_label("One way").fill("short")
    page.get_by_label("The other way").fill("long")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_load_state()


def _tossed(page: Page) -> str:
    page.goto("/experiments")
    page.get_by_role("button", name=re.compile("Toss the coin")).first.click()
    page.wait_for_url("**/tossed/**")
    return page.url[page.url.index("/experiments") :]


def _furnished(page: Page, folder: Path) -> str:
    """An application with one of everything."""
    add(page, "Furnished", "Engineer")
    address = page.url[page.url.index("/applications") :]
    page.get_by_label("What to remember").fill("A note")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_label("What is to do?").fill("Call")
    page.get_by_role("button", name="Put it on the list").click()
    page.goto(f"{address}/contact")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Keep").click()
    page.goto(f"{address}/document")
    (folder / "cv.txt").write_text("resume")
    page.set_input_files("input[type=file]", folder / "cv.txt")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_load_state()
    return address


def _looked_at(page: Page, path: Path, text: str) -> str:
    path.write_text(text)
    page.goto("/import")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url(re.compile("/import/[^/]{8,}"))
    return page.url[page.url.index("/import") :]


def _first(page: Page, address: str, pattern: str) -> str:
    return _in(_content(page, address), pattern)


def _content(page: Page, address: str) -> str:
    page.goto(address)
    return page.content()


def _in(content: str, pattern: str) -> str:
    found = re.search(pattern, content)
    assert found, pattern
    return found[1]


def missing(pages: dict[str, list[str]], routes: Iterator[str]) -> set[str]:
    """Routes that are neither a page here nor named as none."""
    known = {route for route in routes if not route.startswith("api/")}
    return known - set(pages) - set(NO_PAGES)
