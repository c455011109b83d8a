-- A room that can't tell must not hide the others: its failure is a sample.
create or replace function monitoring.collect_samples()
returns table (metric text, labels jsonb, value float8)
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
    select s.* from monitoring.sources as s where s.samples is not null order by s.room
  loop
    begin
      v_routine := (v_source.samples || '()')::regprocedure;
      return query execute format(
        'select s.metric, s.labels, s.value from %s as s', v_routine
      );
      v_error := null;
    exception
      when others then
        get stacked diagnostics v_error = message_text;
        raise warning 'room % can''t tell its samples: %', v_source.room, v_error;
    end;
    return query values (
      'centralcloud_source_up', jsonb_build_object('room', v_source.room),
      (v_error is null)::integer::float8
    );
  end loop;
end;
$$;

comment on function monitoring.collect_samples() is
'What the rooms tell for metrics(), room by room, and for each whether it could
(centralcloud_source_up).';
