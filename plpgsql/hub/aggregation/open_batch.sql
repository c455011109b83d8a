-- Temporary tables: a batch is worked on without write-ahead log and leaves nothing behind.
-- A message stays compressed as it was in the queue: writing it out costs more than unpacking it
-- twice.
create or replace function aggregation.open_batch()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_maker text;
  v_table name;
begin
  -- A session that outlives an upgrade has tables of another shape: they say what made them.
  select aggregation.hash(convert_to(p.prosrc, 'UTF8')) into v_maker
  from pg_catalog.pg_proc as p
  where p.oid = 'aggregation.open_batch()'::regprocedure;

  if obj_description(to_regclass('pg_temp.batch_messages'), 'pg_class') is distinct from v_maker
  then
    for v_table in
      select c.relname
      from pg_catalog.pg_class as c
      where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r' and c.relname ^@ 'batch_'
    loop
      execute format('drop table pg_temp.%I', v_table);
    end loop;
    -- So that a batch stays in memory; refused where the session has used temporary tables before.
    begin
      perform set_config('temp_buffers', '256MB', true);
    exception
      when invalid_parameter_value then
        raise debug 'temp_buffers stays %', current_setting('temp_buffers');
    end;
    create temporary table batch_messages (
      msg_id      bigint primary key,
      source      text,
      source_id   integer,
      received_at timestamptz,
      told_at     text,
      snapshot    jsonb,
      hashes      bytea,
      message     jsonb
    ) on commit delete rows;
    alter table pg_temp.batch_messages alter column hashes set storage external;
    create temporary table batch_snapshots (
      stream_id   bigint primary key,
      source_id   integer,
      stream      text collate "C",
      version     bigint,
      digest      uuid,
      observed_at timestamptz,
      msg_id      bigint,
      patterns    jsonb,
      is_new      boolean,
      is_accepted boolean,
      is_changed  boolean
    ) on commit delete rows;
    create temporary table batch_observations (
      stream_id   bigint,
      fingerprint uuid,
      trials      bigint,
      successes   bigint,
      occurrences bigint,
      observed_at timestamptz,
      name        text collate "C",
      language    text collate "C",
      kind        text collate "C",
      description text,
      example     text,
      bands       bytea,
      is_first    boolean default true
    ) on commit delete rows;
    create temporary table batch_labels (
      stream_id   bigint,
      fingerprint uuid,
      observed_at timestamptz,
      name        text collate "C",
      language    text collate "C",
      kind        text collate "C",
      description text,
      example     text,
      is_renamed  boolean,
      is_retold   boolean
    ) on commit delete rows;
    create temporary table batch_bands (
      stream_id   bigint,
      fingerprint uuid,
      bands       bytea
    ) on commit delete rows;
    execute format('comment on table pg_temp.batch_messages is %L', v_maker);
  end if;
  delete from pg_temp.batch_messages;
end;
$$;

comment on function aggregation.open_batch() is
'Makes the temporary tables that a batch is folded in, once a session and again after an upgrade
that makes others, and empties the messages.';
