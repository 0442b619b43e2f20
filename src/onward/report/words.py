"""The words of the page's frame: headings, captions, empty states. Sentences about a search come ready in Findings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from onward.language import brief_number, full_day, month_name, number
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.ledger import words as said
from onward.ledger.actions import Day
from onward.ledger.findings import Claim, ClaimKind, Design, FailureCurve, SilenceCurve, Silent, StageRate, Verdict
from onward.outcomes import Stage


def verdict(claim: Claim) -> str:
    """A verdict's name beside its mark."""
    if claim.kind == "level" and claim.verdict == "no difference":
        return _("not so")
    names: Mapping[Verdict, str] = {
        "lesson": _("learned"),
        "tentative": _("leaning"),
        "keep watching": _("too early"),
        "no difference": _("no difference"),
        "can't know": _("can't know"),
    }
    return names[claim.verdict]


def stage(given: Stage) -> str:
    """A stage as a heading."""
    return {
        "answered": _("Answers"),
        "live": _("Screens, tests or interviews"),
        "interview": _("Interviews"),
        "offer": _("Offers"),
    }[given]


def place(name: str, count: int = 2) -> str:
    """A place of the flow, as it is called of so many."""
    return {
        "applied": _("applied"),
        "answered": _("answered"),
        "live": _n("screen, test or interview", "screens, tests or interviews", count),
        "interview": _n("interview", "interviews", count),
        "offer": _n("offer", "offers", count),
        "accepted": _("accepted"),
        "declined": _("declined by you"),
        "rejected": _("said no"),
        "withdrawn": _("withdrawn"),
        "silent": _("no answer"),
        "pending": _("still open"),
    }[name]


def counted(count: int, name: str) -> str:
    """A place with its count."""
    return f"{number(count)} {place(name, count)}"


def reached(name: str, after: str) -> str:
    """A place that was reached from another; silence after an answer is not "no answer"."""
    return _("went quiet") if name == "silent" and after != "applied" else place(name)


def ended(count: int, ending: str, after: str) -> str:
    """An ending with its count."""
    return f"{number(count)} {reached(ending, after)}"


def day(when: date) -> str:
    """A day with its year."""
    return said.day(when, date.min)


def of_100(chance: float) -> str:
    """A chance as a count of 100, with one decimal below ten."""
    text = number(100 * chance, ".0f") if chance >= 0.1 or chance == 0 else plain_100(chance)
    return _("{count} of 100").format(count=text)


def plain_100(chance: float) -> str:
    """A chance on an axis whose last mark says "of 100"."""
    return brief_number(100 * chance, ".1f")


def span_100(low: float, high: float) -> str:
    """A range of chances."""
    return _("{low} to {high} of 100").format(low=round(100 * low), high=round(100 * high))


def k_of_n(k: int, n: int, pending: int) -> str:
    """Counts of a stage, the pending ones apart."""
    text = _("{k} of {n}").format(k=k, n=n)
    return text + " " + _("({pending} too young)").format(pending=pending) if pending else text


def page() -> Mapping[str, str]:
    """Fixed texts of the page, by their place in the template."""
    return {
        "title": _("What this search has taught"),
        "next": _("Next"),
        "nothing_next": _("Nothing to do today."),
        "claims": _("What you may be tempted to learn"),
        "over": _("What the search had shown"),
        "columns": _("Which column was taken for what"),
        "claims_note": _("Each is a lesson that this search could seem to hold. Open one to see what carries it."),
        "nearest": _("The nearest to a lesson"),
        "other_claims": _("The others"),
        "no_claims": _(
            "There is nothing to compare yet. Columns with two or more values, eight applications each, are compared."
        ),
        "last_no": _("The latest no"),
        "failures": _("What 1, 2, 3 … 20 interviews that end in a no teach"),
        "no_rejection": _("No rejection is known yet."),
        "where": _("Where they went"),
        "often": _("How often, against the usual"),
        "calendar": _("Day by day"),
        "silence": _("Silence"),
        "ending": _("When will it end"),
        "nothing_sent": _("Nothing was sent yet. The first application starts this picture."),
        "no_rates": _("No stage to compare yet."),
        "no_curve": _("Too little is known to draw the curve."),
        "run": _("The current run"),
        "no_forecast": _("No forecast: an offer was accepted, or nothing was sent."),
        "waiting": _("Waiting for an answer"),
        "nothing_waits": _("Nothing is waiting."),
        "read": _("How your file was read"),
        "left_out": _("Rows that were left out"),
        "in_doubt": _("In doubt"),
        "none_left_out": _("Every row became an application."),
        "numbers": _("The numbers"),
        "table": _("The table behind this picture"),
        "more_notes": _("All the others"),
        "groups": _("The groups"),
        "formula": _("Formula"),
        "source": _("Source"),
        "correct": _("If a column was taken for the wrong thing, say so: --map {example}").format(
            example='applied_on="Date sent"'
        ),
        "settle": _("What would settle it"),
        "method": _("What this rests on"),
        "row": _("Row"),
        "why": _("Why"),
        "field": _("Field"),
        "column": _("Column"),
        "application": _("Application"),
        "days": _("Days"),
        "still": _("Of 100 like this, still answered"),
        "arm": _("Group"),
        "mature": _("Had their time"),
        "in_time": _("In time"),
        "sent": _("Sent"),
        "ever": _("So far"),
        "evidence": _("Evidence"),
        "line": _("Learned at"),
        "ratio": _("Times as often, 95 of 100"),
        "design": _("How it was assigned"),
        "theme": _("Light or dark"),
        "made_by": _("Made by Onward on your own machine. Nothing was sent anywhere."),
    }


def method(people: str) -> tuple[str, ...]:
    """What the numbers rest on, a paragraph each; people: whose rates the usual ones are."""
    return (
        _(
            "An answer that has not come is not a no. An application counts once it has had its days: 45 from the day it was sent, unless you set another period; "
            "until then it is shown as too young. Offers count 60 days after the first interview."
        ),
        _(
            "A rate: usual rates and your own counts together, Beta(a + k, b + n − k), with what the pending ones already say. "
            'The dark band holds 95 of 100. "As few with nothing wrong" is the beta-binomial tail (Gelman et al., Bayesian Data Analysis, ch. 2).'
        ),
        _(
            "Evidence says how many times better a difference explains the outcomes than no difference does. Of 20 searches in which nothing matters, at "
            "most one ever shows a lesson, however often one looks and however many things are compared (exact lines, Ville 1939, weighted Holm)."
        ),
        _("The usual rates are those of {people}, who may differ from people in your field.").format(
            people=_(people)
        ),
        _(
            "The share of rejections that a better showing would have turned: r from .19 to .44 between separate interviewers (Huffcutt, Culbertson and Weyhrauch 2013; "
            "Sackett et al. 2022), and what practice buys, .3 to .5 standard deviations."
        ),
        _(
            "Silence: a share of applications is ever answered, after a log-normal delay (Boag 1949). A run: how often one as long happens by chance, exactly (Feller 1968, XIII.7)."
        ),
        _("The forecast repeats your own rates and pace 4,000 times; nothing about you changes in it."),
    )


def design(given: Design) -> str:
    """How the arms came about."""
    return {
        "coin": _("by a coin"),
        "chosen": _("chosen, not by chance: this may differ for other reasons"),
        "before-after": _("one after the other: the market may have changed too"),
        "none": _("not compared: the whole search"),
    }[given]


def formula(claim: Claim) -> str:
    """How the evidence of a claim is computed."""
    if claim.kind == "level":
        return _(
            "The chance of these counts if your rate is half a usual one, over their chance if it is a usual one; rates are averaged over what is usual."
        )
    if claim.kind == "streak":
        return _(
            "The chance of all answers so far if from some application on they come half or a quarter as often, over their chance if they come as before; averaged over where the change may lie."
        )
    if claim.design == "coin":
        return _(
            "For each outcome: its chance in its own group over its mean chance in both, multiplied; averaged over pairs of rates."
        )
    return _(
        "Outcomes in small blocks of both groups, as they came of age: given how many of a block went well, the chance that just these did if the odds differ, over the chance if they don't, multiplied; "
        "averaged over twelve sizes of the difference."
    )


def source(claim: Claim) -> str:
    """Where the formula comes from."""
    if claim.kind == "level":
        return _("Ville 1939; the beta-binomial")
    if claim.kind == "streak":
        return _("Shin, Ramdas and Rinaldo 2023")
    return _("Fisher 1935; Turner, Ly and Grünwald 2024; Ville 1939")


def sent_and_reached(name: str, reached: int, sent: int, k: int, n: int) -> str:
    """An arm's counts in a line: all that came, whenever, and those that had their time."""
    text = _("{name}: {reached} of {sent} so far").format(name=name, reached=reached, sent=sent)
    if (reached, sent) == (k, n):
        return text
    if sent == n:
        return text + _(", {k} of them in time").format(k=k)
    return text + _(", {k} in time of the {n} that had their time").format(k=k, n=n)


def settle(claim: Claim) -> str:
    """What would settle a claim."""
    if claim.verdict == "lesson":
        return _("It is settled. Later outcomes may still undo it; then it goes back.")
    if claim.verdict == "no difference":
        return _("It is settled: a difference that matters is ruled out.")
    if claim.more_needed is None:
        return _no_number(claim)
    if not claim.more_needed:
        return _("The applications that are already out.")
    more = _n("{count} more application", "{count} more applications", claim.more_needed).format(
        count=said.about(claim.more_needed)
    )
    if claim.settled_by is None:
        return _("{supposing}, it would take {more} to see it. This search will hardly have so many.").format(
            supposing=_supposing(claim.kind), more=more
        )
    return _("{supposing}, {more} show it to half of such searches, by {day}.").format(
        supposing=_supposing(claim.kind), more=more, day=day(claim.settled_by)
    )


def _no_number(claim: Claim) -> str:
    """Why more applications would not help. A rate near nothing does show, so it is said what was supposed."""
    if claim.kind == "level":
        return _(
            "If your rate is half the usual, no number of applications would: many people with nothing wrong have such a rate. "
            "One near nothing would show."
        )
    if claim.kind == "streak":
        return _("Silence alone would not: it takes answers first, and then far fewer of them.")
    if claim.turns_on:
        return _("More of the same would not: it turns on those that you withdrew.")
    if not claim.fair:
        return _("More of the same would not: write the days down, and it can be compared.")
    return _("If the difference is twofold, no number of applications that a person can send would.")


def _supposing(kind: ClaimKind) -> str:
    """How large the effect is supposed to be; planning in the evidence uses the same."""
    if kind == "level":
        return _("If your rate is half the usual")
    if kind == "streak":
        return _("If no answer comes any more")
    return _("If one really gets you twice as many")


def whole_100(chance: float) -> str:
    """A chance in a column that counts of 100."""
    return number(100 * chance, ".0f")


def rate_source(rate: StageRate) -> str:
    """Where the usual rate of a stage comes from."""
    return _("{stage}, the usual: {source}.").format(stage=stage(rate.stage), source=_(rate.source).rstrip("."))


def more_notes(count: int) -> str:
    """What a cut account leaves out."""
    return _("And {count} more; --json lists them all.").format(count=number(count))


def more_rows(count: int) -> str:
    """What a cut list leaves out."""
    return _n("and {count} more", "and {count} more", count).format(count=number(count))


def ratio(claim: Claim) -> str:
    """The range of the ratio between two groups."""
    if claim.ratio is None:
        return _("not known")
    low, high = claim.ratio
    if math.isinf(high):
        return _("{low} or more").format(low=number(low, ".2g"))
    return _("{low} to {high}").format(low=number(low, ".2g"), high=said.times(high))


# Pictures


def sankey_title() -> str:
    return _("Where the applications went")


def sankey_text(count: int) -> str:
    return _(
        "{count} applications, from sent to where each is now; the table behind the picture has every count."
    ).format(count=number(count))


def sankey_caption() -> str:
    return _("Every application that was sent, and where it is now. What is still open has a branch of its own.")


def sankey_head() -> tuple[str, ...]:
    return (_("From"), _("To"), _("Applications"))


def rates_title() -> str:
    return _("How often applications reach each stage, against other people")


def rates_caption(people: str, guessed: tuple[str, ...] = ()) -> str:
    text = _("The bar, your own rate: 95 of 100 chances lie in it. The box, the usual: 8 of 10 {people}.").format(
        people=_(people)
    )
    if not guessed:
        return text
    return (
        text + " " + _("For {stages} nobody knows it well, so it is wide.").format(stages=_(" and ").join(guessed))
    )


def usual() -> str:
    """The name of the pale band."""
    return _("usual")


def yours() -> str:
    """The name of the dark band."""
    return _("you")


def rates_head() -> tuple[str, ...]:
    return (_("Stage"), _("Reached"), _("Your rate"), _("Usual"), _("As few, of 100 people"))


def rate_row(rate: StageRate) -> tuple[str, ...]:
    """A stage in the table behind the picture."""
    return (
        stage(rate.stage),
        k_of_n(rate.reached, rate.n, rate.pending),
        span_100(rate.low, rate.high),
        span_100(*rate.usual),
        number(rate.as_low_in_100, ".0f"),
    )


def evidence_title(claim: str) -> str:
    return _("Evidence over time: {claim}").format(claim=claim)


def evidence_axis() -> str:
    return _("times better explained")


def evidence_caption(kind: ClaimKind, line: float) -> str:
    if kind == "level":
        text = _(
            "How many times better half the usual rate explains the outcomes than a usual one does, as they came in. At {line} it is learned."
        )
    elif kind == "streak":
        text = _(
            "How many times better a drop explains the answers than a steady rate does, as they came in. At {line} it is learned."
        )
    else:
        text = _(
            "How many times better a difference explains the outcomes than none does, as they came in. At {line} it is learned."
        )
    return text.format(line=times(line))


def evidence_head() -> tuple[str, ...]:
    return (_("Day"), _("Evidence"))


def settled_line(times: int) -> str:
    return _("learned here: {times} times better").format(times=said.about(times))


def failures_title() -> str:
    return _("What interviews in a row that end in a no teach")


def failures_text(curve: FailureCurve) -> str:
    return _("Before any {before}, after one {one}, after {many} {last}.").format(
        before=of_100(curve.before),
        one=of_100(curve.something_wrong[0]),
        many=len(curve.something_wrong),
        last=of_100(curve.something_wrong[-1]),
    )


def failures_axis() -> str:
    return _("chance of 100 that something holds you back")


def failures_caption() -> str:
    return _(
        "One no hardly moves anything; about ten in a row, with no offer between, are something to look at. Something that holds you back is taken "
        "to halve the chance, and to be there for 1 in 4 before any no."
    )


def failures_head() -> tuple[str, ...]:
    return (_("In a row"), _("Something holds you back"), _("Of 100 with nothing wrong"), _("Bits of the latest"))


def even() -> str:
    """Half and half, on a picture."""
    return _("even")


def no_failure() -> str:
    return _("none yet")


def failures_in_a_row(count: int) -> str:
    return _("{count} in a row").format(count=count)


def whole(count: float) -> str:
    """A count of 100 people."""
    return number(count, ".0f") if count >= 1 else _("fewer than 1")


def silence_title() -> str:
    return _("Chance that an answer still comes")


def silence_text(curve: SilenceCurve) -> str:
    return _("After no day {first}, after {days} days {last}.").format(
        first=of_100(curve.still_coming[0]), days=curve.days[-1], last=of_100(curve.still_coming[-1])
    )


def silence_caption(waiting: int) -> str:
    text = _(
        "Of 100 applications that have been silent so long, how many are still answered, with the range of what is likely."
    )
    return text + " " + _("Each dot is one that waits.") if waiting else text


def silence_height() -> str:
    return _("of 100 still answered")


def silence_axis() -> str:
    return _("days without an answer")


def silence_head() -> tuple[str, ...]:
    return (_("Days"), _("Still answered"), _("Likely range"))


def dot_title(silent: Silent) -> str:
    """What a dot says when pointed at."""
    return f"{silent.application}: {silent.words}"


def fan_title() -> str:
    return _("Chance of an offer by each day")


def fan_caption() -> str:
    return _("Of 100 searches that go on like this, how many have an offer by then.")


def fan_marks() -> tuple[str, str, str]:
    return (_("1 in 10"), _("even"), _("9 in 10"))


def fan_axis() -> str:
    return _("of 100 have an offer")


def marked_day(name: str, when: date) -> str:
    """A mark on the forecast with its day."""
    return _("{name}, {day}").format(name=name, day=day(when))


def fan_head() -> tuple[str, ...]:
    return (_("Day"), _("An offer by then"))


def calendar_title() -> str:
    return _("What was done, day by day")


def calendar_text(sent: int, news: int, talks: int) -> str:
    return _(
        "{sent} sent, {news} answers, {talks} talks; the table behind the picture counts them by month."
    ).format(sent=number(sent), news=number(news), talks=number(talks))


def calendar_caption() -> str:
    return _(
        "Each square is a day, darker where more was sent; a dot is an answer, a ring a screen, a test or an interview. An empty day is a day."
    )


def calendar_head() -> tuple[str, ...]:
    return (_("Month"), _("Sent"), _("Answers"), _("Talks"))


def calendar_day(when: date, done: Day) -> str:
    """What a square says when pointed at."""
    parts = [
        _n("{count} sent", "{count} sent", done.sent).format(count=done.sent) if done.sent else "",
        _n("{count} answer", "{count} answers", done.news).format(count=done.news) if done.news else "",
        _n("{count} talk", "{count} talks", done.talks).format(count=done.talks) if done.talks else "",
    ]
    return f"{full_day(when)}: {', '.join(filter(None, parts))}"


def weekday(day: int) -> str:
    """A day of the week in two letters, counted from Monday, 0."""
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))[day]


def month(number_: int) -> str:
    """A month in three letters."""
    return month_name(number_)[:3]


def month_of_year(year: int, number_: int) -> str:
    return f"{month_name(number_)} {year}"


def dots_text(filled: int, total: int) -> str:
    return _("{filled} of {total}").format(filled=filled, total=total)


def run_text(length: int) -> str:
    """What the dots of a run show."""
    return _n("{count} without an answer", "{count} without an answer", length).format(count=length)


def times_short(power: int) -> str:
    """A power of ten on the axis of evidence."""
    if power < 0:
        return _("1 in {count}").format(count=_short(-power))
    return _short(power)


def _short(power: int) -> str:
    return number(10**power) if power <= 4 else f"10^{power}"


def times(log_e: float) -> str:
    """An e-value as "12 times", beyond a million as a power of ten."""
    if log_e > 13.8:
        return _("10 to the power of {power}").format(power=round(log_e / math.log(10)))
    value = math.exp(log_e)
    return _("{times} times").format(times=number(value, ",.0f") if value >= 10 else number(value, ".2g"))
