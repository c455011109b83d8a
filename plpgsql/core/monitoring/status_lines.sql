-- In one pass and worded right here: with a thousand instances the way through samples and jsonb
-- would take as long as all the rest.
create or replace function monitoring.status_lines()
returns table (metric text, lines text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select m.metric, m.lines
  from (
    select
      string_agg(
        'centralcloud_state' || s.labels || ',state=' || monitoring.label_text(s.state) || E'} 1\n',
        ''
      ),
      string_agg('centralcloud_depth' || s.labels || '} ' || s.depth || E'\n', ''),
      string_agg('centralcloud_lag' || s.labels || '} ' || s.lag || E'\n', ''),
      string_agg(
        'centralcloud_oldest_age_seconds' || s.labels || '} '
        || monitoring.value_text(s.oldest_age) || E'\n',
        ''
      ),
      string_agg(
        'centralcloud_last_success_timestamp_seconds' || s.labels || '} '
        || monitoring.value_text(s.last_success) || E'\n',
        ''
      )
    from (
      select distinct on (c.kind collate "C", c.name collate "C")
        '{kind=' || monitoring.label_text(c.kind) || ',name=' || monitoring.label_text(c.name)
          as labels,
        c.state, c.depth, c.lag, date_part('epoch', t.now_ - c.oldest_at) as oldest_age,
        date_part('epoch', c.last_success_at) as last_success
      from monitoring.collect_status() as c
      cross join centralcloud.clock() as t (now_)
      order by c.kind collate "C", c.name collate "C"
    ) as s
  ) as a (states, depths, lags, oldest_ages, last_successes)
  cross join lateral (
    values
      ('centralcloud_state', a.states),
      ('centralcloud_depth', a.depths),
      ('centralcloud_lag', a.lags),
      ('centralcloud_oldest_age_seconds', a.oldest_ages),
      ('centralcloud_last_success_timestamp_seconds', a.last_successes)
  ) as m (metric, lines)
  where m.lines is not null;
end;
$$;

comment on function monitoring.status_lines() is
'The samples that follow from view status, as metrics() shows them: each metric with its lines, by
kind and name. Of two rows of one kind and name it takes one: Prometheus would refuse both.';
