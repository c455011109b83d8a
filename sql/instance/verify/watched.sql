-- Verify instance:watched
begin;

-- Raises where it is there still.
select 1 / (to_regprocedure('link.moment(timestamptz)') is null)::integer;

rollback;
