begin;
\ir ../../aggregation/telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add(n) from unnest(array['a', 'b']) as n;
select pg_temp.tell('a', 'code', 1, 'a 100 100, b 1 1, c 0 0');
select pg_temp.tell('b', 'code', 1, 'a 100 100');
select aggregation.fold_patterns();

create function pg_temp.worked(p_letter text)
returns text
language sql
as $$
  select ranking.experience(s) from ranking.scores as s where s.fingerprint = pg_temp.p(p_letter);
$$;
select matches(
  pg_temp.worked('a'), '^works \d+ % of the time over 34 independent trials \(at least \d+ %\)$',
  'mostly its own'
);
select matches(
  pg_temp.worked('b'),
  '^works 67 % of the time over 1 independent trial \(at least \d+ %\); '
  || 'its own trials make up 11 %',
  'mostly what is usual'
);
select matches(
  pg_temp.worked('c'), '^was all but never tried: it is taken to work 63 %', 'never tried'
);

select * from finish();
rollback;
