begin;
select plan(16);

create function pg_temp.refused(p_name text, p_value text) returns text language sql as $$
  select throws_ok(
    format('select centralcloud.change_setting(%L, %L)', p_name, p_value), 'SC912', null,
    format('%s can''t be %s', p_name, p_value)
  );
$$;

select centralcloud.register_setting('test.rows', '10', 'Rows.', p_least => 1, p_most => 99);
select centralcloud.register_setting('test.share', '0.5', 'A share.', p_least => 0, p_most => 1);
select centralcloud.register_setting('test.wait', '7 days', 'A wait.', p_least => 0);
select centralcloud.register_setting('test.size', '16 MB', 'Bytes.');
select centralcloud.register_setting('test.limit', '-1', 'Without bounds.');
select centralcloud.register_setting('test.name', '7', 'Any text.', p_type => 'text');

select pg_temp.refused('test.rows', value) from unnest(
  '{many, 0, 100, 1.5, ""}'::text[]
) as v (value);
select pg_temp.refused('test.share', value) from unnest('{1.5,NaN,infinity}'::text[]) as v (value);
select pg_temp.refused('test.wait', value) from unnest(
  '{soon,-1 day,101 years}'::text[]
) as v (value);
select pg_temp.refused('test.size', '16 apples');
select centralcloud.register_setting('test.pause', '7 days', 'Without bounds, but a time.');
select pg_temp.refused('test.pause', '-1 second');
select is_empty(
  $$select name from centralcloud.settings where name ~ 'batch' and least is distinct from 1$$,
  'no job is told to do nothing, over and over'
);
select throws_like(
  'select centralcloud.change_setting(''test.rows'', ''many'')', 'test.rows can''t be many',
  'the setting is named, not the cast that some job would fail with'
);
select is(
  (
    select array_agg(centralcloud.change_setting(v.name, v.value) order by v.name)
    from (
      values
        ('test.limit', '-5'), ('test.name', 'many'), ('test.rows', '99'), ('test.share', '1'),
        ('test.size', '1000'), ('test.wait', '0')
    ) as v (name, value)
  ),
  '{-1,7,10,0.5,16 MB,7 days}', 'what it can be is taken'
);

select * from finish();
rollback;
