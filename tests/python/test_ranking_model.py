"""A ranking is made with one set of parameters, whoever fits new ones meanwhile."""

from __future__ import annotations

import json

import psycopg
import pytest

from tests.conftest import Database
from tests.waiting import running


def test_a_fit_that_comes_between_is_not_half_there(hub: Database) -> None:
    """A refresh that waited for its turn says the parameters that it was made with."""
    hub.one("select fleet.add('a')")
    hub.one("select intake.send(%s)", [json.dumps({
        "type": "patterns", "source": "a",
        "patterns": [{"name": "guard clause", "frequency": 9, "success_rate": 1}],
    })])  # fmt: skip
    hub.one("select aggregation.fold_patterns()")
    before = hub.connect(autocommit=False)
    before.execute("lock table ranking.rankings in share row exclusive mode")
    with running(lambda: hub.connect().execute("select ranking.refresh()")):
        hub.until_blocked()
        fitted = hub.one("select ranking.add_model(0.5, 9, 0.1, '{}')")
        before.commit()

    [(model, stats)] = hub.all(
        """
        select r.model_version, (r.stats ->> 'model_version')::integer
        from ranking.current_ranking as c
        join ranking.rankings as r on r.ranking_id = c.ranking_id
        """
    )
    assert (model, stats) == (fitted, fitted)


def test_a_fit_waits_for_a_refresh(hub: Database) -> None:
    """And the other way round: neither reads what the other is writing."""
    refreshing = hub.connect(autocommit=False)
    refreshing.execute("select ranking.refresh()")
    fitting = hub.connect(autocommit=False)
    fitting.execute("set lock_timeout = '100 ms'")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        fitting.execute("select ranking.fit()")
