begin;
select plan(1);
\ir ../fleet.sql

create function pg_temp.detail_of_refusal(out detail text)
language plpgsql
as $$
begin
  perform routing.refuse_topic('gossip');
exception
  when sqlstate 'SC301' then
    get stacked diagnostics detail = pg_exception_detail;
end;
$$;
select matches(
  pg_temp.detail_of_refusal(),
  '^Topics are: aggregated_learning, aggregated_patterns, .*, news, ',
  'the detail names them'
);

select * from finish();
rollback;
