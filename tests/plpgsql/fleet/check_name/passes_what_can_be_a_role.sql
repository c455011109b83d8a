begin;
select plan(15);

select lives_ok(
  $$select fleet.check_name(n) from unnest(array['a', 'singularity-1', 'a_b-9']) as n$$, 'names'
);
select lives_ok($$select fleet.check_name('a' || repeat('b', 62))$$, 'of at most 63 characters');
select throws_ok(
  format('select fleet.check_name(%L)', n), 'SC403', null, quote_nullable(left(n, 20))
)
from unnest(array[
  null, '', 'A', '1a', '-a', 'a b', 'a.b', 'ä', 'a' || repeat('b', 63), E'a\n', 'pg_a', 'public',
  'none'
]) as n;

select * from finish();
rollback;
