create or replace function intake.has_tables(p_queue text)
returns boolean
language sql
stable
return to_regclass(format('pgmq.%I', 'q_' || p_queue)) is not null
  and to_regclass(format('pgmq.%I', 'a_' || p_queue)) is not null;

comment on function intake.has_tables(text) is
'Whether the tables of a work queue, those of its messages and of its archive, are there.';
