begin;
select plan(2);
\ir ../joined.sql

select is(
  array_agg(s.sqlstate) filter (where not link.is_server_fault(s.sqlstate)), null, 'the server''s'
)
from unnest(array[
  '08006', '40001', '40P01', '53100', '53200', '55P03', '57014', '57P03', '58030', 'XX001', 'XX002'
]) as s (sqlstate);
select is(
  array_agg(s.sqlstate) filter (where link.is_server_fault(s.sqlstate) is not false), null,
  'the message''s, or its handler''s'
)
from unnest(array[
  'P0001', 'P0004', '22012', '23505', '42501', '42883', '54001', '55000', 'MY001', 'SC601', 'XX000'
]) as s (sqlstate);

select * from finish();
rollback;
