begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "big", "version": 1, "part": 1, "parts": 2}, "patterns": []
}');
select aggregation.fold_patterns();
select centralcloud.shift_clock('20 days');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');

select is(
  aggregation.fold_patterns() ->> 'buried', '1',
  'also in a call that had other messages to fold'
);
select is_empty('select from aggregation.parts', 'nothing waits any more');

select * from finish();
rollback;
