begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "big", "version": 1, "part": 2, "parts": 2},
  "patterns": [{
    "fingerprint": "00000000-0000-0000-0000-00000000000b", "name": "b",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10
  }]
}');
select aggregation.fold_patterns();

select centralcloud.shift_clock('7 days');
select is(aggregation.bury_late_parts(), 0, 'seven days it waits');
select centralcloud.shift_clock('1 second');
select is(aggregation.bury_late_parts(), 1, 'and no longer');
select results_eq(
  'select sqlstate, error, reason from intake.dead_letters',
  $$ values ('SC204', 'part 2 of 2 of stream big never came to a whole', 'incomplete') $$,
  'the dead letter says why'
);
select is_empty('select * from aggregation.parts', 'it waits no more');

select * from finish();
rollback;
