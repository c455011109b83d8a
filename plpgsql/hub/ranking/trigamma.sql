create or replace function ranking.trigamma(p_x float8)
returns float8
language sql
immutable
parallel safe
return
  (
    '1'::float8
    + (
        '0.5'::float8
        + (
            '1'::float8 / '6'::float8
            - (
              '1'::float8 / '30'::float8
              - (
                '1'::float8 / '42'::float8
                - (
                  '1'::float8 / '30'::float8
                  - '5'::float8 / '66'::float8 / ((p_x + '6'::float8) * (p_x + '6'::float8))
                ) / ((p_x + '6'::float8) * (p_x + '6'::float8))
              ) / ((p_x + '6'::float8) * (p_x + '6'::float8))
            ) / ((p_x + '6'::float8) * (p_x + '6'::float8))
          ) / (p_x + '6'::float8)
      ) / (p_x + '6'::float8)
  ) / (p_x + '6'::float8)
  + '1'::float8 / (p_x * p_x)
  + '1'::float8 / ((p_x + '1'::float8) * (p_x + '1'::float8))
  + '1'::float8 / ((p_x + '2'::float8) * (p_x + '2'::float8))
  + '1'::float8 / ((p_x + '3'::float8) * (p_x + '3'::float8))
  + '1'::float8 / ((p_x + '4'::float8) * (p_x + '4'::float8))
  + '1'::float8 / ((p_x + '5'::float8) * (p_x + '5'::float8));

comment on function ranking.trigamma(float8) is
'ψ′(x) for x > 0, right to 1e-11 for x >= 0.5: the recurrence up to x + 6, there the asymptotic
series.';
