begin;
\ir ../telling.sql
select plan(5);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select is(
  (select w.figures - 'lower_bound' from learning.wanted() as w),
  '{"usage_count": 300, "success_count": 300, "instances": 3, "owners": 3, "quality_score": null}',
  'figures'
);
select is((select w.content from learning.wanted() as w), '{"body": "text"}', 'content');
select learning.request_export();
select pg_temp.finish('opened');
select pg_temp.prove('a', 400, 400, 'text', 2);
select is(
  (select w.figures ->> 'usage_count' from learning.wanted() as w), '300',
  'they stand still while it waits for a person'
);
select pg_temp.prove('a', 500, 500, 'other', 3);
select is(
  (select w.figures ->> 'usage_count' from learning.wanted() as w), '500',
  'until it says something else'
);
select pg_temp.prove('a', 500, 100, 'other', 4);
select is_empty('select 1 from learning.wanted()', 'and it goes when it is good no longer');

select * from finish();
rollback;
