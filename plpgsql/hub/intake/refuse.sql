-- The first message that is refused decides on the code; wrong fields are told of all of them.
create or replace function intake.refuse(
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
  v_first  bigint;
  v_code   text;
  v_label  text;
  v_places bigint[];
begin
  with refused as (
    select o.place, coalesce(o.code, 'SC102') as code
    from intake.objections(p_messages, p_sent_by, p_is_sent) as o
    join unnest(p_messages) with ordinality as m (message, place) on m.place = o.place
    where o.code is not null or exists (select from intake.violations(m.message, p_now))
  )

  select
    (array_agg(r.place order by r.place))[1],
    (array_agg(r.code order by r.place))[1],
    array_agg(r.place order by r.place) filter (where r.code = 'SC102')
  into v_first, v_code, v_places
  from refused as r;

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

comment on function intake.refuse(jsonb[], text, boolean, boolean, timestamptz) is
'Says why messages are refused that something speaks against. Always raises: SC101 unknown
type, SC102 invalid fields, SC103 wrong source, SC104 over a limit.';
