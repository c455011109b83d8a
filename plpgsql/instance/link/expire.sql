create or replace function link.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit  constant integer := centralcloud.setting('link.expire_batch')::integer;
  v_before constant timestamptz :=
    centralcloud.clock() - centralcloud.setting('link.keep_for')::interval;
  v_sent    bigint;
  v_applied bigint;
begin
  delete from link.outbox
  where outbox_id in (
    select o.outbox_id from link.outbox as o
    where o.state <> 'waiting' and o.created_at < v_before
    order by o.outbox_id
    limit v_limit
  );
  get diagnostics v_sent = row_count;

  delete from link.inbox
  where (topic, topic_offset) in (
    select i.topic, i.topic_offset from link.inbox as i
    where i.owed is null and i.received_at < v_before
    limit v_limit
  );
  get diagnostics v_applied = row_count;

  return jsonb_build_object(
    'outbox', v_sent, 'inbox', v_applied, 'more', v_sent = v_limit or v_applied = v_limit
  );
end;
$$;

comment on function link.expire() is
'Routine of job link_retention: forgets what was sent, refused, applied, dead, or rejected and told
so longer than link.keep_for ago, link.expire_batch rows of each box a call. What the hub still
gives again then is tried like any other. Returns outbox, inbox, more.';
