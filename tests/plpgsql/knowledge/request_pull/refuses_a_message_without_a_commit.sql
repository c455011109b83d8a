begin;
select plan(4);

select throws_ok(
  $$select knowledge.request_pull('{"git_url": "/srv/t.git"}')$$, 'SC604', null, 'no commit'
);
select throws_ok(
  $$select knowledge.request_pull('{"git_url": "/srv/t.git", "commit": "main"}')$$, 'SC604', null,
  'a branch is no commit'
);
select throws_ok(
  format('select knowledge.request_pull(%L)', jsonb_build_object('commit', repeat('a', 40))),
  'SC604', null, 'no repository'
);
select is_empty('select 1 from scheduling.tasks where kind = ''templates_pull''', 'no task');

select * from finish();
rollback;
