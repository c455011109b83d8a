begin;
\ir ../telling.sql
select plan(1);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.request_export();
select pg_temp.finish('opened');
select pg_temp.prove('b', 300, 300);
select learning.request_export();
select pg_temp.finish('held');
select results_eq(
  'select id from learning.export_items', $$values ('a' collate "C")$$, 'nothing was added to it'
);

select * from finish();
rollback;
