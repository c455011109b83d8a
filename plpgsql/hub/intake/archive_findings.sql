create or replace function intake.archive_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_queue  record;
  v_oldest timestamptz;
begin
  for v_queue in
    select t.type as queue, coalesce(t.chosen_keep_for, t.keep_for) as keep_for
    from intake.message_types as t
    where t.has_queue and intake.has_tables(t.type)
    order by t.type
  loop
    execute format(
      'select a.archived_at from pgmq.%I as a order by a.archived_at limit 1', 'a_' || v_queue.queue
    )
    into v_oldest;

    if v_oldest < centralcloud.clock() - v_queue.keep_for - interval '2 days' then
      return query values (
        'archive_full', v_queue.queue, 'warning',
        format(
          'the archive of queue %s goes back to %s, and is to be kept for %s', v_queue.queue,
          centralcloud.moment(v_oldest), v_queue.keep_for
        ),
        'Does job intake_retention run? centralcloud jobs history intake_retention'
      );
    end if;
  end loop;
end;
$$;

comment on function intake.archive_findings() is
'Archives of work queues that hold what retention should have let go of two days ago.';
