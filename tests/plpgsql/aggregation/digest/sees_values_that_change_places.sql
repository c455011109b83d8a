begin;
select plan(2);

-- jsonb_hash_extended() of the whole array is blind to this: its mixing repeats every 32 scalars.
create function pg_temp.snapshot(p_first integer, p_third integer)
returns jsonb
language sql
as $$
  select jsonb_agg(jsonb_build_object(
    'a', 0, 'b', 0, 'c', 0, 'd', 0, 'e', 0, 'f', 0, 'g', 0,
    'n', case i when 1 then p_first when 3 then p_third else 0 end
  ))
  from generate_series(1, 3) as i;
$$;

select is(
  jsonb_hash_extended(pg_temp.snapshot(5, 7), 0),
  jsonb_hash_extended(pg_temp.snapshot(7, 5), 0),
  'the hash that comes with PostgreSQL does not see it'
);
select isnt(
  aggregation.digest(pg_temp.snapshot(5, 7)),
  aggregation.digest(pg_temp.snapshot(7, 5)),
  'the digest does'
);

select * from finish();
rollback;
