"""Tools that only read."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from onward.api.mcp.told import MOST, application, applications, event, the_application, the_search, today
from onward.journal.belonging import in_sight
from onward.journal.claiming import sought_claims
from onward.journal.current import current_events
from onward.journal.doing import open_steps
from onward.journal.experiments_so_far import SoFar, experiments_of, so_far
from onward.journal.listing import Filter, listed
from onward.journal.models import Application, Search, Task
from onward.journal.verdicts import findings
from onward.ledger.findings import Claim

Where = Literal["saved", "applied", "answered", "talking", "interview", "offer", "ended"]


class ReadingTools:
    """Tools of one search."""

    def __init__(self, search: UUID) -> None:
        self._search = search

    def find_applications(
        self,
        words: Annotated[
            str,
            Field(description="Each must occur in the employer, role, location, a note or a tag; empty for all"),
        ] = "",
        place: Annotated[Where | None, Field(description="Only those that stand here")] = None,
        limit: Annotated[int, Field(ge=1, le=MOST)] = 20,
    ) -> dict[str, Any]:
        """Find applications of the person's job search, the latest activity first.

        Use it before logging or adding anything. "place" is how far an application is; "ended" has an "ending".
        """
        search = the_search(self._search)
        rows = listed(search, Filter(words=words, places=(place,) if place else ()), today=today())
        return applications(list(rows[:limit]), rows.count())

    def read_application(
        self, which: Annotated[str, Field(description='Its number, as "#12", or words of employer and role')]
    ) -> dict[str, Any]:
        """Read one application in full: what happened and when, notes, people, open tasks, tags."""
        row = the_application(the_search(self._search), which)
        return application(row) | _around(row)

    def read_search(self) -> dict[str, Any]:
        """Read what the search has taught by today, in sentences.

        The headline, how often each stage is reached against the usual, the latest rejection, silence, streak,
        forecast, and the verdict of every claim. Give the sentences on as they are: they say how sure they are.
        """
        search = the_search(self._search)
        found = findings(search, today=today())
        return {
            "search": search.name,
            "as_of": found.as_of.isoformat(),
            "headline": found.headline,
            "stages": {stage.stage: stage.words for stage in found.stages},
            "last_rejection": found.last_rejection.words if found.last_rejection else None,
            "waiting": found.waiting.words,
            "streak": found.streak.words,
            "forecast": found.forecast.words if found.forecast else None,
            "claims": [{"id": c.id, "claim": c.claim, "verdict": c.verdict} for c in found.claims[:MOST]],
        }

    def ask_claim(
        self,
        claim: Annotated[
            str, Field(description='A claim\'s id, or words of it: "source:linkedin", "cover letter", "resume b"')
        ],
    ) -> dict[str, Any]:
        """Ask for the verdict on a tempting lesson, such as "referrals work better" or "resume B is better".

        Verdicts: "lesson" (the data carry it), "tentative" (leaning), "keep watching" (too early), "no difference"
        (settled: none that matters), "can't know" (this search will never settle it). Answers with the sentence, the
        counts of both arms, and how many more applications would settle it. An empty list means that no such claim is
        in the ledger.
        """
        found = findings(the_search(self._search), today=today())
        fitting = sought_claims(found.claims, claim)
        if len(fitting) > MOST:
            raise ToolError(f"{len(fitting)} claims fit; use more words, or an id from read_search.")
        return {"claims": [_claim(one) for one in fitting], "as_of": found.as_of.isoformat()}

    def next_steps(self) -> dict[str, Any]:
        """Say what to do next: at most three steps with their reasons, and what is due within a week."""
        search = the_search(self._search)
        found = findings(search, today=today())
        steps = open_steps(search, found.next, today=today())
        return {
            "next": [{"action": s.action, "why": s.why, "application": s.application} for s in steps],
            "tasks": [_task(task) for task in _tasks(search)],
        }

    def read_experiments(self) -> dict[str, Any]:
        """Read the experiments: two ways of doing something, of which a coin chooses one before each is sent.

        What each has taught so far, and for which applications its coin can be tossed. Those that run come first.
        """
        search = the_search(self._search)
        shown = so_far(search, experiments_of(search)[:MOST], today=today())
        return {"experiments": [_experiment(one) for one in shown]}


def _around(row: Application) -> dict[str, Any]:
    return {
        "address": row.address,
        "location": row.location,
        "salary": row.salary,
        "source": row.source,
        "attributes": row.attributes,
        "resume": row.resume.name if row.resume else None,
        "events": [event(fact) for fact in current_events(row)],
        "notes": [note.text for note in row.notes.filter(removed=False).order_by("created_at")],
        "people": [
            {"name": one.name, "part": one.part, "mail": one.mail}
            for one in row.contacts.filter(removed=False).order_by("name")
        ],
        "open_tasks": [_task(task) for task in row.tasks.filter(removed=False, done_on=None).order_by("due")],
        "tags": [tag.name for tag in row.taggings.filter(removed=False).order_by("name")],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "verdict": claim.verdict,
        "words": claim.words,
        "arms": [{"name": arm.name, "count": arm.k, "of": arm.n} for arm in claim.arms],
        "design": claim.design,
        "more_needed": claim.more_needed,
        "settled_by": claim.settled_by.isoformat() if claim.settled_by else None,
    }


def _experiment(one: SoFar) -> dict[str, Any]:
    row = one.experiment
    return {
        "number": f"#{row.number}",
        "name": row.name,
        "ways": list(row.arms),
        "began": row.began.isoformat(),
        "ended": row.ended.isoformat() if row.ended else None,
        "tosses": one.tosses,
        "verdict": one.claim.verdict if one.claim else None,
        "words": one.claim.words if one.claim else None,
        "coin_can_be_tossed_for": [application(some) for some in one.tossable],
    }


def _tasks(search: Search) -> list[Task]:
    rows = in_sight(search, Task).filter(done_on=None)
    return list(rows.select_related("application").order_by("due", "created_at")[:20])


def _task(task: Task) -> dict[str, Any]:
    of = task.application
    return {
        "what": task.what,
        "due": task.due.isoformat() if task.due else None,
        "application": f"#{of.number} {of}" if of else None,
    }
