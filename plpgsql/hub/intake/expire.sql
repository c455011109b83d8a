create or replace function intake.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit        constant integer := centralcloud.setting('intake.expire_batch')::integer;
  v_ids          constant integer := intake.expire_ids(v_limit);
  v_dead_letters constant integer := intake.expire_dead_letters(v_limit);
  v_messages     integer;
  v_is_full      boolean;
begin
  select coalesce(sum(e.expired), 0), coalesce(bool_or(e.expired = v_limit), false)
  into v_messages, v_is_full
  from intake.message_types as t
  cross join lateral intake.expire_archive(t.type, v_limit) as e (expired)
  where t.has_queue and intake.has_tables(t.type);

  v_is_full := v_is_full or v_limit in (v_ids, v_dead_letters);
  return jsonb_build_object(
    'ids', v_ids, 'messages', v_messages, 'dead_letters', v_dead_letters
  ) || case when v_is_full then '{"more": true}' else '{}'::jsonb end;
end;
$$;

comment on function intake.expire() is
'Routine of job intake_retention: forgets ids, archived messages and dead letters whose time is
over, at most intake.expire_batch of each. Returns {ids, messages, dead_letters, more?}.';
