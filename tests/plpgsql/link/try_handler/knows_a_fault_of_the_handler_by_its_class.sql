begin;
select plan(21);
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
from (
  values
    ('SC799'), ('P0001'), ('P0004'), ('23514'), ('09000'), ('0P000'), ('20000'), ('24000'),
    ('25001'), ('26000'), ('2B000'), ('2D000'), ('2F002'), ('34000'), ('38001'), ('39004'),
    ('3B001'), ('3D000'), ('55P03'), ('HV00B')
) as r (code);
select is(
  link.try_handler('{"payload": {"type": "gone"}}') ->> 'sqlstate', '42883', 'or is not there'
);

select * from finish();
rollback;
