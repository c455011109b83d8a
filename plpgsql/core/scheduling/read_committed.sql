-- Who starts a job waits for a row that others start it by, and has to see what they did: where the
-- database's default is to isolate more, that would be an error (40001).
create or replace function scheduling.read_committed()
returns void
language sql
volatile
begin atomic
  select set_config('default_transaction_isolation', 'read committed', false);
end;

comment on function scheduling.read_committed() is
'Has the further transactions of this session see what others committed meanwhile, whatever the
default of its database or role.';
