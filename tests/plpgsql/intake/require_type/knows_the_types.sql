begin;
select plan(3);

select is((intake.require_type('patterns')).direction, 'inbound', 'its row');
select throws_ok(
  $$select intake.require_type('nothing')$$, 'SC101', $$there is no message type 'nothing'$$,
  'unknown'
);
select throws_ok(
  'select intake.require_type(null)', 'SC101', 'there is no message type NULL', 'none'
);

select * from finish();
rollback;
