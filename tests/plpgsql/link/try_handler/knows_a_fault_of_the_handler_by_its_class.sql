begin;
select plan(5);
\ir ../joined.sql

create function handlers.raising(p_message jsonb)
returns void
language plpgsql
as $$ begin raise exception 'as told' using errcode = p_message ->> 'code'; end $$;
select link.register_handler('raising', 'handlers.raising', 'for tests');
select link.register_handler('gone', 'handlers.gone', 'no such function');
select is(
  link.try_handler(
    jsonb_build_object('payload', jsonb_build_object('type', 'raising', 'code', r.code))
  ) ->> 'sqlstate',
  r.code, 'of class ' || left(r.code, 2)
)
from (values ('SC799'), ('P0001'), ('P0004'), ('23514')) as r (code);
select is(
  link.try_handler('{"payload": {"type": "gone"}}') ->> 'sqlstate', '42883', 'or is not there'
);

select * from finish();
rollback;
