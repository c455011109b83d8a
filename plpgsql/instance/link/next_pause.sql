create or replace function link.next_pause(p_pause interval)
returns interval
language sql
stable
return least(
  greatest(p_pause * 2, interval '1 minute'),
  centralcloud.setting('link.longest_pause')::interval
);

comment on function link.next_pause(interval) is
'The pause after an exchange that found nothing to do, where the one before was p_pause: 1, 2, 4 …
minutes, link.longest_pause at most.';
