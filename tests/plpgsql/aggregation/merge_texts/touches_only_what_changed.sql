begin;
\ir ../telling.sql
select plan(3);

select aggregation.open_batch();
insert into aggregation.texts (stream_id, fingerprint, description, example)
values
  (1, pg_temp.p('a'), 'what', null), (1, pg_temp.p('b'), null, 'x = 1'),
  (2, pg_temp.p('a'), 'other', null);
create temporary table before as
select stream_id, fingerprint, ctid as place from aggregation.texts;
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed)
values (1, false, true), (2, false, false);
insert into pg_temp.batch_labels (
  stream_id, fingerprint, description, example, is_renamed, is_retold
)
values
  (1, pg_temp.p('a'), 'what', null, true, true),
  (1, pg_temp.p('b'), null, null, false, true),
  (1, pg_temp.p('d'), 'none', null, true, false);
select aggregation.merge_texts();
select results_eq(
  'select stream_id, description, example from aggregation.texts order by 1, fingerprint',
  $$ values (1::bigint, 'what', null::text), (1, null, null), (2, 'other', null) $$,
  'the stream''s texts are what its snapshot says, and that it says nothing is one'
);
select is(
  (select t.ctid from aggregation.texts as t where t.description = 'what'),
  (select b.place from before as b where (b.stream_id, b.fingerprint) = (1, pg_temp.p('a'))),
  'the row that was equal is where it was'
);
delete from pg_temp.batch_labels;
select aggregation.merge_texts();
select results_eq(
  'select description from aggregation.texts',
  $$ values ('other') $$,
  'they go when it writes what the first did'
);

select * from finish();
rollback;
