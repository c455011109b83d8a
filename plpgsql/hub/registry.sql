-- What the rooms of this bundle register, applied after the functions on every install.

-- fleet

-- intake

-- aggregation

-- routing

-- ranking

-- learning
