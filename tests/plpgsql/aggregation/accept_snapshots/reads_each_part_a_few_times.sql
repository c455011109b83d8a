begin;
\ir ../telling.sql
select plan(3);

select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 5, 'a 10 9');
select aggregation.fold_patterns();
insert into aggregation.parts (
  source_id, stream, version, parts, part, hashes, msg_id, observed_at, received_at, patterns
)
select
  i.instance_id, 'code', 5, 100000, n.number, '', n.number, centralcloud.clock(),
  centralcloud.clock(), '[]'
from fleet.identities as i
cross join generate_series(1, 1000) as n (number)
where i.instance = 'singularity-1';

create function pg_temp.read_of_parts()
returns bigint
language sql
as $$
  select s.seq_tup_read + coalesce(s.idx_tup_fetch, 0)
  from pg_stat_xact_user_tables as s
  where s.relid = 'aggregation.parts'::regclass;
$$;
select pg_temp.read_of_parts() as before \gset
select pg_temp.tell('singularity-1', 'other', 1, 'a 10 9');
select aggregation.fold_patterns();
select cmp_ok(
  pg_temp.read_of_parts() - :before, '<=', 20000::bigint,
  'what is not whole yet is not counted anew for each of its parts'
);
select is((select count(*) from aggregation.parts), 1000::bigint, 'it is awaited');

select pg_temp.tell('singularity-1', 'code', 6, 'a 10 9');
select aggregation.fold_patterns();
select is_empty('select from aggregation.parts', 'until a newer snapshot holds');

select * from finish();
rollback;
