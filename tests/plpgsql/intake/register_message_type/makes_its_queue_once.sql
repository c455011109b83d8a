begin;
select plan(6);

select intake.register_message_type('test', 'for tests', 'inbound', p_queue => true);
select pgmq.send('test', '{}');
select intake.register_message_type(
  'test', 'said again', 'outbound', p_queue => true, p_max_bytes => 10, p_keep_for => '1 day'
);
select is((select count(*) from pgmq.q_test), 1::bigint, 'what is in the queue stays');
select results_eq(
  $$select description, direction, has_queue, max_bytes, max_elements, keep_for
    from intake.message_types where type = 'test'$$,
  $$values ('said again', 'outbound', true, 10, 10000, '1 day'::interval)$$,
  'what was said last holds'
);
select lives_ok(
  $$select intake.register_message_type('test', 'x', 'inbound')$$, 'with no queue asked for'
);
select throws_ok(
  $$select intake.register_message_type('Test', 'x', 'inbound')$$, 'SC108', null,
  'a type''s name is in lower case, as its queue''s is'
);
select throws_ok(
  $$select intake.register_message_type('test2', 'x', 'sideways')$$, 'SC108', null,
  'a direction is inbound or outbound'
);
select throws_ok(
  $$select intake.register_message_type(repeat('t', 48), 'x', 'inbound', p_queue => true)$$,
  'SC108', null, 'and fits into a queue''s'
);

select * from finish();
rollback;
