create or replace function aggregation.refuse_incoming(p_source text, p_stream text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception 'stream % of instance % did not come whole, or came twice', p_stream, p_source
    using errcode = 'SC210',
          detail  = 'A stream in aggregation.incoming_streams comes with all that it says in '
                    'aggregation.incoming_observations, one row a pattern.',
          hint    = 'Empty both tables; copy both views of one hub in one transaction (README.md, '
                    'Merging hubs).';
end;
$$;

comment on function aggregation.refuse_incoming(text, text) is
'Raises SC210: what was copied in of a stream is not what a hub holds of it.';
