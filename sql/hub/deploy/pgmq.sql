-- Deploy hub:pgmq
-- pgmq comes from its own package, as an extension or as SQL; this sees that it is here and ours.
begin;
set local role centralcloud_owner;

do $$
declare
  v_owner constant text := (
    select n.nspowner::regrole::text from pg_namespace as n where n.nspname = 'pgmq'
  );
begin
  if v_owner <> 'centralcloud_owner' then
    raise exception 'schema pgmq belongs to %', v_owner
      using errcode = 'SC901',
            detail  = 'The hub makes its queues itself, so pgmq belongs to centralcloud_owner.',
            hint    = 'Give CentralCloud a database of its own, or drop that pgmq.';
  end if;

  if to_regtype('pgmq.message_record') is null then
    if not exists (select from pg_available_extensions where name = 'pgmq') then
      raise exception 'pgmq is not in this database, and the server does not offer it'
        using errcode = 'SC911',
              detail  = 'The work queues are pgmq''s; its SQL comes with the Python package pgmq.',
              hint    = 'Run `centralcloud pgmq | psql` on this database, then deploy again.';
    end if;
    create extension pgmq;
  end if;
end
$$;

commit;
