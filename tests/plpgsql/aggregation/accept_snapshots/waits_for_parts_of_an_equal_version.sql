begin;
\ir ../telling.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
create function pg_temp.part(p_part integer, p_trials integer)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1',
    'snapshot', jsonb_build_object(
      'stream', 'code', 'version', 1, 'part', p_part, 'parts', 2
    ),
    'patterns', jsonb_build_array(jsonb_build_object(
      'fingerprint', pg_temp.p(p_part::text), 'name', 'x', 'trials', p_trials, 'successes', 0
    ))
  ))
$$;
create function pg_temp.whole(p_trials integer)
returns bigint
language sql
as $$ select pg_temp.tell('singularity-1', 'code', 1, format('a %s 0', p_trials)) $$;
create function pg_temp.told()
returns text
language sql
as $$
  select string_agg(f.fingerprint::text || ' ' || f.trials, ', ' order by f.fingerprint)
  from aggregation.facts as f
$$;

-- In every order of arrival, each message in a batch of its own, with any outcome.
create temporary table outcomes (trials integer, is_first boolean, told text);
do $$
declare
  v_trials integer;
begin
  for v_trials in 1..8 loop
    perform pg_temp.whole(v_trials);
    perform aggregation.fold_patterns();
    perform pg_temp.part(1, 100);
    perform aggregation.fold_patterns();
    perform pg_temp.part(2, 200);
    perform aggregation.fold_patterns();
    insert into pg_temp.outcomes values (v_trials, true, pg_temp.told());
    perform aggregation.forget('singularity-1', 'code');
    perform pg_temp.part(1, 100);
    perform aggregation.fold_patterns();
    perform pg_temp.part(2, 200);
    perform aggregation.fold_patterns();
    perform pg_temp.whole(v_trials);
    perform aggregation.fold_patterns();
    insert into pg_temp.outcomes values (v_trials, false, pg_temp.told());
    perform aggregation.forget('singularity-1', 'code');
  end loop;
end
$$;
select results_eq(
  'select trials, told from pg_temp.outcomes where is_first order by 1',
  'select trials, told from pg_temp.outcomes where not is_first order by 1',
  'the same is left, whichever came first'
);
select is(
  (select count(distinct told like '%100%') from pg_temp.outcomes), 2::bigint,
  'which is now the whole one and now the one in parts'
);
select is_empty('select * from aggregation.parts', 'and no part is left');

select pg_temp.part(1, 100);
select pg_temp.part(2, 200);
select aggregation.fold_patterns();
select pg_temp.part(2, 200);
select aggregation.fold_patterns();
select centralcloud.shift_clock('8 days');
select is(
  aggregation.fold_patterns() ->> 'buried', '0', 'a part that came again after its whole'
);
select is_empty('select * from aggregation.parts', 'goes without a dead letter');

select * from finish();
rollback;
