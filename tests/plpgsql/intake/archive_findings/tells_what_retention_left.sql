begin;
select plan(2);

select fleet.add('singularity-1');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
select aggregation.fold_patterns();
update pgmq.a_patterns set archived_at = '2026-01-01 12:00Z';
select centralcloud.freeze_clock('2026-04-03 12:00Z');
select is_empty('select * from intake.archive_findings()', '90 days, and two for the job');
select centralcloud.freeze_clock('2026-04-03 12:01Z');
select results_eq(
  'select check_name, subject from intake.archive_findings()',
  $$values ('archive_full', 'patterns')$$, 'longer'
);

select * from finish();
rollback;
