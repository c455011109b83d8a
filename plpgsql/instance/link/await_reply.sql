-- A look reads 16 kB at most: there are many before a sleep. Sleeps are added up, as the clock may
-- be frozen; dblink's own waiting can't be cancelled, nor can its cancel request, which a silent
-- network hangs: the hub's statement_timeout ends the call.
create or replace function link.await_reply()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_timeout constant interval := centralcloud.setting('link.timeout')::interval;
  v_nap    interval := interval '0.5 ms';
  v_waited interval := interval '0';
begin
  while not exists (
    select from generate_series(1, 100) where dblink.dblink_is_busy('hub') = 0
  )
  loop
    if v_waited >= v_timeout then
      perform link.lose_connection(format('No reply within %s.', v_timeout));
    end if;
    perform pg_sleep_for(v_nap);
    v_waited := v_waited + v_nap;
    v_nap := least(v_nap * 2, interval '10 ms');
  end loop;
end;
$$;

comment on function link.await_reply() is
'Waits until the hub has answered, in short sleeps that a cancel ends. Past link.timeout it hangs up
and raises SC304; the hub ends the call by itself.';
