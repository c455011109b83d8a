begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');

create temporary table told (place integer, message jsonb);
insert into told
select
  row_number() over (),
  jsonb_build_object(
    'type', 'patterns', 'source', s.source,
    'snapshot', jsonb_build_object('stream', 'code', 'version', v.version),
    'patterns', jsonb_build_array(jsonb_build_object(
      'fingerprint', p.fingerprint, 'name', p.name, 'language', 'python', 'kind', 'idiom',
      'trials', v.version * 10, 'successes', v.version, 'occurrences', 1
    ))
  )
from (values ('singularity-1'), ('singularity-2')) as s (source)
cross join generate_series(1, 3) as v (version)
cross join (values (pg_temp.p('a'), 'a'), (pg_temp.p('a'), 'b')) as p (fingerprint, name);

create function pg_temp.outcome(p_order text)
returns text
language plpgsql
as $$
declare
  v_message jsonb;
begin
  perform aggregation.forget(i.name, 'code') from fleet.instances as i;
  delete from aggregation.patterns;
  for v_message in
    execute format('select message from told order by %s', p_order)
  loop
    perform intake.send(v_message);
    perform aggregation.fold_patterns();
  end loop;
  return (
    select string_agg(
      format('%s %s %s %s %s', s.source_id, s.version, f.fingerprint, f.trials, n.name), '|'
      order by s.source_id, f.fingerprint
    )
    from aggregation.streams as s
    join aggregation.facts as f on f.stream_id = s.stream_id
    join aggregation.names as n on n.fingerprint = f.fingerprint
  );
end;
$$;

create temporary table outcomes as
select pg_temp.outcome(o.ordering) as outcome
from (
  values ('place'), ('place desc'), ('md5(message::text)'), ('place % 4, place')
) as o (ordering);
select is((select count(distinct outcome) from outcomes), 1::bigint, 'four orders, one outcome');
select isnt((select min(outcome) from outcomes), null, 'and it is not nothing');

select * from finish();
rollback;
