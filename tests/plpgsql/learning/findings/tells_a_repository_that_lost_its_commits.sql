begin;
select plan(3);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
create function pg_temp.look(p_commit text) returns void language sql as $$
  insert into scheduling.tasks (
    kind, key, payload, state, due_at, requested_at, finished_at, result
  )
  select 'pattern_sync', 'templates_data', '{}', 'done', t.now_, t.now_, t.now_,
    jsonb_build_object('commit', p_commit)
  from centralcloud.clock() as t (now_)
$$;
select pg_temp.look(null);
select is_empty('select * from learning.findings()', 'one that never had any lost none');
insert into learning.commits (commit, changed, loaded_at)
values (repeat('a', 40), 1, centralcloud.clock());
select results_eq(
  'select check_name, severity, finding from learning.findings()',
  $$values ('repository_emptied', 'warning', 'the templates repository has no commit any more; '
    'the hub still holds what aaaaaaaaaaaa brought')$$,
  'what the hub holds is not there any more'
);
select pg_temp.look(repeat('b', 40));
select is_empty('select * from learning.findings()', 'until there is a commit again');

select * from finish();
rollback;
