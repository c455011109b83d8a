create or replace function learning.forget(p_source text, p_stream text)
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
  lock table learning.streams in share row exclusive mode;
  select i.instance_id into v_source_id from fleet.identities as i where i.instance = p_source;
  delete from learning.parts as p where p.source_id = v_source_id and p.stream = p_stream;
  delete from learning.streams as s
  where s.source_id = v_source_id and s.stream = p_stream
  returning s.stream_id into v_stream_id;

  select count(*) into v_forgotten from learning.usage as u where u.stream_id = v_stream_id;
  perform learning.write_usage(v_stream_id, '[]');
  return v_forgotten;
end;
$$;

comment on function learning.forget(text, text) is
'Forgets a stream of an instance and its version, so that an older snapshot is taken again: the
instance''s next, or those that intake.replay() brings. Returns how many versions of artifacts went;
0 also when there is no such stream.';
