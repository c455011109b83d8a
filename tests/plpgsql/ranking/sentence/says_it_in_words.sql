begin;
\ir ../../aggregation/telling.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select ranking.refresh();

create function pg_temp.said(p_letter text, p_rank integer)
returns text
language sql
as $$
  select ranking.sentence(s, p_rank) from ranking.scores as s
  where s.fingerprint = pg_temp.p(p_letter);
$$;
select matches(
  pg_temp.said('a', 1),
  '^a \(python\) is number 1 of 1\. It is seen by 100 % of the votes \(at least \d+ %; 2 owners, '
  || '2 instances\) and works \d+ % of the time over 14 independent trials \(at least \d+ %\)\. '
  || 'Its score is 0\.\d{3}: one "at least" times the other, each 95 % certain\.$',
  'a ranked pattern'
);
select matches(
  pg_temp.said('b', null),
  '^b \(python\) is not ranked: 1 owner sees it, and it takes 2\. It is seen by 50 % of the votes '
  || '\(at least \d+ %; 1 owner, 1 instance\)',
  'one that is not, in the singular'
);
select is(pg_temp.said('a', 1) like '%' || (
  select ranking.percent(s.success_lower) from ranking.scores as s
  where s.fingerprint = pg_temp.p('a')
) || '%', true, 'with the figures of the view');
select is(
  ranking.sentence(null, null), 'No active instance sees this pattern now.', 'one nobody sees'
);
select is(
  ranking.sentence(null, 3),
  'No active instance sees this pattern now; it is number 3 until the next ranking.',
  'one nobody sees any more'
);

select * from finish();
rollback;
