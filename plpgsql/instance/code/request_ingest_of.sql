create or replace function code.request_ingest_of(p_code_base text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_code_base code.code_bases := code.code_base(p_code_base);
begin
  return scheduling.request_task(
    p_kind    => 'code_ingest',
    p_payload => jsonb_build_object('code_base', v_code_base.name),
    p_key     => v_code_base.name
  );
end;
$$;

comment on function code.request_ingest_of(text) is
'Asks the worker to ingest one code base; asked twice is once. Returns the task''s number. Raises
SC701 for an unknown name.';
