create or replace function scheduling.due_slot(p_schedule text, p_at timestamptz)
returns timestamptz
language sql
immutable
return scheduling.previous_slot(p_schedule, p_at + interval '1 microsecond');

comment on function scheduling.due_slot(text, timestamptz) is
'The newest slot of a schedule at or before p_at. Raises SC503 where p_schedule is none.';
