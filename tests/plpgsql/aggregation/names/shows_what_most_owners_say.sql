begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select fleet.add('singularity-3');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "code", "version": 1},
  "patterns": [{
    "fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "mine",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10,
    "description": "as I see it"
  }, {
    "fingerprint": "00000000-0000-0000-0000-00000000000b", "name": "plain",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10
  }]
}');
select aggregation.fold_patterns();
select intake.send('{
  "type": "patterns", "source": "singularity-2",
  "snapshot": {"stream": "code", "version": 1},
  "patterns": [{
    "fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "ours",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10,
    "description": "as we see it"
  }]
}');
select pg_temp.tell('singularity-3', 'code', 1, 'a=ours 10 9');
select aggregation.fold_patterns();

select results_eq(
  'select name, kind from aggregation.names order by name',
  $$ values ('ours' collate "C", 'idiom' collate "C"), ('plain', 'idiom') $$,
  'the majority''s name, else what the first to tell said'
);

select * from finish();
rollback;
