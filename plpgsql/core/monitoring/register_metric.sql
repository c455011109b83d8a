create or replace function monitoring.register_metric(p_metric text, p_type text, p_help text)
returns void
language sql
volatile
begin atomic
  insert into monitoring.metric_families as f (metric, type, help)
  values (p_metric, p_type, p_help)
  on conflict (metric) do update
  set type = excluded.type, help = excluded.help
  where (f.type, f.help) is distinct from (excluded.type, excluded.help);
end;

comment on function monitoring.register_metric(text, text, text) is
'Says what a metric is that a room tells samples of: centralcloud_<what>_<unit>, a gauge or a
counter (whose name ends in _total), and what it says. Said again by every install.';
