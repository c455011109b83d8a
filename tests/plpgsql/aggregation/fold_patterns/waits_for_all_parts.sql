begin;
\ir ../telling.sql
select plan(3);

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

select is_empty('select * from aggregation.facts', 'half a snapshot says nothing');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "big", "version": 1, "part": 1, "parts": 2},
  "patterns": [{
    "fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "a",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10
  }]
}');
select aggregation.fold_patterns();

select results_eq(
  'select fingerprint from aggregation.facts order by fingerprint',
  $$ values (pg_temp.p('a')), (pg_temp.p('b')) $$,
  'the whole says everything'
);
select is_empty('select * from aggregation.parts', 'and no part is left');

select * from finish();
rollback;
