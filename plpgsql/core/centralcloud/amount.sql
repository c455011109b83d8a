create or replace function centralcloud.amount(p_value text, p_type text)
returns numeric
language plpgsql
stable
set search_path = ''
as $$
begin
  return case p_type
    when 'integer' then p_value::bigint::numeric
    when 'number' then nullif(p_value::float8::text, 'NaN')::numeric
    when 'interval' then extract(epoch from p_value::interval)
    when 'size' then pg_size_bytes(p_value)::numeric
  end;
exception
  when data_exception then
    return null;
end;
$$;

comment on function centralcloud.amount(text, text) is
'A setting''s value as a number: an interval in seconds, a size in bytes; null where it is no
p_type (integer, number, interval, size).';
