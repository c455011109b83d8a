begin;
\ir ../telling.sql
select plan(1);

select pg_temp.gather();
select pg_temp.hold('learned/prompt/a.json a 1.0.0', 'learned/moved.json b 1.0.0',
  'learned/prompt/c.json c 1.0.0');
select pg_temp.prove(p, 100, 50) from unnest(array['a', 'b', 'c']) as p;
select pg_temp.prove(p, 300, 300) from unnest(array['a@2.0.0', 'b@2.0.0']) as p;
select results_eq(
  'select action, id, version, path from learning.wanted()',
  $$values ('promote', 'a', '2.0.0', null), ('promote', 'b', '2.0.0', null),
    ('revoke', 'b', '1.0.0', 'learned/moved.json'),
    ('revoke', 'c', '1.0.0', 'learned/prompt/c.json')$$,
  'a new version is written over the old one''s file'
);

select * from finish();
rollback;
