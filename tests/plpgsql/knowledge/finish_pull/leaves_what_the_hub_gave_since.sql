begin;
select plan(4);
\ir ../artifacts.sql

select pg_temp.put('prompt', 'newer', '1.0.0', '{}', 'newer.json');
insert into knowledge.repositories (git_url, requested_commit, requested_at)
values ('/srv/t.git', repeat('a', 40), '2026-01-01 11:00Z');
insert into knowledge.template_syncs (artifacts, changed, synced_at)
values (1, 1, '2026-01-01 12:00Z');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'older', '1.0.0', 'older.json', '{}');
select knowledge.finish_pull(
  '{"git_url": "/srv/t.git", "requested_at": "2026-01-01T11:00:00Z"}',
  format('{"commit": "%s", "artifacts": 1}', repeat('a', 40))::jsonb
);
select results_eq('select id from knowledge.artifacts', $$values ('newer')$$, 'it stays');
select is_empty('select from knowledge.incoming_artifacts', 'what was copied goes');
select results_eq(
  'select left(commit, 1), artifacts, changed from knowledge.repositories',
  $$values ('a', 1, 0)$$, 'the pull is done'
);
select is_empty('select 1 from scheduling.tasks', 'no folder is read again');

select * from finish();
rollback;
