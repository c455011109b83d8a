-- A next exchange further off than the longest pause was set by a clock that was wrong.
create or replace function link.is_due()
returns boolean
language sql
stable
return not exists (
  select
  from link.hub as h
  where h.next_exchange_at > centralcloud.clock()
    and h.next_exchange_at
      <= centralcloud.clock() + centralcloud.setting('link.longest_pause')::interval
)
or exists (select from link.outbox as o where o.state = 'waiting')
or exists (select from link.inbox as i where i.owed is not null)
or exists (select from link.cursors as c where c.applied_offset > c.acked_offset)
or exists (select from scheduling.outage('exchange'));

comment on function link.is_due() is
'Whether the hub is to be called now: the pause is over, a message waits to be sent, something
applied here was not told yet, or the last call failed.';
