begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "one", "version": 1764000000000000.0},
  "patterns": [{"name": "a", "trials": 10.0, "successes": 9.0}]
}');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "two", "version": 1.0, "part": 1.0, "parts": 2.0},
  "patterns": [{"name": "b", "trials": 5, "frequency": 100, "success_rate": 1}]
}');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "two", "version": 1, "part": 2, "parts": 2}, "patterns": []
}');
select aggregation.fold_patterns();

select is_empty('select from intake.dead_letters', 'what the door takes is processed');
select results_eq(
  'select version from aggregation.streams order by stream',
  $$ values (1764000000000000), (1::bigint) $$,
  '5.0 is the whole number 5'
);
select results_eq(
  'select trials, successes from aggregation.observations order by trials',
  $$ values (10::bigint, 9::bigint), (100, 100) $$,
  'a pair that is half there gives way to the whole one'
);

select * from finish();
rollback;
