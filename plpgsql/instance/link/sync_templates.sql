-- Pages of one transaction are of one state; the handler is told before it begins, so that nothing
-- newer can come to the instance by another way and be overwritten.
create or replace function link.sync_templates()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit constant integer := centralcloud.setting('link.page_size')::integer;
  v_page  jsonb;
  v_after bigint := 0;
  v_total bigint := 0;
begin
  if link.own_name() is null then
    return jsonb_build_object('hub', 'not joined');
  end if;
  perform link.connect();
  perform link.call_handler('{"type": "templates", "state": "begin"}');
  perform link.tell_hub('begin isolation level repeatable read, read only');
  loop
    select jsonb_agg(r.reply) into v_page
    from link.call_hub(
      format(
        'select to_jsonb(a) from learning.fetch_artifacts(%s, %s) as a order by a.artifact_id',
        v_after, v_limit
      )
    ) as r (reply);
    exit when v_page is null;
    perform link.call_handler(
      jsonb_build_object('type', 'templates', 'state', 'page', 'artifacts', v_page)
    );
    v_after := (v_page -> -1 ->> 'artifact_id')::bigint;
    v_total := v_total + jsonb_array_length(v_page);
    exit when jsonb_array_length(v_page) < v_limit;
  end loop;
  perform link.tell_hub('commit');
  perform link.disconnect();
  perform link.call_handler(
    jsonb_build_object('type', 'templates', 'state', 'end', 'artifacts', v_total)
  );
  return jsonb_build_object('artifacts', v_total);
end;
$$;

comment on function link.sync_templates() is
'Routine of job template_sync: reads all that the hub''s repository holds, page by page in one
state, and hands it to the handler of type templates: {state: begin}, then for each page {state:
page, artifacts: [...]}, then {state: end, artifacts: how many}. One transaction: readers see the
old state or the new one. Returns artifacts. Raises SC304, SC305; then the old state stays.';
