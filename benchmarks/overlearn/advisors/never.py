"""Nobody's advice: what a search costs when nothing is ever learnt."""

from overlearn.advisor import remembering_nothing

NEVER = remembering_nothing("never advise", lambda _: ())
