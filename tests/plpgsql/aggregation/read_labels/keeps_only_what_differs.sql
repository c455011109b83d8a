begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
values (pg_temp.p('a'), 'a', 'python', 'idiom', '2026-01-01Z');
insert into pg_temp.batch_observations (stream_id, fingerprint, name, language, kind)
values (1, pg_temp.p('a'), 'a', 'python', 'idiom'), (2, pg_temp.p('a'), 'alpha', 'python', 'idiom');
select aggregation.read_labels();
select results_eq(
  'select stream_id, name from pg_temp.batch_labels',
  $$ values (2::bigint, 'alpha' collate "C") $$,
  'a stream that calls it as the first one did needs no label'
);

select * from finish();
rollback;
