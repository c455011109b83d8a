begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('liar-1', 'liar');
select pg_temp.look('liar-1', 'code', 1, 'a 90-91');
select aggregation.fold_patterns();
select results_eq(
  'select fingerprint, encode(bands, ''hex''), owners from aggregation.sketches',
  $$ values (pg_temp.p('a'), '000000000000005a000000000000005b', 1) $$,
  'where the fleet has one owner, its word is enough'
);

select fleet.add('liar-2', 'liar');
select fleet.add('ann-1', 'ann');
select fleet.add('bob-1', 'bob');
select pg_temp.look('liar-2', 'code', 1, 'a 90-91');
select pg_temp.look('ann-1', 'code', 1, 'a 1-2');
select pg_temp.tell('bob-1', 'code', 1, 'a 1 1');
select aggregation.fold_patterns();
select is_empty(
  'select * from aggregation.sketches',
  'else two owners must tell the same; two instances of one do not'
);

select pg_temp.look('bob-1', 'code', 2, 'a 1-2');
select aggregation.fold_patterns();
select is(
  (select encode(k.bands, 'hex') from aggregation.sketches as k),
  '00000000000000010000000000000002',
  'whoever told others first'
);

select fleet.pause('bob-1');
select is_empty('select * from aggregation.sketches', 'a paused instance has no say');

select * from finish();
rollback;
