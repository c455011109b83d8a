create or replace function monitoring.metrics()
returns text
language sql
stable
security definer
set search_path = ''
set jit = off
as $$
  select string_agg(
    format(
      E'# HELP %1$s %2$s\n# TYPE %1$s %3$s\n%4$s', f.metric, f.help, f.type, s.lines
    ),
    '' order by f.metric collate "C"
  )
  from monitoring.metric_families as f
  join (
    select
      s.metric,
      string_agg(
        s.metric || t.labels || ' ' || monitoring.value_text(s.value) || E'\n',
        '' order by t.labels collate "C"
      ) as lines
    from (
      select c.metric, c.labels, c.value from monitoring.collect_samples() as c
    ) as s
    cross join lateral (
      select coalesce('{' || string_agg(l.key || '="' || e.value || '"', ',') || '}', '')
      from jsonb_each_text(s.labels) as l
      cross join lateral (
        select
          replace(replace(replace(l.value, E'\\', E'\\\\'), '"', E'\\"'), E'\n', E'\\n')
      ) as e (value)
    ) as t (labels)
    group by s.metric
  ) as s on s.metric = f.metric
$$;

comment on function monitoring.metrics() is
'Every metric with its samples, in the text format of Prometheus (version 0.0.4, see
https://prometheus.io/docs/instrumenting/exposition_formats/). The cost does not grow with what
waits in queues, only with the number of rows of view status.';
