create or replace function knowledge.take_templates(p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if p_message ->> 'state' = 'begin' then
    perform knowledge.begin_template_sync();
  elsif p_message ->> 'state' = 'page' then
    perform knowledge.take_page(p_message -> 'artifacts');
  elsif p_message ->> 'state' = 'end' then
    perform knowledge.finish_template_sync((p_message ->> 'artifacts')::bigint);
  end if;
end;
$$;

comment on function knowledge.take_templates(jsonb) is
'Handler of templates, what link.sync_templates() reads on the hub: nobody else loads artifacts from
state begin on, pages are kept, and at the end they are what is known. Raises SC604.';
