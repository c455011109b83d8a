create or replace function scheduling.own_trigger()
returns text
language sql
stable
begin atomic
  select r.trigger
  from scheduling.runs as r
  where r.state = 'running'
    and r.pid = pg_backend_pid()
    and r.backend_start is not distinct from scheduling.own_backend_start()
  order by r.run_id desc
  limit 1;
end;

comment on function scheduling.own_trigger() is
'What started the run that this session is carrying out: hand, cron, catch_up, chain or tick; for
routines that do more by hand. Null: it carries out none.';
