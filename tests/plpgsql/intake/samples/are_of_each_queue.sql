begin;
select plan(1);

select fleet.add('singularity-1');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
select aggregation.fold_patterns();
select results_eq(
  $$select metric, value from intake.samples() where labels ->> 'queue' = 'patterns' order by 1$$,
  $$values ('centralcloud_archived_messages', 1::float8), ('centralcloud_dead_letters', 0)$$,
  'what it let go and what it gave up'
);

select * from finish();
rollback;
