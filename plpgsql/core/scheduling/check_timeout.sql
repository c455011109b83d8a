create or replace function scheduling.check_timeout(p_started_at timestamptz, p_timeout interval)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if centralcloud.clock() >= p_started_at + p_timeout then
    raise exception 'a run took longer than its timeout of %', p_timeout
      using errcode = 'query_canceled',
            detail  = 'Its finished batches are committed.',
            hint    = 'The next run goes on from there; set_job() sets a longer timeout.';
  end if;
end;
$$;

comment on function scheduling.check_timeout(timestamptz, interval) is
'Raises 57014 (query_canceled) where a run that started at p_started_at is past its timeout.';
