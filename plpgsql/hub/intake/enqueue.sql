create or replace function intake.enqueue(p_message jsonb)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform intake.check(p_message);
  perform intake.require_queue(p_message ->> 'type');
  return (select q.msg_id from intake.queue(array[p_message], centralcloud.clock()) as q);
end;
$$;

comment on function intake.enqueue(jsonb) is
'Puts a message of the hub''s own into the work queue of its type. Returns its msg_id. Raises SC101
for an unknown type or one without a queue, SC102 or SC104 when the message is not what its type
says.';
