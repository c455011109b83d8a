create or replace function intake.require_size(p_message jsonb, p_label text)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_most constant integer := (select max(t.max_bytes) from intake.message_types as t);
begin
  if pg_column_size(p_message) > v_most then
    raise exception '% has % bytes as jsonb', p_label, pg_column_size(p_message)
      using errcode = 'SC104',
            detail  = format('No message may have more than %s bytes.', v_most),
            hint    = 'Send less at once; a snapshot may go in parts (part, parts).';
  end if;
end;
$$;

comment on function intake.require_size(jsonb, text) is
'Raises SC104 when the message, called p_label, is larger than one of any type may be.';
