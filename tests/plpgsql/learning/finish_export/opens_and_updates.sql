begin;
\ir ../telling.sql
select plan(5);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select pg_temp.finish('opened', '{"pull_request": {"number": "7", "url": "https://forge/7"}}');
select results_eq(
  'select state, commit, base, title, pull_request_number, pull_request_url from learning.exports',
  $$values ('opened', repeat('1', 40), 'main', 'Learned', '7', 'https://forge/7')$$, 'all of it'
);
select pg_temp.finish('opened', '{"pull_request": {"number": "7", "url": "https://forge/7"}}');
select pg_temp.finish('unchanged');
select is(pg_temp.told(), '{opened}', 'the fleet hears of it once');
select pg_temp.prove('b', 300, 300);
select learning.promote();
select pg_temp.finish('updated', jsonb_build_object('commit', repeat('2', 40)));
select is(pg_temp.told(), '{opened,updated}', 'and of what came to it');
select is((select count(*) from learning.export_items), 2::bigint, 'which is noted');
select is((select pull_request_number from learning.exports), '7', 'in the same pull request');

select * from finish();
rollback;
