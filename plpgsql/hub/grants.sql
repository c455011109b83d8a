-- Every grant of this bundle on one screen. PUBLIC has nothing; the scheduler and the worker are
-- members of the owner and need no line here.

-- fleet

-- intake

-- aggregation

-- routing

-- ranking

-- learning
