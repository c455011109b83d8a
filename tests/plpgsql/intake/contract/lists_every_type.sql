begin;
select plan(2);

select results_eq(
  $$select c.type, c.direction, c.has_queue, c.max_bytes, c.max_elements, c.keep_for
    from intake.contract() as c where c.type in ('heartbeat', 'patterns')$$,
  $$values
    ('heartbeat', 'inbound', false, 65536, 10000, interval '90 days'),
    ('patterns', 'inbound', true, 4194304, 10000, '90 days')$$,
  'with its limits, by name'
);
set local role centralcloud_reader;
select isnt_empty('select * from intake.contract()', 'for readers');

select * from finish();
rollback;
