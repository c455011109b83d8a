begin;
select plan(1);

create function pg_temp.plan()
returns setof text
language plpgsql
as $$
begin
  return query execute 'explain (verbose, costs off)
    select ranking.lower_bound(v.a, v.a) from (select random() as a offset 0) as v';
end;
$$;
select is_empty(
  $$ select * from pg_temp.plan() as p (line) where line ~ 'lower_bound|digamma|trigamma' $$,
  'no function is called for it'
);

select * from finish();
rollback;
