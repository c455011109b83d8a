begin;
\ir ../telling.sql
select plan(3);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.request_export();
select pg_temp.finish('opened');
select centralcloud.change_setting('learning.git_url', '/srv/other.git');
select learning.request_export();
select results_eq(
  'select git_url, state from learning.exports order by export_id',
  $$values ('/srv/t.git', 'closed'), ('/srv/other.git', 'requested')$$, 'the other gets its own'
);
select is(pg_temp.told(), '{opened,closed}', 'the fleet hears of it');
select is(pg_temp.payload() ->> 'commit', null, 'of which nothing is there yet');

select * from finish();
rollback;
