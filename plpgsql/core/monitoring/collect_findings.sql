-- A room that can't tell must not hide the others: its failure is a finding. What rooms tell comes
-- from plpgsql: its plans are kept for the session, and planning would take as long as looking.
create or replace function monitoring.collect_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_source  monitoring.sources;
  v_routine regprocedure;
  v_error   text;
begin
  for v_source in
    select s.* from monitoring.sources as s where s.findings is not null order by s.room
  loop
    begin
      v_routine := (v_source.findings || '()')::regprocedure;
      return query execute format(
        'select f.check_name, f.subject, f.severity, f.finding, f.hint from %s as f',
        v_routine
      );
    exception
      when others then
        get stacked diagnostics v_error = message_text;
        return query values (
          'source', v_source.findings, 'error',
          format('room %s can''t be examined: %s', v_source.room, v_error),
          '`centralcloud upgrade` brings its functions to what the package says.'
        );
    end;
  end loop;
end;
$$;

comment on function monitoring.collect_findings() is
'What the rooms find wrong, room by room. One that can''t be examined is an error of check source.';
