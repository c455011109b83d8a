create or replace function scheduling.entry_prefix()
returns text
language sql
stable
begin atomic
  select format('centralcloud:%s:', scheduling.shortened(current_database(), 40));
end;

comment on function scheduling.entry_prefix() is
'What the names of this database''s entries in pg_cron begin with: centralcloud:<database>:, the
database''s name shortened to 40 bytes.';
