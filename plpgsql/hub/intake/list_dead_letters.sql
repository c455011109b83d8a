create or replace function intake.list_dead_letters(
  p_limit  integer,
  p_type   text default null,
  p_source text default null
)
returns table (
  dead_letter_id bigint, type text, msg_id bigint, source text, reason text, sqlstate text,
  error text, attempts integer, buried_at timestamptz
)
language sql
stable
begin atomic
  select
    d.dead_letter_id, d.type, d.msg_id, d.source, d.reason, d.sqlstate, d.error, d.attempts,
    d.buried_at
  from intake.dead_letters as d
  where (p_type is null or d.type = p_type) and (p_source is null or d.source = p_source)
  order by d.dead_letter_id desc
  limit case when p_limit < 0 then 0 else p_limit end;
end;

comment on function intake.list_dead_letters(integer, text, text) is
'The newest dead letters without their messages, p_limit at most (null: all), of one type or source
or of all. Those that the hub itself sent have no source.';
