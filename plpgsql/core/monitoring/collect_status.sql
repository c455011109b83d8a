-- A room that can't tell must not hide the others: its failure is a row. Compiling these statements
-- would take longer than all they do.
create or replace function monitoring.collect_status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language plpgsql
stable
security definer
set search_path = ''
set jit = off
as $$
declare
  v_source  monitoring.sources;
  v_routine regprocedure;
  v_error   text;
begin
  for v_source in
    select s.* from monitoring.sources as s where s.status is not null order by s.room
  loop
    begin
      v_routine := (v_source.status || '()')::regprocedure;
      return query execute format(
        'select kind, name, state, last_success_at, next_slot_at, depth, oldest_at, lag, detail'
        ' from %s',
        v_routine
      );
    exception
      when others then
        get stacked diagnostics v_error = message_text;
        return query values (
          'source', v_source.room, 'failing', null::timestamptz, null::timestamptz, null::bigint,
          null::timestamptz, null::bigint, jsonb_build_object('error', v_error)
        );
    end;
  end loop;
end;
$$;

comment on function monitoring.collect_status() is
'What the rooms tell for view status, room by room. One that can''t is a row of kind source and
state failing, with the error in detail.';
