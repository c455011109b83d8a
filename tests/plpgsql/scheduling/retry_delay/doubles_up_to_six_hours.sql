begin;
select plan(6);

create function pg_temp.part(p_backoff interval, p_attempt integer, p_of interval) returns float8
language sql as $$
  select extract(epoch from scheduling.retry_delay(p_backoff, p_attempt, 'run 17'))
    / extract(epoch from p_of) / (1 + scheduling.own_share('run 17') / 4)
$$;
select results_eq(
  $$select round(pg_temp.part('1 minute', n, '1 minute')::numeric, 6)
    from unnest(array[1, 2, 3, 9]) as n$$,
  'values (1.0), (2.0), (4.0), (256.0)', 'it doubles'
);
select is(
  round(pg_temp.part('1 minute', n, '6 hours')::numeric, 6), 1.0, 'attempt ' || n || ': six hours'
)
from unnest(array[10, 100]) as n;
select is(
  round(pg_temp.part('2 days', 5, '2 days')::numeric, 6), 1.0, 'a longer backoff does not double'
);
select is(scheduling.retry_delay('0', 3, 'run 17'), '0', 'none is none');
select results_eq(
  $$select min(d.delay) >= interval '60 seconds', min(d.delay) < interval '62 seconds',
      max(d.delay) > interval '73 seconds', max(d.delay) < interval '75 seconds'
    from generate_series(1, 1000) as n
    cross join lateral (select scheduling.retry_delay('1 minute', 1, 'run ' || n)) as d (delay)$$,
  'values (true, true, true, true)', 'many are spread over a quarter more'
);

select * from finish();
rollback;
