-- What is no timestamp is left as it is: the hub says so better.
create or replace function link.corrected(
  p_message jsonb,
  p_skew    interval,
  p_latest  timestamptz
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_given constant text := p_message ->> 'timestamp';
  v_told  timestamptz;
begin
  if v_given is null
    or v_given !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$'
  then
    return p_message;
  end if;

  v_told := least(v_given::timestamptz + p_skew, p_latest);
  if v_told = v_given::timestamptz then
    return p_message;
  end if;
  return p_message || jsonb_build_object('timestamp', link.rfc3339(v_told));
exception
  when data_exception then
    return p_message;
end;
$$;

comment on function link.corrected(jsonb, interval, timestamptz) is
'A message as the hub is told it: its timestamp, if it has one, by the hub''s clock (p_skew later
than by this one) and at p_latest the latest, so that no wrong clock makes the hub refuse it.';
