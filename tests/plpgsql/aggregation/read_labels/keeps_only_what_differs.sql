begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into aggregation.patterns (
  fingerprint, name, language, kind, description, first_seen_at
)
values (pg_temp.p('a'), 'a', 'python', 'idiom', 'what it is', '2026-01-01Z');
insert into pg_temp.batch_observations (
  stream_id, fingerprint, name, language, kind, description, is_first
)
values
  (1, pg_temp.p('a'), 'a', 'python', 'idiom', 'what it is', true),
  (2, pg_temp.p('a'), 'alpha', 'python', 'idiom', 'what it is', true),
  (2, pg_temp.p('a'), 'beta', 'python', 'idiom', null, false),
  (3, pg_temp.p('a'), 'a', 'python', 'idiom', null, true);
select aggregation.read_labels();
select results_eq(
  'select stream_id, name, is_renamed, is_retold from pg_temp.batch_labels order by 1',
  $$ values (2::bigint, 'alpha' collate "C", true, false), (3, 'a', false, true) $$,
  'a stream that says what the first one did needs no label, and one that says two things has one'
);

select * from finish();
rollback;
