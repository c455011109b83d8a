-- The first message that is refused decides on the code; wrong fields are told of all of them.
-- Compiling plans to machine code costs a hundred times what it saves on a refusal.
create or replace function intake.refuse(
  p_messages jsonb[],
  p_code     text,
  p_sent_by  text,
  p_is_sent  boolean,
  p_is_batch boolean,
  p_now      timestamptz
)
returns void
language plpgsql
stable
set search_path = ''
set jit = off
as $$
declare
  v_first  bigint;
  v_code   text;
  v_label  text;
  v_places bigint[];
begin
  if cardinality(p_messages) = 1 then
    -- It may be large: it is not looked at again.
    v_first := 1;
    v_code := coalesce(p_code, 'SC102');
    v_places := array[1];
  else
    select
      (array_agg(r.place order by r.place))[1],
      (array_agg(r.code order by r.place))[1],
      array_agg(r.place order by r.place) filter (where r.code = 'SC102')
    into v_first, v_code, v_places
    from intake.refused(
      p_messages => p_messages,
      p_sent_by  => p_sent_by,
      p_is_sent  => p_is_sent,
      p_now      => p_now,
      p_limit    => 21
    ) as r;
  end if;

  v_label := case when p_is_batch then format('message [%s]', v_first - 1) else 'the message' end;
  case v_code
    when 'SC101' then perform intake.refuse_type(p_messages[v_first], v_label, p_is_sent);
    when 'SC103' then perform intake.refuse_source(p_messages[v_first], v_label, p_sent_by);
    when 'SC104' then perform intake.refuse_limit(p_messages[v_first], v_label);
    when 'SC102' then perform intake.refuse_fields(
      p_messages => p_messages,
      p_places   => v_places,
      p_label    => v_label,
      p_is_batch => p_is_batch,
      p_now      => p_now
    );
  end case;
end;
$$;

comment on function intake.refuse(jsonb[], text, text, boolean, boolean, timestamptz) is
'Says why messages are refused that something speaks against; p_code is what intake.objections() has
against one of them, null where it has nothing. Always raises: SC101 unknown type, SC102 invalid
fields, SC103 wrong source, SC104 over a limit.';
