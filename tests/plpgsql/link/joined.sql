-- A frozen clock, and a link from this database to itself: enough of a hub for what is said here.
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select link.join(
  p_name     => 'postgres',
  p_host     => current_setting('unix_socket_directories'),
  p_port     => current_setting('port')::integer,
  p_dbname   => current_database(),
  p_password => 'secret'
);

create table pg_temp.effects (n bigint unique deferrable initially deferred);
create schema handlers;
create function handlers.keep(p_message jsonb)
returns void
language sql
as $$ insert into pg_temp.effects (n) values ((p_message ->> 'n')::bigint) $$;
create function handlers.fail(p_message jsonb)
returns void
language plpgsql
as $$
begin
  insert into pg_temp.effects (n) values ((p_message ->> 'n')::bigint);
  raise exception 'no room for %', p_message ->> 'n'
    using errcode = 'SC601', detail = 'There is none.';
end
$$;
select link.register_handler('kept', 'handlers.keep', 'for tests');
select link.register_handler('failing', 'handlers.fail', 'for tests');

create function pg_temp.delivery(p_type text, p_offset bigint, p_kind text default 'message')
returns jsonb
language sql
as $$
  select jsonb_build_object(
    'topic', 'news', 'topic_offset', p_offset, 'kind', p_kind, 'key', null, 'missed', 0,
    'attempt', 1, 'payload', jsonb_build_object('type', p_type, 'n', p_offset)
  )
$$;
