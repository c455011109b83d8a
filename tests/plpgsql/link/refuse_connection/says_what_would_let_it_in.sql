begin;
select plan(5);
\ir ../joined.sql

create function pg_temp.hint_of(p_reason text)
returns text
language plpgsql
as $$
declare
  v_hint text;
begin
  perform link.refuse_connection('i', p_reason);
exception
  when sqlstate 'SC305' then
    get stacked diagnostics v_hint = pg_exception_hint;
    return v_hint;
end
$$;
select matches(
  pg_temp.hint_of('FATAL:  role "i" does not exist'), 'fleet add', 'no new password helps'
);
select matches(
  pg_temp.hint_of('FATAL:  password authentication failed for user "i"'), 'fleet rotate',
  'it does here'
);
select matches(
  pg_temp.hint_of('FATAL:  pg_hba.conf rejects connection for host "::1", user "i"'),
  'Mend the hub''s pg_hba.conf', 'nor here'
);
select matches(
  pg_temp.hint_of('FATAL:  role "i" is not permitted to log in'), 'alter role i login', 'nor here'
);
select matches(
  pg_temp.hint_of('FATAL:  permission denied for database "hub"'), 'upgrade', 'nor here'
);

select * from finish();
rollback;
