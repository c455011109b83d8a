create or replace function intake.require_size(p_message jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_most constant integer := (select max(t.max_bytes) from intake.message_types as t);
begin
  if pg_column_size(p_message) > v_most then
    raise exception 'the message has % bytes as jsonb', pg_column_size(p_message)
      using errcode = 'SC104',
            detail  = format('No message may have more than %s bytes.', v_most),
            hint    = 'Send less at once; a snapshot may go in parts (part, parts).';
  end if;
end;
$$;

comment on function intake.require_size(jsonb) is
'Raises SC104 when p_message is larger than a message of any type may be.';
