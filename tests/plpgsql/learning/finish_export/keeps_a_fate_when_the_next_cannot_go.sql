begin;
\ir ../telling.sql
select plan(2);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select pg_temp.finish('opened');
select pg_temp.prove('b', 300, 300);
select centralcloud.change_setting('learning.forge', 'svn');
select pg_temp.finish('rejected');
select is((select state from learning.exports), 'rejected', 'it is noted');
select throws_ok('select learning.promote()', 'SC615', null, 'the job says what is wrong');

select * from finish();
rollback;
