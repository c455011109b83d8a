create or replace function code.take_ingest(
  p_code_base    text,
  p_base_version bigint,
  p_revision     text
)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_id    integer := code.lock_code_base(p_code_base, p_base_version);
  v_stats jsonb;
begin
  v_stats := code.replace_files(v_id, p_code_base);
  perform code.add_details(v_id, p_code_base);
  perform code.clear_incoming(p_code_base);

  update code.code_bases
  set ingest_version = ingest_version + 1,
      revision       = p_revision,
      ingested_at    = centralcloud.clock()
  where code_base_id = v_id;
  return v_stats;
end;
$$;

comment on function code.take_ingest(text, bigint, text) is
'Takes over what was copied into code.incoming_*: the code base is then as p_revision, in one step
for its readers. p_base_version is the ingest_version the files were compared with. Returns
{"added", "changed", "vanished"}: files. Raises SC701, and 40001 when another ingest came first.';
