begin;
select plan(5);
select centralcloud.freeze_clock('2026-01-01 12:00Z');

create function pg_temp.message(p_ranking_id bigint, p_digit text) returns jsonb language sql as $$
  select jsonb_build_object(
    'type', 'patterns_updated', 'git_url', '/srv/t.git', 'commit', repeat(p_digit, 40),
    'ranking_id', p_ranking_id, 'changed', 1, 'timestamp', '2026-01-01T00:00:00Z'
  );
$$;

select knowledge.request_pull(pg_temp.message(2, 'a'));
select is(
  (select t.payload from scheduling.tasks as t where t.kind = 'templates_pull'),
  jsonb_build_object(
    'git_url', '/srv/t.git', 'commit', repeat('a', 40),
    'requested_at', timestamptz '2026-01-01 12:00Z'
  ),
  'a task with the commit'
);
select is(
  (select t.key from scheduling.tasks as t where t.kind = 'templates_pull'), '/srv/t.git',
  'one at a time for a repository'
);
select is(
  (select r.requested_commit from knowledge.repositories as r), repeat('a', 40), 'what was asked'
);
select is((select r.commit from knowledge.repositories as r), null, 'nothing was pulled yet');

select knowledge.request_pull(pg_temp.message(1, 'b'));
select is(
  (select r.requested_commit from knowledge.repositories as r), repeat('a', 40),
  'an older message asks for nothing'
);

select * from finish();
rollback;
