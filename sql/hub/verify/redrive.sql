-- Verify hub:redrive
begin;

select 'intake.dead_letters_by_type'::regclass;
do $$
begin
  assert exists (
    select
    from pg_catalog.pg_constraint as k
    where k.conrelid = 'routing.redeliveries'::regclass and k.conname = 'attempts_is_not_negative'
  ), 'a redriven delivery can''t begin at 0 attempts';
end
$$;

rollback;
