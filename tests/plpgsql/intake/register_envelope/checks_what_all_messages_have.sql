begin;
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select intake.register_message_type('test', 'for tests', 'inbound');
select lives_ok(
  $$select intake.check('{
    "type": "test", "source": "a", "timestamp": "2026-01-01T00:04:59Z", "schema_version": 1,
    "id": "00000000-0000-0000-0000-00000000000a"
  }')$$,
  'an envelope'
);
select throws_ok(format('select intake.check(%L)', m), 'SC102', null, m)
from unnest(array[
  '{"type": "test", "source": 1}', '{"type": "test", "timestamp": 1767225600}',
  '{"type": "test", "timestamp": "yesterday"}', '{"type": "test", "id": "1"}',
  '{"type": "test", "schema_version": 2}', '{"type": "test", "timestamp": null}'
]) as m;

select * from finish();
rollback;
