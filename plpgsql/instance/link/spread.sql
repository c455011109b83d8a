create or replace function link.spread()
returns void
language sql
volatile
begin atomic
  select scheduling.spread_job(
    'exchange',
    least(interval '45 seconds', h.members * interval '0.1 seconds')
  )
  from (values (true)) as always (only_row)
  left join link.hub as h on h.only_row = always.only_row;
end;

comment on function link.spread() is
'Spreads the exchanges of the fleet: a tenth of a second for each member, 45 seconds at most, and
also until the hub has said how many there are.';
