begin;
\ir ../telling.sql
select plan(2);

select pg_temp.gather();
select pg_temp.prove('a', 100, 95);
select pg_temp.prove('b', 100, 98);
select pg_temp.prove('c', 250, 240);
select pg_temp.prove('d', 2000, 1940);
select is_empty(
  $$select c.id, c.lower_bound
    from learning.candidates as c
    join (values ('a', 0.899), ('b', 0.938), ('c', 0.934), ('d', 0.963)) as v (id, bound)
      on v.id = c.id
    where abs(c.lower_bound - v.bound) > 5e-4$$,
  '95/100 → .899, 98/100 → .938, 240/250 → .934, 1940/2000 → .963'
);
select results_eq(
  'select id, verdict from learning.candidates order by id',
  $$values ('a' collate "C", 'lacks'), ('b', 'promote'), ('c', 'promote'), ('d', 'promote')$$,
  'all but the first are certain enough'
);

select * from finish();
rollback;
