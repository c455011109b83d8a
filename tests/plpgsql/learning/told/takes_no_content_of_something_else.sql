begin;
select plan(6);

create function pg_temp.has_content(p_content jsonb) returns boolean language sql as $$
  select t.content is not null and t.content_hash is not null
  from learning.told(jsonb_build_array(jsonb_build_object(
    'type', 'prompt', 'id', 'a', 'version', '1.0.0', 'usage_count', 1, 'success_count', 1,
    'content', p_content
  ))) as t;
$$;

select ok(pg_temp.has_content('{"body": "x"}'), 'an object that names nothing');
select ok(
  pg_temp.has_content('{"type": "prompt", "id": "a", "version": "1.0.0"}'), 'or the same thing'
);
select ok(not pg_temp.has_content('{"id": "b"}'), 'not another id');
select ok(not pg_temp.has_content('{"version": "1.0.1"}'), 'nor another version');
select ok(not pg_temp.has_content('{"type": ["prompt"]}'), 'nor another type');
select ok(not pg_temp.has_content('"text"'), 'nor what is no object');

select * from finish();
rollback;
