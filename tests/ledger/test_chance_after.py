"""The chance after the latest no, against the whole belief that has the no in it."""

import numpy as np
from proofs.made_posteriors import World, of_stage

from onward.ledger.pack import published_logs
from onward.ledger.rejection import last_rejection
from onward.ledger.stage_rates import belief_in
from onward.ledger.time_to_answer import time_to_answer
from onward.outcomes import PERIOD, STAGES, landmark

PACK = published_logs()


def test_one_outcome_more_comes_near_the_belief_with_the_no_in_it() -> None:
    """The first 60 of the 400 made searches that the docstring reports, seed 9: nothing is left to chance."""
    rng = np.random.default_rng(9)
    off: list[float] = []
    while len(off) < 60:
        _, search = of_stage(rng, "live", World())
        marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
        response = time_to_answer(search, PACK)
        told = last_rejection(search, marks, PACK, response)
        if told is not None and told.stage == "live" and (~np.isnat(search.rejected_on)).sum() > 1:
            assert told.chance_after < told.chance_before
            off.append(told.chance_after / belief_in(search, "live", marks["live"], PACK, response).mean - 1)
    assert np.median(np.abs(off)) < 0.02
    assert np.abs(off).max() < 0.09
