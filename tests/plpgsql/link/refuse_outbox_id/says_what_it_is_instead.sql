begin;
select plan(3);
\ir ../refused.sql

create function pg_temp.detail(p_id bigint)
returns text
language plpgsql
as $$
declare
  v_detail text;
begin
  perform link.refuse_outbox_id(p_id);
exception
  when sqlstate 'SC308' then
    get stacked diagnostics v_detail = pg_exception_detail;
    return v_detail;
end;
$$;
select is(pg_temp.detail(pg_temp.nth(3)), 'It waits to be sent.', 'waiting');
update link.outbox set state = 'sent', sent_at = now() where outbox_id = pg_temp.nth(3);
select is(pg_temp.detail(pg_temp.nth(3)), 'The hub has taken it.', 'sent');
select is(pg_temp.detail(-1), 'There is no such message, or its time was over.', 'unknown');

select * from finish();
rollback;
