create or replace function learning.announce_export(p_export_id bigint)
returns bigint
language sql
volatile
set search_path = ''
as $$
  select routing.publish(
    p_topic   => 'aggregated_learning',
    p_payload => jsonb_build_object(
      'type', 'aggregated_learning',
      'timestamp', to_jsonb(centralcloud.clock()),
      'status', e.state,
      'branch', e.branch,
      'export_pr_url', e.pull_request_url,
      'artifacts', (
        select coalesce(
          jsonb_agg(
            jsonb_strip_nulls(jsonb_build_object(
              'type', i.type, 'id', i.id, 'version', i.version, 'action', i.action, 'fate', i.fate
            ))
            order by i.action, i.type, i.id, i.version
          ),
          '[]'
        )
        from learning.export_items as i
        where i.export_id = e.export_id
      )
    )
  )
  from learning.exports as e
  where e.export_id = p_export_id;
$$;

comment on function learning.announce_export(bigint) is
'Publishes aggregated_learning: what an export holds, and what became of it. Returns the topic''s
offset.';
