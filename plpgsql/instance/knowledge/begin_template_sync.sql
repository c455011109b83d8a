-- As of before the first page is read: what the hub told by then is in them.
create or replace function knowledge.begin_template_sync()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  lock table knowledge.artifacts in share row exclusive mode;
  delete from knowledge.incoming_artifacts;
  insert into knowledge.template_syncs (artifacts, changed, synced_at)
  values (0, 0, centralcloud.clock())
  on conflict (only_row) do update
  set synced_at = excluded.synced_at;
end;
$$;

comment on function knowledge.begin_template_sync() is
'Before the hub''s artifacts are read, in the transaction that takes them over: nobody else loads
any until its end, and from now on a pull that was asked for earlier is of an older state.';
