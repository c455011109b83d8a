begin;
\ir ../telling.sql
-- What another version of the function left in this session.
create temporary table batch_messages (msg_id bigint primary key, patterns jsonb);
create temporary table batch_labels (stream_id bigint);
create temporary table bystander (id integer);
select plan(4);

select fleet.add('outlives-one');
select pg_temp.tell('outlives-one', 'code', 1, 'a 10 9');
select lives_ok('select aggregation.fold_patterns()', 'a session that outlives an upgrade folds');
select isnt_empty(
  $$select from aggregation.outgoing_streams where source = 'outlives-one'$$,
  'what was told is there'
);
select has_table('bystander', 'other tables of the session stay');

select 'pg_temp.batch_messages'::regclass::oid as made \gset
select aggregation.open_batch();
select is(
  'pg_temp.batch_messages'::regclass::oid, :'made'::oid, 'and the session makes them no more'
);

select * from finish();
rollback;
