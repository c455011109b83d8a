-- A room that can't tell must not hide the others: its failure is a finding. What rooms tell comes
-- from plpgsql, whose plans are kept. Room centralcloud, which tells of rows that are gone, is
-- asked even if its own is.
create or replace function monitoring.collect_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_source  record;
  v_routine regprocedure;
  v_error   text;
begin
  for v_source in
    select s.room, s.findings from monitoring.sources as s where s.findings is not null
    union
    select 'centralcloud', 'centralcloud.findings'
    order by room
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
