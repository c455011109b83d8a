create or replace function monitoring.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit constant integer := 5000;
  v_count integer;
begin
  delete from monitoring.alarms
  where alarm_id in (
    select a.alarm_id
    from monitoring.alarms as a
    where a.closed_at < centralcloud.clock() - interval '90 days'
    order by a.closed_at
    limit v_limit
  );
  get diagnostics v_count = row_count;
  return jsonb_build_object('alarms', v_count, 'more', v_count = v_limit);
end;
$$;

comment on function monitoring.expire() is
'Routine of job monitoring_retention: forgets alarms that were closed more than 90 days ago, 5,000 a
batch. Returns {alarms, more}.';
