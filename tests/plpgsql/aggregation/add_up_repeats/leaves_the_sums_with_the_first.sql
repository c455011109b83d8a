begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into pg_temp.batch_observations (
  stream_id, fingerprint, trials, successes, occurrences, name
)
values
  (1, pg_temp.p('a'), 3, 1, 4, 'z'), (1, pg_temp.p('a'), 4, 2, 5, 'y'),
  (1, pg_temp.p('b'), 1, 1, 1, 'b'), (2, pg_temp.p('a'), 1, 1, 1, 'a');
select aggregation.add_up_repeats();
select results_eq(
  $$
    select stream_id, name, trials, successes, occurrences, is_first
    from pg_temp.batch_observations
    order by stream_id, fingerprint, name
  $$,
  $$ values
    (1::bigint, 'y'::text collate "C", 7::bigint, 3::bigint, 9::bigint, true),
    (1, 'z', 7, 3, 9, false), (1, 'b', 1, 1, 1, true), (2, 'a', 1, 1, 1, true) $$,
  'what a snapshot tells once stays as it is'
);

select * from finish();
rollback;
