create or replace function learning.record_sync(
  p_ranking_id bigint,
  p_commit     text,
  p_changed    integer
)
returns void
language sql
volatile
begin atomic
  update learning.syncs
  set patterns = null, synced_at = centralcloud.clock()
  where ranking_id < p_ranking_id and synced_at is null;

  insert into learning.syncs as s (ranking_id, requested_at, commit, changed, synced_at)
  values (p_ranking_id, centralcloud.clock(), p_commit, p_changed, centralcloud.clock())
  on conflict (ranking_id) do update
  set
    patterns = null, commit = excluded.commit, changed = excluded.changed,
    synced_at = excluded.synced_at;
end;

comment on function learning.record_sync(bigint, text, integer) is
'Notes that a ranking is in Git, in p_commit, with p_changed artifacts; older ones that still waited
are overtaken and never written.';
