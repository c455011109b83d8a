create or replace function monitoring.tell(p_event text, p_alarm monitoring.alarms)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if p_event = 'opened' then
    raise warning 'alarm %: %', p_alarm.check_name, p_alarm.finding using hint = p_alarm.hint;
  else
    raise log 'alarm % is over: %', p_alarm.check_name, p_alarm.finding;
  end if;
  -- Any login may listen, an instance's too: what is wrong here is not for everybody.
  perform pg_notify(
    'centralcloud_alarms',
    json_build_object(
      'event', p_event, 'alarm_id', p_alarm.alarm_id, 'check', p_alarm.check_name,
      'severity', p_alarm.severity
    )::text
  );
end;
$$;

comment on function monitoring.tell(text, monitoring.alarms) is
'Tells that an alarm was opened or closed: in the server''s log, and at commit to whoever listens on
channel centralcloud_alarms, as JSON: event, alarm_id, check, severity. Any login can listen, so it
says no more.';
