begin;
select plan(2);

select throws_ok(
  $$select knowledge.refuse_chain(array['t:a@1.0.0', 't:b'], 'SC617', 'there is no t:b')$$,
  'SC617', 't:a@1.0.0 cannot be resolved: there is no t:b', 'the first, and why'
);
create function pg_temp.detail() returns text language plpgsql as $$
declare
  v_detail text;
begin
  perform knowledge.refuse_chain(array['t:a@1.0.0', 't:b'], 'SC617', 'there is no t:b');
exception
  when sqlstate 'SC617' then
    get stacked diagnostics v_detail = pg_exception_detail;
    return v_detail;
end
$$;
select is(pg_temp.detail(), 't:a@1.0.0 → t:b', 'the chain');

select * from finish();
rollback;
