begin;
select plan(6);

select intake.register_message_type(
  'test', 'for tests', 'inbound', p_queue => true, p_keep_for => '10 days'
);
select intake.queue(array['{"type": "test"}'::jsonb], '2026-01-01 00:00Z');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select count(*) from intake.take('test', 1);
select intake.set_retention('test', '20 days');
select intake.register_message_type(
  'test', 'for tests', 'inbound', p_queue => true, p_keep_for => '10 days'
);
select centralcloud.freeze_clock('2026-01-12 00:00Z');
select is(intake.expire_archive('test', 10), 0, 'what was chosen holds');
select intake.set_retention('test', null);
select is(intake.expire_archive('test', 10), 1, 'until it is taken back');
select throws_ok(
  $$select intake.set_retention('heartbeat', '1 day')$$, 'SC101', null, 'of a queue'
);
select throws_ok(
  format('select intake.set_retention(%L, %L)', 'test', t.keep_for), 'SC109',
  'the archive of test can''t be kept for ' || t.keep_for, 'a time'
)
from unnest(array['00:00:00', '-1 days', '102 years']) as t (keep_for);

select * from finish();
rollback;
