begin;
select plan(10);
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
  r.code, r.what
)
from (
  values
    ('SC799', 'of CentralCloud''s own'), ('MY001', 'of somebody''s own'), ('P0001', 'raised'),
    ('P0004', 'asserted'), ('22012', 'of SQL'), ('40001', 'of a conflict'), ('53100', 'no room'),
    ('57014', 'a cancel'), ('XX000', 'of no kind')
) as r (code, what);
select is(
  link.try_handler('{"payload": {"type": "gone"}}') ->> 'sqlstate', '42883', 'or is not there'
);

select * from finish();
rollback;
