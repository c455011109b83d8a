-- Verify hub:ids_sent_again
begin;

do $$
begin
  assert (
    select pg_catalog.col_description(a.attrelid, a.attnum) ~ 'last sent'
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'intake.received_ids'::regclass and a.attname = 'received_at'
  ), 'an id counts from when it was first sent';
end
$$;

rollback;
