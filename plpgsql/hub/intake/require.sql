create or replace function intake.require(
  p_messages jsonb[],
  p_sent_by  text,
  p_is_sent  boolean,
  p_is_batch boolean,
  p_now      timestamptz
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_code text;
begin
  if cardinality(p_messages) > 10000 then
    raise exception 'the batch has % messages', cardinality(p_messages)
      using errcode = 'SC104',
            detail  = 'A batch may have 10000 messages.',
            hint    = 'Send them in several batches.';
  end if;

  select o.code into v_code
  from intake.objections(p_messages, p_sent_by, p_is_sent) as o
  where o.code is not null
  limit 1;
  if v_code is not null or not intake.texts_hold(p_messages, p_now) then
    perform intake.refuse(
      p_messages => p_messages,
      p_code     => v_code,
      p_sent_by  => p_sent_by,
      p_is_sent  => p_is_sent,
      p_is_batch => p_is_batch,
      p_now      => p_now
    );
  end if;
end;
$$;

comment on function intake.require(jsonb[], text, boolean, boolean, timestamptz) is
'Returns when nothing speaks against any of the messages (see intake.objections), else raises SC101,
SC102, SC103 or SC104.';
