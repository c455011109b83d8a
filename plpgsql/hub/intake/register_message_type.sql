-- Fields and rules are said anew after it, so that what a new version no longer says is gone. The
-- queue must be the owner's, whoever registers: grants.sql, which the owner applies, looks at it.
-- raise_exception is pgmq's word on a name that is too long.
create or replace function intake.register_message_type(
  p_type         text,
  p_description  text,
  p_direction    text,
  p_queue        boolean default false,
  p_max_bytes    integer default 4194304,
  p_max_elements integer default 10000,
  p_keep_for     interval default '90 days',
  p_reader       text default null
)
returns void
language plpgsql
volatile
set search_path = ''
set role = centralcloud_owner
as $$
declare
  v_problem text;
  v_detail  text;
begin
  insert into intake.message_types (
    type, description, direction, has_queue, max_bytes, max_elements, keep_for, reader, violation
  )
  values (
    p_type, p_description, p_direction, p_queue, p_max_bytes, p_max_elements, p_keep_for,
    p_reader, '$ ? (1 == 0)'
  )
  on conflict (type) do update
  set
    description  = excluded.description,
    direction    = excluded.direction,
    has_queue    = excluded.has_queue,
    max_bytes    = excluded.max_bytes,
    max_elements = excluded.max_elements,
    keep_for     = excluded.keep_for,
    reader       = excluded.reader;
  delete from intake.message_rules where type = p_type;
  delete from intake.message_fields where type = p_type;
  perform intake.register_envelope(p_type);

  if p_queue and to_regclass(format('pgmq.%I', 'q_' || p_type)) is null then
    perform pgmq.create(p_type);
  end if;
exception
  when integrity_constraint_violation or data_exception or syntax_error
    or raise_exception
  then
    get stacked diagnostics
      v_problem = message_text,
      v_detail  = pg_exception_detail;
    perform intake.refuse_contract(p_type, v_problem, v_detail);
end;
$$;

comment on function intake.register_message_type(
  text, text, text, boolean, integer, integer, interval, text
) is
'Says that a type of message exists: inbound (from instances) or outbound (from the hub), with or
without a work queue, how large (bytes as jsonb), with how many elements an array, and how long it
is archived; p_reader is the job that takes it from its queue. It has the fields of the envelope;
register_message_fields() and register_message_rule() add its own, again each time. Raises SC108 for
what can''t be said of a type.';
