begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into pg_temp.batch_snapshots (stream_id, observed_at, is_changed, patterns)
values
  (1, '2026-01-01Z', true, '[
    {"fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "a",
      "language": "python", "kind": "idiom", "trials": 10.0, "successes": 9, "occurrences": 12,
      "examples": ["x = 1", "y"], "bands": ["00000000000000aa"]},
    {"name": "Bare", "frequency": 7, "success_rate": 0.5},
    {"name": "told", "frequency": 7, "success_rate": 0.5, "trials": 3, "successes": 1}
  ]'),
  (2, '2026-01-01Z', false, '[{"name": "unchanged", "frequency": 1, "success_rate": 1}]');
select aggregation.read_observations();

select results_eq(
  $$
    select fingerprint, trials, successes, occurrences, name, language, kind, example, bands
    from pg_temp.batch_observations order by name
  $$,
  $$ values
    (
      aggregation.identify('', '', 'bare'), 7::bigint, 4::bigint, 7::bigint,
      'Bare' collate "C", '' collate "C", '' collate "C", null, null
    ),
    (pg_temp.p('a'), 10, 9, 12, 'a', 'python', 'idiom', 'x = 1', '\x00000000000000aa'::bytea),
    (aggregation.identify('', '', 'told'), 3, 1, 7, 'told', '', '', null, null)
  $$,
  'trials of their own, else frequency; half a success rounds up; unchanged snapshots are not read'
);

select * from finish();
rollback;
