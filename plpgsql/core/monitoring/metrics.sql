create or replace function monitoring.metrics()
returns text
language plpgsql
stable
security definer
set search_path = ''
set jit = off
as $$
begin
  return (
    with lines as (
      select s.metric, s.lines from monitoring.status_lines() as s
      union all
      select
        s.metric,
        string_agg(
          s.metric || t.labels || ' ' || monitoring.value_text(s.value) || E'\n',
          '' order by t.labels collate "C"
        )
      from (
        select distinct on (c.metric collate "C", c.labels) c.metric, c.labels, c.value
        from monitoring.collect_samples() as c
        order by c.metric collate "C", c.labels
      ) as s
      cross join lateral (
        select coalesce(
          '{' || string_agg(l.key || '=' || monitoring.label_text(l.value), ',') || '}', ''
        )
        from jsonb_each_text(s.labels) as l
      ) as t (labels)
      group by s.metric
    )
    select string_agg(
      format(
        E'# HELP %1$s %2$s\n# TYPE %1$s %3$s\n%4$s', f.metric,
        replace(replace(f.help, E'\\', E'\\\\'), E'\n', E'\\n'), f.type, l.lines
      ),
      '' order by f.metric collate "C"
    )
    from monitoring.metric_families as f
    join (
      select l.metric, string_agg(l.lines, '') as lines from lines as l group by l.metric
    ) as l on l.metric = f.metric
  );
end;
$$;

comment on function monitoring.metrics() is
'Every metric with its samples, in the text format of Prometheus (version 0.0.4, see
https://prometheus.io/docs/instrumenting/exposition_formats/). The cost does not grow with what
waits in queues, only with the number of rows of view status.';
