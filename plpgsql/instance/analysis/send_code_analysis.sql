create or replace function analysis.send_code_analysis(p_code_base text)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_revision text := (code.code_base(p_code_base)).revision;
  v_tools    jsonb;
begin
  select s.tools into v_tools from analysis.scans as s where s.code_base = p_code_base;
  return link.enqueue(
    jsonb_build_object(
      'type', 'code_analysis',
      'analysis', jsonb_build_object(
        'codebase', p_code_base,
        'revision', coalesce(v_revision, ''),
        'tools', coalesce(v_tools, '[]'),
        'findings', analysis.finding_counts(p_code_base),
        'metrics', code.totals(p_code_base) || analysis.totals(p_code_base),
        'frameworks', analysis.frameworks_in(p_code_base),
        'dependencies', analysis.dependencies_in(p_code_base)
      )
    )
  );
end;
$$;

comment on function analysis.send_code_analysis(text) is
'Puts one code_analysis message into the outbox: what a code base is as of its last ingest, in
figures, without a line of its code. Returns the message''s id. Raises SC701.';
