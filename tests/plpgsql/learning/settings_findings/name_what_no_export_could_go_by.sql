begin;
select plan(5);

create function pg_temp.found() returns text language sql as
'select string_agg(f.severity || '': '' || f.finding, '', '') from learning.findings() as f';

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is(pg_temp.found(), null, 'nothing is wrong');
select centralcloud.change_setting('learning.forge', 'github');
select is(
  pg_temp.found(), 'error: learning.repository is not set', 'a forge needs its repository'
);
select centralcloud.change_setting('learning.forge', 'svn');
select is(pg_temp.found(), 'error: learning.forge is svn', 'and is one that there is');
select centralcloud.change_setting('learning.git_url', 'https://me:secret@git.example/t.git');
select is(pg_temp.found(), 'error: learning.git_url holds a password', 'so it is with an address');
select centralcloud.change_setting('learning.git_url', null);
select alike(pg_temp.found(), 'notice: no templates repository is set%', 'without one, no more');

select * from finish();
rollback;
