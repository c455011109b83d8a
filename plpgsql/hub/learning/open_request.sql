create or replace function learning.open_request()
returns text
language sql
stable
begin atomic
  select e.request
  from learning.exports as e
  where e.ended_at is null;
end;

comment on function learning.open_request() is
'What to send to whoever merges the open export; null: none is open, or a forge has it.';
