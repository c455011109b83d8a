begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "patterns": [{"name": "one", "frequency": 3, "success_rate": 1}]
}');
select aggregation.fold_patterns();
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "patterns": [{"name": "two", "frequency": 4, "success_rate": 0.25}]
}');
select aggregation.fold_patterns();

select results_eq(
  $$
    select n.name, f.trials, f.successes
    from aggregation.facts as f
    join aggregation.names as n using (fingerprint)
    order by n.name
  $$,
  $$ values ('one' collate "C", 3::bigint, 3::bigint), ('two', 4, 1) $$,
  'both stand'
);
select centralcloud.shift_clock('1 second');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "patterns": [{"name": "One", "frequency": 8, "success_rate": 1}]
}');
select aggregation.fold_patterns();

select is(
  (
    select f.trials from aggregation.facts as f
    where f.fingerprint = aggregation.identify('', '', 'one')
  ),
  8::bigint,
  'a later one of the same name replaces it'
);

select * from finish();
rollback;
