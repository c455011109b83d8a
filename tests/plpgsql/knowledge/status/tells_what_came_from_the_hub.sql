begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
insert into knowledge.ranking (ranking_id, stats, stored_at) values (7, '{}', '2026-01-01 11:00Z');
insert into knowledge.repositories (git_url, requested_commit, requested_at)
values ('/srv/t.git', repeat('a', 40), '2026-01-01 10:59Z');
select results_eq(
  'select kind, name, state, last_success_at, oldest_at from knowledge.status() order by kind',
  $$values ('ranking', 'top_patterns', 'ok', '2026-01-01 11:00Z'::timestamptz, null::timestamptz),
    ('repository', '/srv/t.git', 'late', null, '2026-01-01 10:59Z')$$, 'ranking and repository'
);

select * from finish();
rollback;
