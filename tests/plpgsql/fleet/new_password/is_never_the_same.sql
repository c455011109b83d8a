begin;
select plan(2);

select is(
  (select count(distinct fleet.new_password()) from generate_series(1, 100)), 100::bigint,
  'a hundred passwords are a hundred'
);
select matches(fleet.new_password(), '^[0-9a-f]{64}$', 'of 64 hexadecimal digits');

select * from finish();
rollback;
