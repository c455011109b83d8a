begin;
select plan(2);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select lives_ok(
  $$select learning.finish_sync('{"git_url": "/srv/t.git", "commit": null}', '{"commit": null}')$$,
  'a repository without a commit is no mistake'
);
select is(learning.current_commit(), null, 'and nothing to load');

select * from finish();
rollback;
