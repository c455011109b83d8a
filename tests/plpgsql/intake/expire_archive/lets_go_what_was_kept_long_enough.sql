begin;
select plan(3);

select intake.register_message_type(
  'test', 'for tests', 'inbound', p_queue => true, p_keep_for => '10 days'
);
select intake.queue(array_fill('{"type": "test"}'::jsonb, array[3]), '2026-01-01 00:00Z');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select count(*) from intake.take('test', 2);
select centralcloud.freeze_clock('2026-01-09 00:00Z');
select count(*) from intake.take('test', 1);
select centralcloud.freeze_clock('2026-01-12 00:00Z');
select is(intake.expire_archive('test', 1), 1, 'no more than asked for');
select is(intake.expire_archive('test', 10), 1, 'then the rest');
select is((select count(*) from pgmq.a_test), 1::bigint, 'what is younger stays');

select * from finish();
rollback;
