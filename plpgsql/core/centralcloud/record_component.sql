create or replace function centralcloud.record_component(
  p_component text,
  p_mode      text,
  p_version   text
)
returns void
language sql
volatile
begin atomic
  insert into centralcloud.components as c (component, mode, version, recorded_at)
  values (p_component, p_mode, p_version, centralcloud.clock())
  on conflict (component) do update
  set mode = excluded.mode, version = excluded.version, recorded_at = excluded.recorded_at
  where (c.mode, c.version) <> (excluded.mode, excluded.version);
end;

comment on function centralcloud.record_component(text, text, text) is
'Notes which version of another project this database stands on, and how it was made.';
