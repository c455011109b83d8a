create or replace function link.rewind(p_topic text, p_offset bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.call_hub(
    format('select to_jsonb(routing.seek(%L, %s)::text)', p_topic, p_offset + 1)
  );
  update link.cursors set acked_offset = p_offset where topic = p_topic;
end;
$$;

comment on function link.rewind(text, bigint) is
'Sets the hub''s cursor in a topic to p_offset: what came after it is delivered again.';
