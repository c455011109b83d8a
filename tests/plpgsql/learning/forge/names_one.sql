begin;
select plan(7);

select is(learning.forge(), '{"kind": "git", "url": "", "repository": ""}', 'plain Git at first');
select centralcloud.change_setting('learning.forge', 'svn');
select throws_ok('select learning.forge()', 'SC615', 'learning.forge is svn', 'no other');
select centralcloud.change_setting('learning.forge', 'Forgejo');
select throws_ok(
  'select learning.forge()', 'SC615', 'learning.repository is not set', 'it needs a repository'
);
select centralcloud.change_setting('learning.repository', 'acme');
select throws_ok('select learning.forge()', 'SC615', 'learning.repository is acme', 'a whole one');
select centralcloud.change_setting('learning.repository', 'acme/templates');
select centralcloud.change_setting('learning.forge_url', 'https://git.example:3000');
select is(
  learning.forge(),
  '{"kind": "gitea", "url": "https://git.example:3000", "repository": "acme/templates"}',
  'forgejo is gitea'
);
select centralcloud.change_setting('learning.repository', 'acme/team/templates');
select is(learning.forge() ->> 'repository', 'acme/team/templates', 'groups have groups');
select centralcloud.change_setting('learning.forge_url', 'https://me:secret@git.example');
select throws_ok(
  'select learning.forge()', 'SC602', 'learning.forge_url holds a login', 'no login'
);

select * from finish();
rollback;
