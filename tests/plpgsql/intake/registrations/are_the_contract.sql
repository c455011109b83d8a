begin;
select plan(2);

select intake.register_message_type('probe', '.', 'inbound');
select intake.register_message_fields(
  'probe', '[{"path": "n", "json_type": "number", "description": "."}]'
);
select intake.register_message_rule('probe', '', '@.n == 7', 'is seven');
select set_has(
  'select * from intake.registrations()',
  $$values ('message type probe'), ('field n of message type probe'),
    ('rule @.n == 7 of message type probe')$$,
  'registered'
);
delete from intake.message_fields where type = 'probe' and path = 'n';
select set_hasnt(
  'select * from intake.registrations()', $$values ('field n of message type probe')$$, 'deleted'
);

select * from finish();
rollback;
