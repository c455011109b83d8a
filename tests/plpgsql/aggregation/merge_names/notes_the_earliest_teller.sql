begin;
\ir ../telling.sql
select plan(4);

select aggregation.open_batch();
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed)
values (1, true, true), (2, true, true);
insert into pg_temp.batch_observations (
  stream_id, fingerprint, observed_at, name, language, kind, description, is_first
)
values
  (1, pg_temp.p('a'), '2026-01-02Z', 'later', 'python', 'idiom', null, true),
  (2, pg_temp.p('a'), '2026-01-01Z', 'first', 'python', 'idiom', 'what it is', true);
select aggregation.merge_names();
select results_eq(
  'select name, description, first_seen_at from aggregation.patterns',
  $$ values ('first' collate "C", 'what it is', '2026-01-01Z'::timestamptz) $$,
  'the pattern is called as the one who saw it first calls it'
);
select results_eq(
  'select stream_id, name from aggregation.labels',
  $$ values (1::bigint, 'later' collate "C") $$,
  'the other has a label'
);

select results_eq(
  'select stream_id, description from aggregation.texts',
  'values (1::bigint, null::text)',
  'and no vote for the description'
);

update pg_temp.batch_observations set name = 'first';
delete from pg_temp.batch_labels;
select aggregation.merge_names();
select is_empty('select * from aggregation.labels', 'which goes when it calls it so too');

select * from finish();
rollback;
