-- Parallel safe although clock() doesn't say so of itself: it only reads.
create or replace function ranking.today()
returns date
language sql
stable
parallel safe
begin atomic
  select (centralcloud.clock() at time zone 'UTC')::date;
end;

comment on function ranking.today() is
'The UTC day of centralcloud.clock(). Ages are whole days, so a ranking holds for its day.';
