begin;
\ir ../telling.sql
select plan(2);

select fleet.add('s' || n, case when n < 4 then 'many' else 'o' || n end)
from generate_series(1, 5) as n;
select pg_temp.tell('s' || n, 'x', 1, 'a 1 1', 'one owner''s') from generate_series(1, 3) as n;
select pg_temp.tell('s4', 'x', 1, 'a 1 1', 'two owners''');
select pg_temp.tell('s5', 'x', 1, 'a 1 1', 'two owners''');
select pg_temp.tell('s1', 'y', 1, 'b 1 1', 'x');
select pg_temp.tell('s4', 'y', 1, 'b 1 1', 'y');
select pg_temp.tell('s5', 'y', 1, 'c 1 1');
select learning.fold_usage();

select is(
  (
    select c.content ->> 'body'
    from learning.voted_contents as v
    join learning.contents as c on c.content_hash = v.content_hash
    where v.id = 'a'
  ),
  'two owners''', 'owners count, not instances'
);
select results_eq(
  $$select v.id, v.content_hash from learning.voted_contents as v where v.id <> 'a'$$,
  $$values ('b' collate "C", null::text)$$, 'a tie has no winner; none where nobody sent it'
);

select * from finish();
rollback;
