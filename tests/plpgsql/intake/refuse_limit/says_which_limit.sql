begin;
select plan(5);

select throws_ok(
  format('select intake.refuse_limit(%L, %L)', m, 'the message'), 'SC104', message, message
)
from (values
  (
    jsonb_build_object('type', 'heartbeat', 'jobs', repeat('x', 70000)),
    'the message has 70041 bytes as jsonb'
  ),
  (
    ('{"type": "heartbeat", "jobs": ' || repeat('[', 32) || repeat(']', 32) || '}')::jsonb,
    'the message is nested deeper than 32'
  ),
  (
    jsonb_build_object('type', 'patterns', 'x', to_jsonb(array_fill(1, array[10001]))),
    'the message has an array of more than 10000 elements'
  )
) as x (m, message);

create function pg_temp.hint(p_message jsonb)
returns text
language plpgsql
as $$
declare
  v_hint text;
begin
  perform intake.refuse_limit(p_message, 'the message');
exception
  when sqlstate 'SC104' then
    get stacked diagnostics v_hint = pg_exception_hint;
    return v_hint;
end;
$$;
select is(pg_temp.hint(m.message::jsonb), m.hint, 'what helps')
from (values
  (
    '{"type": "heartbeat", "jobs": ' || repeat('[', 32) || repeat(']', 32) || '}',
    'Put less into one another: refer to it by a name, or write it as text.'
  ),
  ('{"type": "heartbeat", "jobs": "' || repeat('x', 70000) || '"}', 'Send less at once.')
) as m (message, hint);

select * from finish();
rollback;
