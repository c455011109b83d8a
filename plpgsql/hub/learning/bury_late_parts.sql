-- A message that the archive has let go of is no longer there to be buried, and a part of a version
-- that is known was sent again after its whole: these go all the same.
create or replace function learning.bury_late_parts(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant timestamptz
    := centralcloud.clock() - centralcloud.setting('learning.parts_wait')::interval;
  v_late   learning.parts;
  v_gone   integer := 0;
begin
  for v_late in
    delete from learning.parts as p
    where p.ctid = any (array(
      select l.ctid
      from learning.parts as l
      where l.received_at < v_before
      order by l.received_at
      limit p_limit
    ))
    returning *
  loop
    v_gone := v_gone + 1;
    continue when exists (
      select from learning.streams as s
      where s.source_id = v_late.source_id
        and s.stream = v_late.stream
        and s.version >= v_late.version
    );
    begin
      perform intake.bury(
        p_type     => 'learned_artifacts',
        p_msg_id   => v_late.msg_id,
        p_sqlstate => 'SC614',
        p_error    => format(
          'part %s of %s of stream %s never came to a whole',
          v_late.part, v_late.parts, v_late.stream
        ),
        p_detail   => 'Parts wait for one another as long as learning.parts_wait says.',
        p_reason   => 'incomplete'
      );
    exception
      when sqlstate 'SC107' then
        raise debug 'message % is in the archive no longer', v_late.msg_id;
    end;
  end loop;
  return v_gone;
end;
$$;

comment on function learning.bury_late_parts(integer) is
'Makes dead letters (SC614) of parts whose snapshot did not become whole within the setting
learning.parts_wait, at most p_limit of them. Returns how many parts went.';
