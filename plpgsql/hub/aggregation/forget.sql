create or replace function aggregation.forget(p_source text, p_stream text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_source_id integer;
  v_stream_id bigint;
  v_forgotten bigint;
begin
  lock table aggregation.streams in share row exclusive mode;
  select i.instance_id into v_source_id from fleet.identities as i where i.instance = p_source;
  delete from aggregation.parts as p where p.source_id = v_source_id and p.stream = p_stream;
  delete from aggregation.streams as s
  where s.source_id = v_source_id and s.stream = p_stream
  returning s.stream_id into v_stream_id;

  delete from aggregation.labels as l where l.stream_id = v_stream_id;
  delete from aggregation.texts as t where t.stream_id = v_stream_id;
  delete from aggregation.bands as b where b.stream_id = v_stream_id;
  delete from aggregation.observations as o where o.stream_id = v_stream_id;
  get diagnostics v_forgotten = row_count;
  return v_forgotten;
end;
$$;

comment on function aggregation.forget(text, text) is
'Forgets a stream of an instance and its version, so that an older snapshot is taken again.
Returns how many observations went; 0 also when there is no such stream.';
