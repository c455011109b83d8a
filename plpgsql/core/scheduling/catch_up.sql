create or replace procedure scheduling.catch_up()
language plpgsql
as $$
begin
  perform scheduling.mend_entries();
  call scheduling.run_everything_due('catch_up', scheduling.missed_after());
end;
$$;

comment on procedure scheduling.catch_up() is
'What pg_cron calls every minute: runs what it did not, which is slots missed while the server was
down (by each job''s policy, once they are 90 s old), failed runs whose backoff is over, chained
jobs left over, one after the other. Finds crashed runs, cancels those past their timeout; puts back
lost entries of pg_cron''s. Several may run side by side: each starts what no other has. Commits.';
