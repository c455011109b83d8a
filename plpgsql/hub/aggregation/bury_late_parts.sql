-- A message that the archive has let go of is no longer there to be buried; its part goes all the
-- same.
create or replace function aggregation.bury_late_parts()
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_late   aggregation.parts;
  v_buried integer := 0;
begin
  for v_late in
    delete from aggregation.parts as p
    where p.received_at
      < centralcloud.clock() - centralcloud.setting('aggregation.parts_wait')::interval
    returning *
  loop
    begin
      perform intake.bury(
        p_type     => 'patterns',
        p_msg_id   => v_late.msg_id,
        p_sqlstate => 'SC204',
        p_error    => format(
          'part %s of %s of stream %s never came to a whole',
          v_late.part, v_late.parts, v_late.stream
        ),
        p_detail   => 'Parts wait for one another as long as aggregation.parts_wait says.',
        p_context  => null
      );
      v_buried := v_buried + 1;
    exception
      when sqlstate 'SC107' then
        raise debug 'message % is in the archive no longer', v_late.msg_id;
    end;
  end loop;
  return v_buried;
end;
$$;

comment on function aggregation.bury_late_parts() is
'Makes dead letters (SC204) of parts whose snapshot did not become whole within the setting
aggregation.parts_wait. Returns how many.';
