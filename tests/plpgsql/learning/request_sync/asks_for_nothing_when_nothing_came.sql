begin;
select plan(2);

select centralcloud.change_setting('learning.git_url', null);
select is(
  learning.request_sync(), '{"messages": 0}', 'an unset repository is no error while nothing came'
);
select is_empty('select 1 from scheduling.tasks where kind = ''pattern_sync''', 'and no task');

select * from finish();
rollback;
