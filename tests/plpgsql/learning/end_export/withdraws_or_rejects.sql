begin;
\ir ../telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
create function pg_temp.run(p_end text, p_was text) returns text language plpgsql as $$
declare
  v_id bigint;
begin
  insert into learning.exports (branch, git_url, state, requested_at, opened_at)
  values (p_end || p_was, 'x', p_was, '2026-01-01', case when p_was <> 'requested' then
    timestamptz '2026-01-01' end)
  returning export_id into v_id;
  insert into learning.export_items (
    export_id, action, type, id, version, content_hash, figures, reason, fate
  )
  values
    (v_id, 'promote', 'prompt', 'a', '1.0.0', 'h', '{}', '', null),
    (v_id, 'promote', 'prompt', 'b', '1.0.0', 'h', '{}', '', 'edited');
  perform learning.end_export(v_id, p_end);
  return (
    select e.state || ' ' || string_agg(i.fate, ' ' order by i.id)
    from learning.exports as e join learning.export_items as i using (export_id)
    where e.export_id = v_id and e.ended_at = '2026-01-01 00:00Z'
    group by e.state
  );
end;
$$;
select is(pg_temp.run('closed', 'requested'), 'closed withdrawn edited', 'before it was there');
select is(pg_temp.run('rejected', 'updated'), 'rejected rejected edited', 'by a person');
select is(pg_temp.told(), '{rejected}', 'the fleet hears of what it knew');

select * from finish();
rollback;
