-- Who joins another hub tells it all: the moment of joining is part of what is compared.
create or replace function knowledge.report_usage()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now       timestamptz := centralcloud.clock();
  v_folded    bigint := knowledge.fold_uses();
  v_joined_at timestamptz := (select s.joined_at from link.state as s);
  v_artifacts jsonb;
  v_untold    text[];
  v_digest    text;
  v_version   bigint;
begin
  select
    jsonb_agg(u.artifact order by u.place),
    coalesce(array_agg(u.name order by u.place) filter (where u.is_untold), '{}')
  into v_artifacts, v_untold
  from knowledge.used_artifacts() as u;
  v_digest := encode(
    sha256(convert_to(extract(epoch from v_joined_at) || coalesce(v_artifacts::text, ''), 'UTF8')),
    'hex'
  );

  if v_joined_at is null or v_artifacts is null or exists (
    select from knowledge.reports as r where r.stream = 'knowledge' and r.digest = v_digest
  ) then
    return jsonb_build_object('folded', v_folded, 'messages', 0);
  end if;

  v_version := knowledge.next_version('knowledge', v_now);
  insert into knowledge.reports as r (stream, version, digest, untold, sent_at)
  values ('knowledge', v_version, v_digest, v_untold, v_now)
  on conflict (stream) do update
  set
    version = excluded.version, digest = excluded.digest, untold = excluded.untold,
    sent_at = excluded.sent_at;
  return jsonb_build_object(
    'folded', v_folded, 'messages', knowledge.send_usage(v_artifacts, v_version)
  );
end;
$$;

comment on function knowledge.report_usage() is
'Routine of job usage_report: folds the uses that wait and, where anything is other than the hub was
told, puts a snapshot of all totals into the outbox; nothing while no hub is joined. Returns folded
(uses) and messages.';
