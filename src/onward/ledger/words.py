"""Every sentence that Onward says about a search. Each goes through gettext with named places.

A calm friend who is good at numbers: the verdict first, the reason second, the number third. Counts of people and
of applications, ranges before points. Nothing here computes.
"""

from __future__ import annotations

from datetime import date
from math import inf

from onward.language import brief_number, capital, full_day, month_day, number
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.language import npgettext as _np
from onward.ledger.findings import LOOK_AT_INTERVIEWS, Arm, Claim, Design, Range, Verdict
from onward.ledger.scan import MONTH_HALF, MONTH_HALVES
from onward.outcomes import Landmark, Stage
from onward.reading import Reading

_MORE_THAN_MOST = 75
_NO_END = 50.0
_INTERVIEWS_TELL = 10
_HARDLY_EVER = 5
_FEW_LEFT_OUT = 0.2
_ENOUGH_OF_ONES_OWN = 20
_LONGER_THAN_A_SEARCH = 2 * 365


def stage_verb(stage: Stage, count: int) -> str:
    """What happened to so many applications that reached a stage, after their count."""
    return {
        "answered": _np("verb", "answered", "answered", count),
        "live": _np(
            "verb",
            "led to a screen, a test or an interview",
            "led to a screen, a test or an interview",
            count,
        ),
        "interview": _np("verb", "led to an interview", "led to an interview", count),
        "offer": _np("verb", "ended in an offer", "ended in an offer", count),
    }[stage]


def stage_name(stage: Stage) -> str:
    """The things that are counted at a stage."""
    return {
        "answered": _("answers"),
        "live": _("screens, tests or interviews"),
        "interview": _("interviews"),
        "offer": _("offers"),
    }[stage]


def day(when: date, as_of: date) -> str:
    """A day as people write it; the year only where it is not this one."""
    return month_day(when) if when.year == as_of.year else full_day(when)


def about(count: int) -> str:
    """A large count to two figures: 2,091 → "about 2,100"; small ones as they are."""
    if count < 20:
        return str(count)
    unit = 10 ** (len(str(count)) - 2)
    return _("about {count}").format(count=number(round(count / unit) * unit))


def in_100(chance: float) -> str:
    """A chance as a count of 100: 0.073 → "7 in 100"."""
    if chance < 0.01:
        return _("fewer than 1 in 100")
    if chance > 0.99:
        return _("more than 99 in 100")
    return _("{count} in 100").format(count=round(100 * chance))


def in_10(chance: float) -> int:
    """A chance as a count of 10, never 0 or 10: nothing is certain."""
    return min(9, max(1, round(10 * chance)))


def one_in(chance: float) -> str:
    """A small share as "1 in 12"."""
    return _("1 in {count}").format(count=max(2, round(1 / chance))) if chance > 0 else _("none")


def duration(days: float) -> str:
    """A stretch of time as people say it."""
    weeks, months, years = days / 7, days / 30.4, days / 365.25
    if weeks < 9:
        return _n("{count} week", "{count} weeks", max(1, round(weeks))).format(count=max(1, round(weeks)))
    if months < 18:
        return _("{count} months").format(count=round(months))
    if years < 20:
        return _("{count} years").format(count=round(years))
    return _("decades")


def row(number: int) -> str:
    """An application without a name."""
    return _("row {number}").format(number=number)


def stage_rate(
    stage: Stage, mark: Landmark, reached: int, young: tuple[int, int], as_low_in_100: float, people: str
) -> str:
    """A rate against the usual; reached: mature ones in time or later; young: those too young to say, and how many of
    them have it already.
    """
    if mark.untold:
        return _untold(mark.untold)
    still = _young(*young)
    if mark.n == 0:
        return " ".join([_("None has had its time yet."), *still]) if still else _("None so far.")
    return " ".join(
        [_reached(stage, mark.n, reached, mark.k, mark.within), _against(reached, as_low_in_100, people), *still]
    )


def noes_not_told() -> str:
    """Endings that are all closings: how many were answered, nobody can say."""
    return _("What is written down does not tell a no from silence, so how many were answered can't be said.")


def _reached(stage: Stage, n: int, reached: int, in_time: int, within: int) -> str:
    if reached == in_time:
        return _("{k} of {n} {verb}.").format(k=reached, n=n, verb=stage_verb(stage, reached))
    text = _("{k} of {n} {verb}, {in_time} of them within {within} days.")
    return text.format(k=reached, n=n, verb=stage_verb(stage, reached), in_time=in_time, within=within)


def _young(pending: int, early: int) -> list[str]:
    if not pending:
        return []
    young = _n("{pending} is too young to say.", "{pending} are too young to say.", pending).format(
        pending=pending
    )
    already = _n("{early} of them has it already.", "{early} of them have it already.", early).format(early=early)
    return [young, already] if early else [young]


def _untold(count: int) -> str:
    """Steps without a day, seen from an earlier day than the last one."""
    text = _n(
        "{count} step has no day, so how this stood on that day can't be said.",
        "{count} steps have no day, so how this stood on that day can't be said.",
        count,
    )
    return text.format(count=count)


def _against(k: int, as_low_in_100: float, people: str) -> str:
    """A rate among those of others: how rare it is to have so little, or so much."""
    if k and as_low_in_100 >= _MORE_THAN_MOST:
        more = 100 - as_low_in_100
        text = _n("Of 100 {people}, {more} has more.", "Of 100 {people}, {more} have more.", round(more))
        return text.format(people=_(people), more=_whole(more))
    text = _n(
        "Of 100 {people}, {rare} has as few with nothing wrong.",
        "Of 100 {people}, {rare} have as few with nothing wrong.",
        round(as_low_in_100),
    )
    return text.format(people=_(people), rare=_whole(as_low_in_100))


# Claims


def contrast_claim(column: str, level: str, rest: str) -> str:
    """The tempting lesson of a contrast, as a short name."""
    name = column_name(column)
    if level == "yes":
        return _("{column} matters").format(column=name)
    if rest:
        text = _("{column}: {level} or {rest} matters")
        return text.format(column=name, level=level_name(level), rest=level_name(rest))
    return _("{column}: {level} differs from the rest").format(column=name, level=level_name(level))


def column_name(column: str) -> str:
    """A column's name inside a sentence: "Easy Application?" asks nothing there."""
    if column == MONTH_HALF:
        return _("Time of the month")
    return capital(column.strip(" ?:*#") or column)


def level_name(level: str) -> str:
    """A level as it is read: those that Onward names itself have a name in each language."""
    own = {
        "yes": _("yes"),
        "no": _("no"),
        MONTH_HALVES[0]: _("first half"),
        MONTH_HALVES[1]: _("second half"),
    }
    return own.get(level, level)


def level_claim(stage: Stage) -> str:
    """The tempting lesson that a rate is too low."""
    return _("I get fewer {things} than usual").format(things=stage_name(stage))


def between(first: date, last: date, as_of: date) -> str:
    """A stretch of days in which something began."""
    if first == last:
        return _("since about {when}").format(when=day(first, as_of))
    return _("since some day between {first} and {last}").format(first=day(first, as_of), last=day(last, as_of))


def streak_claim() -> str:
    """The tempting lesson of a long silence."""
    return _("The answers have dried up")


def arm_name(column: str, level: str) -> str:
    """An arm as it stands in a sentence: yes/no levels take their column along."""
    name = level_name(level)
    return f"{column_name(column)}: {name}" if level in {"yes", "no"} else name


def the_rest() -> str:
    """All other levels of a column."""
    return _("the rest")


def you() -> str:
    """The one arm of a claim about the whole search."""
    return _("you")


def counts(arms: tuple[Arm, ...], stage: Stage) -> str:
    """ "4 of 38 'no' and 9 of 139 'yes' led to an interview": what has come, whenever it came."""
    parts = [_("{k} of {n} ({name})").format(k=arm.reached, n=arm.sent, name=arm.name) for arm in arms]
    seen = _("{first} and {second} {verb} so far").format(
        first=parts[0], second=parts[1], verb=stage_verb(stage, 2)
    )
    young = sum(arm.sent - arm.n for arm in arms)
    later = _n("{young} of them does not count yet", "{young} of them do not count yet", young).format(young=young)
    return f"{seen}; {later}" if young else seen


def contrast(claim: Claim, days: float | None, as_of: date, within: int) -> str:
    """The sentence for a contrast; days: how long the applications that it needs would take."""
    seen = counts(claim.arms, claim.stage) + "."
    if claim.verdict == "lesson":
        return " ".join(filter(None, [_lesson(claim), _fair_counts(claim.arms, within), _because(claim.design)]))
    if claim.verdict == "no difference":
        return _("Settled: no difference that matters. {seen} Use whichever is less work.").format(seen=seen)
    if claim.verdict == "tentative":
        text = _("Leaning, not settled. {seen} Worth trying where it costs nothing; not worth a rewrite.")
        return text.format(seen=seen)
    if claim.verdict == "keep watching":
        text = _(
            "Too early. {seen} If one really gets you twice as many, {more} show it to half of such searches: {when}."
        )
        told = text.format(seen=seen, more=_more_to_send(claim.more_needed), when=_by(claim.settled_by, as_of))
        return f"{told} {_not_worth_it()}" if not claim.worth_testing else told
    if not claim.fair:
        text = _(
            "Can't know from these days. {seen} Most of what came has no day, so those sent earlier had longer for it. "
            "Write the days down, and it can be compared."
        )
        return text.format(seen=seen)
    if claim.turns_on:
        return _turns_on(claim.turns_on, seen)
    text = _("Can't know in this search. {seen} {more} Choose by what suits you.")
    return text.format(seen=seen, more=_more(claim.more_needed, days))


def _turns_on(withdrawn: int, seen: str) -> str:
    text = _n(
        "Can't know from these. {seen} It turns on the one that you withdrew before it had its time: "
        "count it as a no, and it says one thing; leave it out, and it says another.",
        "Can't know from these. {seen} It turns on the {count} that you withdrew before they had their time: "
        "count them as noes, and it says one thing; leave them out, and it says another.",
        withdrawn,
    )
    return text.format(seen=seen, count=withdrawn)


def _not_worth_it() -> str:
    return _("Not worth a test: it would save you less than an hour. Use whichever is less work.")


def _more_to_send(more: int | None) -> str:
    if not more:
        return _("the ones already out")
    return _n("{count} more application", "{count} more applications", more).format(count=about(more))


def _by(when: date | None, as_of: date) -> str:
    return day(when, as_of) if when else ""


def brief(claim: Claim) -> str:
    """A claim that no data decide yet, on one line. A level counts what had its time, a contrast what has come."""
    if claim.kind == "streak":
        return _("{claim}: {seen}").format(claim=claim.claim, seen=claim.words)
    if len(claim.arms) == 1:
        seen = _("{k} of {n} in time").format(k=claim.arms[0].k, n=claim.arms[0].n)
    else:
        seen = _(" and ").join(_("{k} of {n}").format(k=arm.reached, n=arm.sent) for arm in claim.arms)
    if claim.more_needed is None:
        return _("{claim}: {seen}").format(claim=claim.claim, seen=seen)
    more = _more_to_send(claim.more_needed)
    return _("{claim}: {seen}; {more} to settle").format(claim=claim.claim, seen=seen, more=more)


def more_unknown(count: int) -> str:
    """The claims that no data decide and that are not worth a line each."""
    return _n(
        "{count} more that this search can't know. --html or --json shows it.",
        "{count} more that this search can't know. --html or --json shows each.",
        count,
    ).format(count=count)


def _more(more: int | None, days: float | None) -> str:
    if more is None:
        return _("If one gets you twice as many, no number of applications that a person can send would show it.")
    if days is None:
        return _("It would take {more} more applications to settle.").format(more=about(more))
    if days > _LONGER_THAN_A_SEARCH:
        text = _("It would take {more} more applications to settle, more than a search has.")
        return text.format(more=about(more))
    return _("At your pace it would take {more} more applications, {time}, to settle.").format(
        more=about(more), time=duration(days)
    )


def _lesson(claim: Claim) -> str:
    ahead, behind = claim.apart
    if not claim.counts_agree:
        turned = _(
            "Learned: {ahead} gets you {things} more often than {behind}, compared among those sent at about the same time. "
            "All counts together point the other way, because the times differed."
        )
        return turned.format(ahead=ahead.name, behind=behind.name, things=stage_name(claim.stage))
    text = _("Learned: {ahead} gets you {things} more often, {a} of {b} against {c} of {d} ({behind})").format(
        ahead=ahead.name,
        behind=behind.name,
        things=stage_name(claim.stage),
        a=ahead.k,
        b=ahead.n,
        c=behind.k,
        d=behind.n,
    )
    if claim.ratio is None:
        return text + "."
    low, high = claim.ratio if ahead is claim.arms[1] else _turned(claim.ratio)
    if low <= 1:
        return text + _("; how much more often is still open.")
    if high > _NO_END:
        return text + _("; at least {low} times as often.").format(low=times(low))
    return text + _("; between {low} and {high} times as often.").format(low=times(low), high=times(high))


def _turned(ratio: Range) -> Range:
    """The same range with the arms the other way round."""
    low, high = ratio
    return (1 / high if high else inf), (1 / low if low else inf)


def times(ratio: float) -> str:
    """A ratio with as many figures as it deserves."""
    return number(ratio, ".0f") if ratio >= 10 else brief_number(ratio, ".1f")


def _because(design: Design) -> str:
    if design == "coin":
        return _("A coin chose, so it is the change itself.")
    if design == "before-after":
        return _("This differs from before; the market and the jobs may have changed too.")
    return _("This differs; whether it is the cause or comes with the kind of job, this search can't say.")


def _fair_counts(arms: tuple[Arm, ...], within: int) -> str:
    if all(arm.n == arm.sent and arm.k == arm.reached for arm in arms):
        return ""
    return _("Counted are those that had {within} days to answer.").format(within=within)


def level(claim: Claim, reached: int, as_low_in_100: float, people: str, as_of: date) -> str:
    """The sentence for "my rate is below the usual"; reached: mature applications that did, in time or later."""
    you, things = claim.arms[0], stage_name(claim.stage)
    if you.n == 0:
        return _("Nothing to say yet: no application has had its time for {things}.").format(things=things)
    counted = _("{k} of {n} {verb}.").format(k=reached, n=you.n, verb=stage_verb(claim.stage, reached))
    seen = f"{counted} {_against(reached, as_low_in_100, people)}"
    if claim.verdict == "lesson":
        text = _("Learned: this is lower than usual. {seen} Worth finding out why, one thing at a time.")
        return text.format(seen=seen)
    if claim.verdict == "no difference":
        return _("{seen} Nothing is missing here.").format(seen=seen)
    if claim.verdict == "tentative":
        return _("Leaning low, not settled. {seen}").format(seen=seen)
    if claim.verdict == "keep watching":
        text = _("{seen} If it is half the usual, {more} show it to half of such searches: {when}.")
        return text.format(seen=seen, more=_more_to_send(claim.more_needed), when=_by(claim.settled_by, as_of))
    if claim.stage == "offer" and reached == 0 and you.n >= _INTERVIEWS_TELL:
        return (
            f"{seen} {_if_written_down()}" if as_low_in_100 < _HARDLY_EVER else seen
        )  # the latest no says the rest
    return f"{seen} {_level_advice(claim.stage, as_low_in_100)}"


def _if_written_down() -> str:
    return _(
        "If offers are written down here, the interviews are worth a look; if they are not, this says nothing."
    )


def _level_advice(stage: Stage, as_low_in_100: float) -> str:
    if as_low_in_100 >= 50:
        return _("Nothing in this number asks for a change.")
    if stage in {"answered", "live", "interview"}:
        return _("Not a reason to rewrite the resume yet.")
    return _("Not a reason to change how you interview yet.")


def _whole(share: float) -> str:
    return _("fewer than 1") if share < 1 else str(round(share))


def streak(length: int, n: int, in_100_searches: float, verdict: Verdict | None = None, when: str = "") -> str:
    """The sentence for the current run without an answer, among n that had their time; when: a drop began."""
    if not n:
        return _("No application has had its time for an answer yet.")
    if verdict == "tentative":
        text = _("Leaning, not settled: answers come less often than they did, {when}. Not worth a rewrite.")
        return text.format(when=when)
    run = _n(
        "The latest one that had its time went without an answer.",
        "The latest {count} that had their time went without an answer.",
        length,
    )
    seen = run.format(count=length) if length else _("The latest one that had its time was answered.")
    if verdict == "lesson":
        return _(
            "Learned: answers come less often than they did, {when}. {seen} Look at what changed around then."
        ).format(seen=seen, when=when)
    if not length:
        return seen
    if in_100_searches >= 95:
        return _("{seen} Nearly every search has a run as long.").format(seen=seen)
    return _("{seen} In a search like yours a run this long happens to {count} in 100.").format(
        seen=seen, count=_whole(in_100_searches)
    )


# One rejection


def rejection(
    stage: Stage, chance: tuple[float, float], technique: Range, in_a_row: int, row_in_100: float, wrong: float
) -> str:
    """What the latest no taught; chance: before and after it; wrong: how likely something is, after so many
    in a row.
    """
    if wrong >= LOOK_AT_INTERVIEWS:
        return _worth_a_look(in_a_row, row_in_100, wrong)
    place = {
        "offer": _("your chance at the next interview"),
        "interview": _("the chance that your next screen or test leads to an interview"),
    }.get(stage, _("the chance of your next application"))
    same = _("Nothing to change. One no hardly moves {place}: it stays at {after}.")
    move = _("Nothing to change. One no moves {place} from {before} to {after}.")
    kind = _("a clearly better interview") if stage == "offer" else _("a clearly better screen or test")
    turned = _("At most {share} of such rejections would have gone the other way with {kind}.")
    before, after = _fine(*chance)
    moved = (same if before == after else move).format(place=place, before=before, after=after)
    if stage == "live":
        return f"{moved} {_other_picture()}"
    return f"{moved} {turned.format(share=one_in(technique[1]), kind=kind)}"


def _other_picture() -> str:
    """A no to an application: nobody measured how many a better one would turn."""
    return _("Most such noes mean that they had somebody else in mind. No wording would have changed that.")


def _worth_a_look(in_a_row: int, row_in_100: float, wrong: float) -> str:
    """So many interviews in a row ended in a no that there is something to look at."""
    text = _(
        "Now there is something to look at. {count} interviews in a row that end in a no happen to {rare} in 100 people with nothing wrong. "
        "{chance} that something in the interviews holds you back. "
        "Best next step: one practice interview with someone who hires."
    )
    return text.format(count=in_a_row, rare=_whole(row_in_100), chance=_even_or_more(wrong))


def _even_or_more(chance: float) -> str:
    if chance <= 0.6:
        return _("It is about even")
    return _("It is more likely than not, about {count} in 10,").format(count=in_10(chance))


def _fine(before: float, after: float) -> tuple[str, str]:
    """Two chances that hardly differ, both with a decimal where whole numbers would not tell them apart well."""
    figures = 0 if abs(before - after) >= 0.005 and before >= 0.1 else 1
    first, second = (
        _("{count} in 100").format(count=number(100 * chance, f".{figures}f")) for chance in (before, after)
    )
    return first, second


# Silence, waiting, forecast


def silence(days: int, still_coming: float, quiet_until: date | None, as_of: date) -> str:
    """What a silence means."""
    waited = _n("{count} day without an answer.", "{count} days without an answer.", days).format(count=days)
    if still_coming < 0.1:
        return _("{waited} Few like this are still answered: {chance}. You can let it go.").format(
            waited=waited, chance=in_100(still_coming)
        )
    of_10 = in_10(still_coming)
    text = _n(
        "{waited} Of 10 like this, {count} is still answered.",
        "{waited} Of 10 like this, {count} are still answered.",
        of_10,
    ).format(waited=waited, count=of_10)
    if quiet_until is None:
        return text
    return text + " " + _("No need to do anything before {when}.").format(when=day(quiet_until, as_of))


def waiting(n: int, answered: tuple[int, int, int], live: tuple[int, int, int]) -> str:
    """What the waiting ones may bring."""
    if n == 0:
        return _("Nothing is waiting for an answer.")
    text = _n("{n} application is waiting.", "{n} applications are waiting.", n).format(n=number(n))
    if answered[2] == 0:
        return text + " " + _("In the next 30 days hardly any of them will be answered.")
    coming = _(
        "In the next 30 days likely {a} of them are answered, and {b} lead to a screen, a test or an interview."
    )
    return text + " " + coming.format(a=_span(answered), b=_span(live))


def _span(points: tuple[int, int, int]) -> str:
    low, _middle, high = points
    if low == high:
        return _("none") if high == 0 else str(high)
    return _("{low} to {high}").format(low=low, high=high)


def forecast(
    by: tuple[date | None, date | None, date | None],
    as_of: date,
    going_on: bool,
    had_one: bool = False,
    own: int = _ENOUGH_OF_ONES_OWN,
    slow: bool = False,
) -> str:
    """When an offer may come; had_one: whether one came before; own: applications that had their time; slow: few
    were sent lately.
    """
    said = [] if going_on else [_("No application was sent lately, so this counts only what is already out.")]
    said += [_offer_by(by, as_of, _("Another offer") if had_one else _("An offer"))]
    said += [_("You sent few lately, and this goes on like that.")] if slow and going_on else []
    if own < _ENOUGH_OF_ONES_OWN:
        said += [_("You have too few of your own yet: this is mostly how it goes for other people.")]
    return " ".join([*said, _("More interviews move this more than anything else you could change.")])


def _offer_by(by: tuple[date | None, date | None, date | None], as_of: date, offer: str) -> str:
    early, even, late = by
    if even is None and early is None:
        return _("{offer} within a year is not likely at this pace.").format(offer=offer)
    if even is None:
        first = _("an early one by {when}").format(when=day(early, as_of)) if early else ""
        return _("{offer} within a year is less than even: {first}.").format(offer=offer, first=first)
    end = _("9 in 10 by {when}").format(when=day(late, as_of)) if late else _("1 in 10 take more than a year")
    start = day(early, as_of) if early else day(even, as_of)
    text = _("{offer} by {even} is about even; 1 in 10 searches like this end by {start}, {end}.")
    return text.format(offer=offer, even=day(even, as_of), start=start, end=end)


# Headline and frame


def headline_untold(sent: int, of_a_file: bool = True) -> str:
    """Nothing says what came of any application; of_a_file: else they are kept in the app."""
    if not of_a_file:
        return _n(
            "You sent {count} application, and what came of it is not written down yet.",
            "You sent {count} applications, and what came of them is not written down yet.",
            sent,
        ).format(count=number(sent))
    return _n(
        "Your file holds {count} application and does not say what came of it.",
        "Your file holds {count} applications and does not say what came of them.",
        sent,
    ).format(count=number(sent))


def nothing_known() -> str:
    """Where nothing is said of answers, silence is not known either."""
    return _("Whether they were answered is not written down.")


def headline_accepted() -> str:
    """The search is over."""
    return _("You accepted an offer. There is nothing left to learn here that you need.")


def headline(
    lessons: int, leaning: int, n: int, mature: int, claims: int, look_at_interviews: bool = False
) -> str:
    """The one sentence that stands first."""
    if n == 0:
        return _("Nothing was sent yet, so there is nothing to learn from.")
    if mature == 0:
        return _("Nothing to learn yet. The first answers need their time.")
    if look_at_interviews and not lessons:
        return _("Nothing to change in how you apply. The interviews are worth a look.")
    if lessons:
        text = _n("This search has taught you one thing.", "This search has taught you {count} things.", lessons)
        return text.format(count=lessons)
    if leaning:
        return _("Nothing is settled. Something leans, and it is not worth a rewrite yet.")
    text = _n(
        "Nothing to change. None of the {count} tempting lessons holds in your {n} application.",
        "Nothing to change. None of the {count} tempting lessons holds in your {n} applications.",
        n,
    )
    return text.format(count=claims, n=number(n))


def as_of_given(as_of: date) -> str:
    """Why this day: the person said so."""
    return _("As of {when}, as you asked.").format(when=full_day(as_of))


def as_of_today(as_of: date) -> str:
    """Why this day: it is today."""
    return _("As of today, {when}.").format(when=full_day(as_of))


def as_of_file_end(as_of: date) -> str:
    """Why this day: the file knows nothing later."""
    return _("As of {when}, the last day that your file knows of.").format(when=full_day(as_of))


def as_of_last_entry(as_of: date) -> str:
    """Why this day: nothing that is kept in the app is later."""
    return _("As of {when}, the last day that anything is known of.").format(when=full_day(as_of))


def as_of_before_the_file(as_of: date, first: date) -> str:
    """Why nothing is there: the person asked for a day before the first application."""
    return _("As of {when}, as you asked; the first application is of {first}.").format(
        when=full_day(as_of), first=full_day(first)
    )


def period_given(days: int) -> str:
    """That another period than the usual one was asked for."""
    return _n(
        "Counted is what came within {count} day, as you asked.",
        "Counted is what came within {count} days, as you asked.",
        days,
    ).format(count=days)


def read_counts(source: Reading) -> str:
    """Where every row went."""
    rows = _n("{rows} row", "{rows} rows", source.rows).format(rows=number(source.rows))
    kept = len(source.applications)
    applications = _n("{kept} application", "{kept} applications", kept).format(kept=number(kept))
    text = _("{path}: {format}. {rows}: {applications} and {skipped} left out.")
    return text.format(
        path=source.path,
        format=source.format,
        rows=rows,
        applications=applications,
        skipped=number(len(source.skipped)),
    )


def much_left_out(source: Reading) -> str:
    """Where much of the file does not count; empty where nearly all of it does."""
    if len(source.skipped) <= _FEW_LEFT_OUT * source.rows:
        return ""
    text = _("{skipped} of {rows} rows were left out. The end says which, and why.")
    return text.format(skipped=number(len(source.skipped)), rows=number(source.rows))


def change(on: date, claim: str, verdict: Verdict | None, as_of: date) -> str:
    """A line of a claim's history."""
    became = {"lesson": _("learned"), "tentative": _("leaning")}.get(verdict or "", _("open again"))
    return _("{when}: {claim}: {became}").format(when=day(on, as_of), claim=claim, became=became)


def no_change() -> str:
    """Nothing was ever learned or leaned."""
    return _("No verdict has changed so far: nothing was ever learned, and nothing leaned.")


# Next steps


def step_accepted(still_out: int) -> tuple[str, str]:
    """The search is over; what is still out can be closed."""
    if not still_out:
        return _("Close this search"), _("You accepted an offer, and nothing is out any more.")
    why = _n(
        "You accepted an offer; {count} application is still out, and a short line withdraws it.",
        "You accepted an offer; {count} applications are still out, and a short line withdraws each.",
        still_out,
    )
    return _("Close this search"), why.format(count=still_out)


def step_offer() -> tuple[str, str]:
    """An offer comes before everything else."""
    return _("Answer the offer"), _(
        "It is yours to take, to refuse or to talk about; nothing here is nearer to the end."
    )


def step_follow_up(days: int) -> tuple[str, str]:
    """An open conversation comes first."""
    why = _n(
        "It is {count} day since the last talk that is written down, and it is still open.",
        "It is {count} days since the last talk that is written down, and it is still open.",
        days,
    )
    return _("Ask how it stands"), why.format(count=days)


def step_send(live_mean: float) -> tuple[str, str]:
    """Going on sending is what moves the end."""
    why = _("About {count} of 100 lead to a talk. More of them move the end nearer than any rewrite.")
    return _("Send the next application"), why.format(count=max(1, round(100 * live_mean)))


def step_let_go(count: int) -> tuple[str, str]:
    """Silent ones can be closed in the head."""
    action = _n("Let {count} silent application go", "Let {count} silent applications go", count).format(
        count=count
    )
    return action, _("Fewer than 1 in 10 of them will still be answered. If one is, it comes back by itself.")


def step_coin(claim: str, more: int) -> tuple[str, str]:
    """A contrast that this search can settle deserves a coin."""
    action = _("Toss a coin for it: {claim}").format(claim=claim)
    why = _("{more} more applications would settle it, and a coin makes the answer about the change itself.")
    return action, why.format(more=capital(about(more)))


def step_use(claim: Claim) -> tuple[str, str]:
    """A lesson is there to be used."""
    if claim.kind == "streak":
        return _("Look at what changed"), _("Answers come less often than they did; your own search shows it.")
    if claim.kind == "level":
        why = _("Your own search shows that it is lower than usual, not why.")
        return _("Ask one person who hires to look with you: {claim}").format(claim=claim.claim), why
    ahead, _behind = claim.apart
    if claim.kind == "change":
        return _("Keep to {arm}").format(arm=ahead.name), _(
            "It goes better since; something else may have changed too."
        )
    why = _("More came of them in your own search. Is it they, or the jobs that they come with? A try is cheap.")
    return _("Lean towards {arm}").format(arm=ahead.name), why


def step_ask_feedback(dated: bool) -> tuple[str, str]:
    """Asking later beats guessing now; dated: whether the day of the no is known."""
    action = _("Ask for feedback, ten days after the no") if dated else _("Ask for feedback")
    return action, _("Honest answers come once the moment has passed.")


def step_tell(of_a_file: bool = True) -> tuple[str, str]:
    """What is missing; of_a_file: else it is written down in the app."""
    if not of_a_file:
        return _("Write down what came of each one"), _(
            "A word each is enough: a no, an interview, an offer, or nothing yet; with the day, if you have it."
        )
    return _("Write down what came of each one"), _(
        "One column is enough: rejected, interview, offer, or nothing yet; with the day, if you have it. "
        'If there is such a column already, name it: --map status="…"'
    )


def step_practice() -> tuple[str, str]:
    """When many interviews in a row ended in a no."""
    return _("One practice interview with someone who hires"), _(
        "Now there is enough to look at in the interviews."
    )
