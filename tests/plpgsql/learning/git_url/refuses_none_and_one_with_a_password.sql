begin;
select plan(6);

select centralcloud.change_setting('learning.git_url', null);
select throws_ok(
  'select learning.git_url()', 'SC601', 'no templates repository is set', 'none is set'
);

select centralcloud.change_setting('learning.git_url', 'https://hub:secret@git.example/t.git');
select throws_ok(
  'select learning.git_url()', 'SC602', 'learning.git_url holds a password',
  'a password would be told to the fleet'
);

select centralcloud.change_setting('learning.git_url', 'https://ghp_token@git.example/t.git');
select throws_ok(
  'select learning.git_url()', 'SC602', 'learning.git_url holds a password', 'as would a token'
);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is(learning.git_url(), '/srv/t.git', 'a path is an address');

select centralcloud.change_setting('learning.git_url', 'ssh://git@git.example:2222/t.git');
select is(learning.git_url(), 'ssh://git@git.example:2222/t.git', 'a port is no password');

select centralcloud.change_setting('learning.git_url', 'git@git.example:t.git');
select is(learning.git_url(), 'git@git.example:t.git', 'nor is the path in the short form of ssh');

select * from finish();
rollback;
