begin;
\ir ../artifacts.sql
select plan(2);

select pg_temp.put('prompt', 'a', '1.9.0', '{}', 'a.json');
select pg_temp.put('prompt', 'a', '1.10.0');
select results_eq(
  $$select version, origin, is_latest, is_current, path, left(commit, 1), loaded_at
    from knowledge.versions('prompt', 'a')$$,
  $$values
    ('1.10.0', 'local', true, false, 'a.json', null, '2026-01-01 12:00Z'::timestamptz),
    ('1.9.0', 'templates_data', false, true, 'a.json', 'a', '2026-01-01 12:00Z')$$,
  'highest first'
);
select is_empty($$select * from knowledge.versions('prompt', 'b')$$, 'none');

select * from finish();
rollback;
