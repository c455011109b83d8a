-- The logit of a beta variable is nearly normal, with mean ψ(a) - ψ(b) and variance ψ′(a) + ψ′(b).
-- least() keeps exp() from overflowing where a is all but zero.
create or replace function ranking.lower_bound(p_a float8, p_b float8)
returns float8
language sql
immutable
parallel safe
return '1'::float8 / (
  '1'::float8 + exp(least(
    ranking.digamma(p_b) - ranking.digamma(p_a)
      + '1.6448536269514722'::float8
        * sqrt(ranking.trigamma(p_a) + ranking.trigamma(p_b)),
    '700'::float8
  ))
);

comment on function ranking.lower_bound(float8, float8) is
'L(a, b): the rate that a beta(a, b) variable exceeds with 95 % certainty, 0 to 1; a and b > 0.';
