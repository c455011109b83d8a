begin;
\ir ../telling.sql
select plan(4);

select is(learning.open_request(), null, 'no export, no request');

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.request_export();
select is(learning.open_request(), null, 'none before the branch is there');
select pg_temp.finish('opened', '{"request": "please merge"}');
select is(learning.open_request(), 'please merge', 'it is what the worker made');
select learning.end_export((select e.export_id from learning.exports as e), 'rejected');
select is(learning.open_request(), null, 'with its fate it is over');

select * from finish();
rollback;
