-- Once a minute and never waiting: whoever finds the row locked leaves it to the one who holds it.
create or replace function fleet.record_accepted(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now constant timestamptz := centralcloud.clock();
begin
  update fleet.instances
  set last_accepted_at = v_now
  where name = (
    select i.name
    from fleet.instances as i
    where i.name = p_name
      and (i.last_accepted_at is null or i.last_accepted_at <= v_now - interval '1 minute')
    for no key update skip locked
  );
end;
$$;

comment on function fleet.record_accepted(text) is
'Notes that a call of instance p_name was accepted, to the minute: within a minute of the last note
it writes nothing. An unknown name is ignored.';
