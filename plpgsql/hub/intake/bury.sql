-- A message may have come round the door, by pgmq.send(): it has any headers or none, or isn't one
-- at all.
create or replace function intake.bury(
  p_type     text,
  p_msg_id   bigint,
  p_sqlstate text,
  p_error    text,
  p_detail   text default null,
  p_context  text default null,
  p_reason   text default 'unprocessable'
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_message        jsonb;
  v_headers        jsonb;
  v_buried         bigint;
  v_dead_letter_id bigint;
begin
  perform intake.require_queue(p_type);
  execute format(
    'delete from pgmq.%I as a where a.msg_id = $1 returning a.message, a.headers', 'a_' || p_type
  )
  into v_message, v_headers
  using p_msg_id;
  get diagnostics v_buried = row_count;

  if v_buried = 0 then
    raise exception 'message % of type % is not in the archive', p_msg_id, p_type
      using errcode = 'SC107',
            detail  = 'Only what intake.take() took can become a dead letter, and only once.',
            hint    = 'Bury it in the transaction that took it, or while it is archived.';
  end if;

  insert into intake.dead_letters (
    type, msg_id, source, message, headers, reason, sqlstate, error, detail, context, attempts,
    buried_at
  )
  values (
    p_type, p_msg_id, v_headers ->> 'source', coalesce(v_message, 'null'),
    coalesce(v_headers, '{}'), p_reason, p_sqlstate, p_error, p_detail, p_context,
    case
      when v_headers ->> 'attempts' ~ '^[0-9]{1,9}$' then (v_headers ->> 'attempts')::integer
      else 0
    end + 1,
    centralcloud.clock()
  )
  returning dead_letter_id into v_dead_letter_id;
  return v_dead_letter_id;
end;
$$;

comment on function intake.bury(text, bigint, text, text, text, text, text) is
'Makes a dead letter of a message that was taken: moves it from the archive to intake.dead_letters
with the diagnostics of its failure. Returns the dead letter''s number. Raises SC107 when it isn''t
archived, SC101 when there is no such queue.';
