-- Counted from the minute, since the next slot is a little less than a whole one away.
create or replace function link.note_exchange(p_is_idle boolean)
returns void
language sql
volatile
begin atomic
  update link.hub
  set
    last_exchange_at = n.now,
    pause            = n.pause,
    next_exchange_at = case when p_is_idle then date_trunc('minute', n.now, 'UTC') + n.pause end
  from (
    select
      centralcloud.clock() as now,
      case when p_is_idle then link.next_pause(h.pause) else interval '0' end as pause
    from link.hub as h
  ) as n;
end;

comment on function link.note_exchange(boolean) is
'Notes that a pass was made and when the next is due: at the next slot, or where nothing was to do
after a pause that grows.';
