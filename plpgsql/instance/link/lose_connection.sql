create or replace function link.lose_connection(p_reason text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.disconnect();
  raise exception 'the connection to the hub was lost'
    using errcode = 'SC304',
          detail  = p_reason,
          hint    = 'Nothing is lost: what was under way is told again by the next exchange.';
end;
$$;

comment on function link.lose_connection(text) is
'Hangs up and raises SC304 with the reason.';
