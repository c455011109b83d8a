-- pg_cron 1.4 keeps 63 bytes of a name: two that begin alike would be one entry.
create or replace function scheduling.entry_name(p_entry text)
returns text
language sql
stable
begin atomic
  select scheduling.shortened(scheduling.entry_prefix() || p_entry, 63);
end;

comment on function scheduling.entry_name(text) is
'What pg_cron''s entry for a job of this database is called: entry_prefix() and the job''s name,
shortened to 63 bytes.';
