begin;
select plan(2);

select throws_ok(
  'select fleet.calling_instance()', 'SC401', 'role postgres is no instance', 'the hub''s own side'
);
set local role centralcloud_owner;
select throws_ok('select fleet.calling_instance()', 'SC401', null, 'whatever role it takes on');
reset role;

select * from finish();
rollback;
