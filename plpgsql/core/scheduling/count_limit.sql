create or replace function scheduling.count_limit()
returns bigint
language sql
immutable parallel safe
return 100000;

comment on function scheduling.count_limit() is
'So many tasks are counted at most where they are counted for people: who asks each minute must not
read a million.';
