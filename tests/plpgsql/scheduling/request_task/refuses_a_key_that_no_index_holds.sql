begin;
\ir ../probe.sql
select plan(4);

-- Of hashes, which nothing compresses, behind a letter of two bytes.
create function pg_temp.key_of(p_bytes integer) returns text language sql as $$
  select left('é' || string_agg(md5(n::text), '' order by n), p_bytes - 1)
  from generate_series(1, 100) as n
$$;
select isnt(scheduling.request_task('probe', '{}', pg_temp.key_of(2000)), null, 'one that it does');
select throws_like(
  $$select scheduling.request_task('probe', '{}', pg_temp.key_of(2001))$$,
  'a task''s key has 2001 bytes: éc4ca4238a0b9%...', 'bytes are counted; its beginning is told'
);
select is((probe.error_of(e.statement))[1], 'SC524', e.statement)
from (
  values
    ($$select scheduling.request_task('probe', '{}', pg_temp.key_of(2800))$$),
    ($$select scheduling.request_task('probe', '{}', repeat('a', 1000000))$$)
) as e (statement);

select * from finish();
rollback;
