create or replace function intake.refuse_paused(p_source text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception 'instance % is paused', p_source
    using errcode = 'SC106',
          detail  = 'Of an instance that is paused the hub takes heartbeats alone.',
          hint    = format(
            'Nothing was taken. Keep it until `centralcloud fleet resume %s` was said on the hub.',
            p_source
          );
end;
$$;

comment on function intake.refuse_paused(text) is
'Raises SC106: the source of a message is paused.';
