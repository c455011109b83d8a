begin;
\ir ../telling.sql
select plan(7);

select fleet.add('a');
select pg_temp.tell('a', 'code', 1, 'a=guard-clause 1 1, b=guarded-clauses 1 1, c=walrus 1 1');
select aggregation.fold_patterns();

create function pg_temp.near(p_text text, p_limit integer)
returns text
language sql
as $$
  select string_agg(n.name, ' ' order by n.likeness desc)
  from aggregation.nearest_names(p_text, p_limit) as n;
$$;
select is(pg_temp.near('gaurd-clause', 5), 'guard-clause guarded-clauses', 'two letters turned');
select is(pg_temp.near('gaurd-clause', 1), 'guard-clause', 'as many as asked for');
select is(pg_temp.near('Rus', 5), 'walrus', 'a piece of a name');
select is(pg_temp.near('', 5), null, 'of nothing, none');
select is(pg_temp.near('clause guard', 1), 'guard-clause', 'words turned');
select is(pg_temp.near('something else', 5), null, 'nothing comes near');
select is(
  (select likeness from aggregation.nearest_names('WALRUS', 1)), 1::float8, 'the same name'
);

select * from finish();
rollback;
