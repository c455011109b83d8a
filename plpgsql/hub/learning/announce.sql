create or replace function learning.announce(
  p_git_url    text,
  p_commit     text,
  p_ranking_id bigint,
  p_changed    integer
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_fleet_git_url text := nullif(centralcloud.setting('learning.fleet_git_url'), '');
begin
  return routing.publish(
    p_topic   => 'patterns_updated',
    p_payload => jsonb_strip_nulls(jsonb_build_object(
      'type', 'patterns_updated',
      'timestamp', to_jsonb(centralcloud.clock()),
      'git_url', coalesce(v_fleet_git_url, p_git_url),
      'commit', p_commit,
      'ranking_id', p_ranking_id,
      'changed', p_changed
    ))
  );
end;
$$;

comment on function learning.announce(text, text, bigint, integer) is
'Publishes patterns_updated: the fleet may pull p_commit from p_git_url, or from the address that
learning.fleet_git_url names for it, with the ranking that it brings (null: none). p_changed counts
artifacts. Returns the topic''s offset.';
