create or replace function monitoring.watch()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_told   record;
  v_opened integer := 0;
  v_closed integer := 0;
  v_open   integer := 0;
begin
  perform centralcloud.renew_stamps();
  for v_told in select r.event, r.alarm from monitoring.record_findings() as r loop
    v_opened := v_opened + (v_told.event = 'opened')::integer;
    v_closed := v_closed + (v_told.event = 'closed')::integer;
    v_open := v_open + (v_told.event <> 'closed')::integer;
    if v_told.event <> 'seen' then
      perform monitoring.tell(v_told.event, v_told.alarm);
    end if;
  end loop;
  return jsonb_build_object('opened', v_opened, 'closed', v_closed, 'open', v_open);
end;
$$;

comment on function monitoring.watch() is
'Routine of job alarms: opens an alarm for each finding of doctor() that is new (notices open none),
closes those that are gone, and tells of both. Returns {opened, closed, open}.';
