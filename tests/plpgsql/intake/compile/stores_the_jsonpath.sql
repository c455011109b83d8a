begin;
select plan(2);

select intake.register_message_type('test', 'for tests', 'inbound');
update intake.message_types set violation = '$ ? (1 == 0)' where type = 'test';
select intake.compile('test');
select is(
  (select t.violation from intake.message_types as t where t.type = 'test')::text,
  intake.violation('test', '')::text,
  'of the fields and rules there are'
);
select ok(
  jsonb_path_exists('{"type": 7}', t.violation), 'it finds what violates the contract'
)
from intake.message_types as t
where t.type = 'test';

select * from finish();
rollback;
