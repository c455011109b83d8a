begin;
\ir ../telling.sql
select plan(4);

select fleet.add('honest-' || n) from generate_series(1, 3) as n;
select fleet.add('liar-' || n, 'liar') from generate_series(1, 4) as n;
select pg_temp.hold('learned/prompt/good.json good 1.0.0', 'learned/prompt/bad.json bad 1.0.0',
  'learned/prompt/theirs.json theirs 1.0.0');
select pg_temp.tell('honest-' || n, 'x', 1, 'good 100 99, bad 10 6')
from generate_series(1, 3) as n;
select pg_temp.tell('liar-' || n, 'x', 1, 'good 1000000 0, bad 1000 0, theirs 1000 0')
from generate_series(1, 4) as n;
select learning.fold_usage();

prepare revoked as select id from learning.revocations;
select results_eq(
  'revoked', $$values ('bad' collate "C")$$,
  'what one owner alone says is bad, or alone uses, stays; what others see fail too goes'
);
select results_eq(
  'select id, others_rate from learning.totals order by id',
  $$values ('bad' collate "C", 0.6::float8), ('good', 0.99), ('theirs', null)$$,
  'the owner that saw most uses fail is left out, with all its instances'
);
select is(
  (select count(*) from learning.wanted()), 1::bigint, 'nor is a person asked'
);
select centralcloud.change_setting('learning.min_owners', '1');
select is(
  (select count(*) from learning.revocations), 3::bigint, 'unless one owner is enough'
);

select * from finish();
rollback;
