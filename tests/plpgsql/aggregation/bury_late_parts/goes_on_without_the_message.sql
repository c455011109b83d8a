begin;
select plan(2);

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

delete from pgmq.a_patterns;
select centralcloud.shift_clock('8 days');
select is(aggregation.bury_late_parts(), 0, 'there is nothing to bury');
select is_empty('select * from aggregation.parts', 'and nothing to wait for');

select * from finish();
rollback;
