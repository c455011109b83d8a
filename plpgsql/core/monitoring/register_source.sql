create or replace function monitoring.register_source(
  p_room     text,
  p_status   text default null,
  p_findings text default null,
  p_samples  text default null
)
returns void
language sql
volatile
begin atomic
  insert into monitoring.sources as s (room, status, findings, samples)
  values (p_room, p_status, p_findings, p_samples)
  on conflict (room) do update
  set status = excluded.status, findings = excluded.findings, samples = excluded.samples
  where (s.status, s.findings, s.samples)
    is distinct from (excluded.status, excluded.findings, excluded.samples);
end;

comment on function monitoring.register_source(text, text, text, text) is
'Says by which of its functions a room tells how it is. Each is room.verb, takes nothing and returns
rows: p_status a thing to watch, of the columns of view status; p_findings a thing that is wrong:
(check_name, subject, severity, finding, hint), all text, the first two the same for as long as it
lasts; p_samples (metric text, labels jsonb, value float8) a sample of a registered metric. The
functions may be made later. Said again by every install.';
