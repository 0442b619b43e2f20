"""Every sentence about a simulation. Each goes through gettext with named places. Nothing here computes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp

from onward.evidence.priors import BetaPrior
from onward.language import capital, number
from onward.language import gettext as _
from onward.language import ngettext as _n
from onward.simulate.policies import CHALLENGERS
from onward.simulate.run import Plan
from onward.simulate.searcher import Searcher
from onward.simulate.summary import CLEAR, Figure, Row, sooner_than_ledger


def policy(name: str) -> str:
    """A policy in a few words."""
    return {
        "every-no": _("a new resume after every no"),
        "five-noes": _("a new one after five noes of a kind"),
        "peek": _("a coin, and a plain test at every look"),
        "ledger": _("a coin, and the ledger"),
        "never": _("one resume throughout"),
        "oracle": _("an oracle that knows the best"),
    }[name]


def policy_meaning(name: str) -> str:
    """What a policy does."""
    coin = _(
        "A coin picks between the best version so far and a new one; once they are said to differ, the worse is dropped; at most {count} new ones."
    ).format(count=CHALLENGERS)
    return {
        "every-no": _(
            "Every no is taken for a fault of the resume. A new version is written and taken to be better."
        ),
        "five-noes": _("The same after five noes of a kind: to applications, or after interviews."),
        "peek": coin
        + " "
        + _(
            "They are said to differ as soon as a plain test would be wrong 1 time in 20 (two-proportion z, p < .05), with a look after every outcome."
        ),
        "ledger": coin + " " + _("They are said to differ when Onward's comparison is settled."),
        "never": _("Nothing is learned, and nothing is rewritten."),
        "oracle": _(
            "It knows what {count} new versions would be worth before any is written, and writes the best unless the first is better. Nobody can do this; it shows what knowing would be worth."
        ).format(count=CHALLENGERS),
    }[name]


def headline(plan: Plan) -> str:
    """What was done, in one sentence."""
    return _(
        "What learning from every no costs: {searches} made-up searches, lived under each of {policies}."
    ).format(
        searches=number(plan.searches),
        policies=_n("{count} policy", "{count} policies", len(plan.policies)).format(count=len(plan.policies)),
    )


def effect(size: float) -> str:
    """How much versions truly differ, as a heading."""
    if not size:
        return _("Where no version is better than another (effect 0)")
    return _("Where new versions differ from the first by about {times} times, up or down (effect {size})").format(
        times=number(exp(size), ".2g"), size=number(size, "g")
    )


def table_head() -> tuple[str, ...]:
    """The columns of a table of policies."""
    return (
        _("policy"),
        _("weeks"),
        _("against never"),
        _("none, of 100"),
        _("false lessons"),
        _("ever, of 100"),
    )


def table_row(row: Row) -> tuple[str, ...]:
    """A policy in the table, under `table_head`."""
    return (
        row.policy,
        with_error(row.weeks),
        longer(row.longer_than_never),
        with_error(_of_100(row.no_offer)),
        with_error(row.false_lessons, digits=2 if row.false_lessons.mean >= 1 else 3),
        with_error(_of_100(row.ever_false)),
    )


def table_note() -> str:
    """How to read the table."""
    return _(
        "Weeks: to the first offer, on average; ± is one standard error. None: of 100 searches, those without an offer when they were given up; they count with their weeks until then, so a mean is too low where there are many. "
        "Against never: the same people with the same luck, search by search. False lessons: a search; ever: of 100 searches, those that were taught at least one."
    )


def with_error(figure: Figure, *, digits: int = 1) -> str:
    """A mean and its standard error."""
    form = f".{digits}f"
    return f"{number(figure.mean, form)} ± {number(figure.se, form)}"


def longer(figure: Figure | None) -> str:
    """Weeks beyond another policy's, with their sign; a dash where there is nothing to compare."""
    if figure is None or not (figure.mean or figure.se):
        return "-"
    return f"{number(figure.mean, '+.2f')} ± {number(figure.se, '.2f')}"


def taught(found: tuple[Row, ...]) -> Iterator[str]:
    """What each policy that rewrites taught and cost where no version is better than another."""
    for row in found:
        if row.effect == 0 and row.rewrites.mean:
            yield _("{policy}: {count} false lessons a search; {weeks}.").format(
                policy=capital(policy(row.policy)),
                count=few_digits(row.false_lessons.mean),
                weeks=_against(row.longer_than_never),
            )


def ledger_loses(found: tuple[Row, ...]) -> Iterator[str]:
    """Where another policy ends sooner than the ledger; nothing where the ledger was not simulated."""
    if not any(row.policy == "ledger" for row in found):
        return
    beaten = list(sooner_than_ledger(found))
    for row, sooner in beaten:
        yield _("Effect {effect}: {policy} ends {weeks} weeks sooner.").format(
            effect=number(row.effect, "g"), policy=policy(row.policy), weeks=with_error(sooner, digits=2)
        )
    if not beaten:
        yield _("Nowhere here does another policy clearly end sooner.")
    yield _("Differences below {clear} standard errors are not named.").format(clear=number(CLEAR, "g"))


def ledger_why(searcher: Searcher) -> str:
    """Why the ledger can lose."""
    why = (
        _("Why: its new version costs days too, and an ordinary search is mostly too short to settle anything.")
        if searcher.rewrite_days
        else _("Why: an ordinary search is mostly too short to settle anything.")
    )
    return (
        why
        + " "
        + _(
            "Where versions differ a lot, trying many of them blindly finds good ones without learning which. "
            "What the ledger buys is not speed: it hardly ever tells anybody something that is not so."
        )
    )


def assumptions(plan: Plan) -> Iterator[str]:
    """All that was assumed, so that anybody can get the same figures."""
    yield _("{searches} searches a policy and effect, seed {seed}.").format(
        searches=number(plan.searches), seed=plan.seed
    )
    yield from _searcher(plan.searcher)
    yield _(
        "A new version's odds of an interview against the first: log odds ratio normal around 0, the effect its standard deviation. Better and worse are as likely, but a good one gains more than a bad one loses."
    )
    yield _("A lesson is a decision that one version is better than another; it is false where it truly is not.")


def _searcher(given: Searcher) -> Iterator[str]:
    yield _(
        "Chances, drawn for each person: an interview per application {interview}, any answer {answer}, an offer per interview {offer}."
    ).format(interview=_beta(given.interview), answer=_beta(given.answer), offer=_beta(given.offer))
    yield _(
        "Days to an answer: log-normal, median {days} and sigma {people} over people, sigma {spread} within one; from interview to its end: median {ending}, sigma {ending_spread}."
    ).format(
        days=number(given.answer_days[0], "g"),
        people=number(given.answer_days[1], "g"),
        spread=number(given.answer_spread, "g"),
        ending=number(given.ending_days[0], "g"),
        ending_spread=number(given.ending_days[1], "g"),
    )
    yield _(
        "Pace: {weekly} applications a week. A new version costs {rewrite} days without any. {dwells} of 100 noes are dwelt on, under every policy alike; each takes {cost} of 100 of the pace for {days} days."
    ).format(
        weekly=number(given.weekly, "g"),
        rewrite=number(given.rewrite_days, "g"),
        dwells=number(100 * given.dwells, "g"),
        cost=number(100 * given.dwell_cost, "g"),
        days=number(given.dwell_days, "g"),
    )
    yield _("An outcome: an interview within {period} days. Given up after {weeks} weeks.").format(
        period=given.period_days, weeks=given.weeks
    )


def picture_title() -> str:
    return _("What learning costs, and what it teaches")


def picture_text(row: Row) -> str:
    """A row of the picture for those who can't see it."""
    return _("Effect {effect}, {policy}: {weeks} weeks, {false} false lessons.").format(
        effect=number(row.effect, "g"),
        policy=policy(row.policy),
        weeks=number(row.weeks.mean, ".1f"),
        false=few_digits(row.false_lessons.mean),
    )


def picture_axis() -> str:
    return _("weeks to an offer")


def picture_false() -> str:
    return _("false lessons a search")


def picture_effect(size: float) -> str:
    """An effect as a heading in the picture, which is narrow."""
    if not size:
        return _("No version is better than another")
    return _("Versions differ about {times} times").format(times=number(exp(size), ".2g"))


def picture_caption() -> str:
    return _(
        "Made-up searches, the same people under each policy. Dot and band: weeks to an offer on average, and two standard errors to each side; the line down a group is one resume throughout. On the right, the false lessons that a search is taught."
    )


def picture_head() -> tuple[str, ...]:
    return (_("effect"), *table_head(), _("against the ledger"), _("rewrites each"), _("applications each"))


def picture_row(row: Row) -> tuple[str, ...]:
    """A row of the table behind the picture, under `picture_head`."""
    return (
        number(row.effect, "g"),
        *table_row(row),
        longer(row.longer_than_ledger),
        with_error(row.rewrites),
        with_error(row.applications),
    )


def few_digits(value: float) -> str:
    """A mean with as many digits as a glance takes."""
    return (
        number(value, ".0f")
        if value >= 10 or not value
        else number(value, ".1f")
        if value >= 1
        else number(value, ".2g")
    )


def page() -> Mapping[str, str]:
    """Fixed headings of the page and of the text."""
    return {
        "title": _("What learning costs"),
        "table": _("The table behind this picture"),
        "loses": _("Where the ledger loses"),
        "taught": _("What was taught where nothing was to be learned"),
        "policies": _("The policies"),
        "assumed": _("What was assumed"),
        "made_by": _("Made by Onward on your own machine. Nothing was sent anywhere."),
    }


def _beta(prior: BetaPrior) -> str:
    return _("Beta({a}, {b}), mean {mean}").format(
        a=number(prior.a, "g"), b=number(prior.b, "g"), mean=number(prior.mean, ".3f")
    )


def _of_100(share: Figure) -> Figure:
    return Figure(100 * share.mean, 100 * share.se)


def _against(difference: Figure | None) -> str:
    """Weeks beyond those of never learning, in words."""
    if difference is None or not difference.clear:
        return _("no clear difference in weeks")
    weeks = few_digits(abs(difference.mean))
    return (
        _("{weeks} weeks longer than one resume throughout").format(weeks=weeks)
        if difference.mean > 0
        else _("{weeks} weeks shorter than one resume throughout").format(weeks=weeks)
    )
