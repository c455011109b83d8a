-- A login that sends and leaves its transaction open must not hold off who would pause it.
create or replace function fleet.hold(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
set lock_timeout = '5s'
as $$
begin
  perform
  from fleet.instances as i
  where i.name = p_name and i.state <> 'removed'
  for no key update;
  if not found then
    perform fleet.refuse_member(p_name);
  end if;
exception
  when lock_not_available then
    raise exception 'an open transaction holds instance %', p_name
      using errcode = 'SC405',
            detail  = 'It is its own, in which it sent something, or that of whoever changes it.',
            hint    = format(
              'End its own: select pg_terminate_backend(pid) from pg_stat_activity '
              'where usename = %L', p_name
            );
end;
$$;

comment on function fleet.hold(text) is
'Keeps everybody else from changing an instance until the end of the transaction. Raises SC404 where
there is no such instance, SC405 where another transaction has held it for 5 seconds.';
