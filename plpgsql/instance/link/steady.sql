-- A correction that changed with every measurement could change the order of two timestamps.
create or replace function link.steady(p_known interval, p_measured interval)
returns interval
language sql
immutable
return case
  when p_measured between p_known - interval '1 second' and p_known + interval '1 second'
    then p_known
  else p_measured
end;

comment on function link.steady(interval, interval) is
'The skew to go by: the known one while what was measured is within a second of it.';
