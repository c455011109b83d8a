begin;
\ir ../telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select centralcloud.change_setting('aggregation.batch_messages', '2');
select pg_temp.tell('singularity-1', 's1', 1, '');
select pg_temp.tell('singularity-1', 's2', 1, '');
select pg_temp.tell('singularity-1', 's3', 1, '');

select is(
  aggregation.fold_patterns() -> 'more', 'true'::jsonb, 'a full batch: there may be more'
);
select is(aggregation.fold_patterns() -> 'more', 'false'::jsonb, 'the rest');
select is(aggregation.fold_patterns() -> 'messages', '0'::jsonb, 'an empty queue is no error');

select * from finish();
rollback;
