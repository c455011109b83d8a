create or replace function link.refuse_hub(p_reason text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception 'what % is joined to answers as no hub does', link.own_name()
    using errcode = 'SC310',
          detail  = 'The first call is routing.greet(). The answer: ' || p_reason || '.',
          hint    = 'Does the address name the hub''s own database? A hub that is older than this '
                    'instance is to be upgraded first.';
end;
$$;

comment on function link.refuse_hub(text) is
'Raises SC310, with what was answered: the database that was joined is no hub, knows this instance
by no such role, or is of a package that is much older.';
