begin;
\ir ../telling.sql
select plan(3);

select aggregation.open_batch();
insert into aggregation.labels (stream_id, fingerprint, name, language, kind)
values
  (1, pg_temp.p('a'), 'alpha', 'python', 'idiom'), (1, pg_temp.p('b'), 'beta', 'python', 'idiom'),
  (1, pg_temp.p('c'), 'gone', 'python', 'idiom'), (2, pg_temp.p('a'), 'other', 'python', 'idiom');
create temporary table before as
select stream_id, fingerprint, ctid as place from aggregation.labels;
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed)
values (1, false, true), (2, false, false);
insert into pg_temp.batch_labels (
  stream_id, fingerprint, name, language, kind, is_renamed, is_retold
)
values
  (1, pg_temp.p('a'), 'alpha', 'python', 'idiom', true, true),
  (1, pg_temp.p('b'), 'bee', 'python', 'idiom', true, false),
  (1, pg_temp.p('d'), 'delta', 'python', 'idiom', false, true);
select aggregation.merge_labels();
select results_eq(
  'select stream_id, name from aggregation.labels order by 1, fingerprint',
  $$ values (1::bigint, 'alpha' collate "C"), (1, 'bee'), (2, 'other') $$,
  'the stream''s labels are what its snapshot says'
);
select is(
  (select l.ctid from aggregation.labels as l where l.name = 'alpha'),
  (select b.place from before as b where (b.stream_id, b.fingerprint) = (1, pg_temp.p('a'))),
  'the row that was equal is where it was'
);
delete from pg_temp.batch_labels;
select aggregation.merge_labels();
select results_eq(
  'select name from aggregation.labels',
  $$ values ('other' collate "C") $$,
  'they go when it calls all as the first did'
);

select * from finish();
rollback;
