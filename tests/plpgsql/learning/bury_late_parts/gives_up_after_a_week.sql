begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send(jsonb_build_object(
  'type', 'learned_artifacts', 'source', 'singularity-1', 'artifacts', '[]'::jsonb,
  'snapshot', jsonb_build_object('stream', 'big', 'version', 1, 'part', p, 'parts', 3)
)) from generate_series(1, 2) as p;
select learning.fold_usage();

select centralcloud.freeze_clock('2026-01-07 23:59Z');
select is(learning.bury_late_parts(10), 0, 'parts wait a week');
select centralcloud.freeze_clock('2026-01-08 00:01Z');
select is(learning.bury_late_parts(1), 1, 'as many go as are asked for');
select is(learning.bury_late_parts(10), 1, 'and then the others');
select results_eq(
  $$select sqlstate, error, reason
    from intake.dead_letters where type = 'learned_artifacts' order by 2$$,
  $$values ('SC614', 'part 1 of 3 of stream big never came to a whole', 'incomplete'),
    ('SC614', 'part 2 of 3 of stream big never came to a whole', 'incomplete')$$,
  'with why'
);

select * from finish();
rollback;
