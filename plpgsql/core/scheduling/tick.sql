create or replace procedure scheduling.tick()
language plpgsql
as $$
begin
  call scheduling.run_everything_due('tick', interval '0');
end;
$$;

comment on procedure scheduling.tick() is
'The clock of a database without pg_cron (`centralcloud tick --loop`): runs everything that is due
now, once, like catch_up() but without waiting for slots to age. Commits.';
