-- A message that the archive has let go of is no longer there to be buried, and a part of a version
-- that is known was sent again after its whole: these go all the same.
create or replace function aggregation.bury_late_parts()
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant timestamptz
    := centralcloud.clock() - centralcloud.setting('aggregation.parts_wait')::interval;
  v_limit constant integer := centralcloud.setting('aggregation.batch_messages')::integer;
  v_late   aggregation.parts;
  v_buried integer := 0;
begin
  for v_late in
    delete from aggregation.parts as p
    where p.ctid = any (array(
      select l.ctid
      from aggregation.parts as l
      where l.received_at < v_before
      order by l.received_at
      limit v_limit
    ))
    returning *
  loop
    continue when exists (
      select from aggregation.streams as s
      where s.source_id = v_late.source_id
        and s.stream = v_late.stream
        and s.version >= v_late.version
    );
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
        p_reason   => 'incomplete'
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
aggregation.parts_wait, at most aggregation.batch_messages of them. Returns how many.';
