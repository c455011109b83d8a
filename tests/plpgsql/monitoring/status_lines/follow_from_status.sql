begin;
select plan(2);
\ir ../probe.sql

select results_eq(
  'select metric, lines from monitoring.status_lines() order by metric',
  $$values
    ('centralcloud_lag', E'centralcloud_lag{kind="job",name="a"} 7\n'),
    ('centralcloud_last_success_timestamp_seconds',
      E'centralcloud_last_success_timestamp_seconds{kind="job",name="a"} 1767265200\n'),
    ('centralcloud_oldest_age_seconds',
      E'centralcloud_oldest_age_seconds{kind="job",name="a"} 60\n'),
    ('centralcloud_state', E'centralcloud_state{kind="job",name="a",state="ok"} 1\n')$$,
  'what is null is no sample'
);
create or replace function probe.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language sql stable
as $$
  select 'job', n, 'ok', null::timestamptz, null::timestamptz, 1::bigint, null::timestamptz,
    null::bigint, null::jsonb
  from unnest(array['b "quoted"', 'B', 'B']) as n
$$;
select is(
  (select lines from monitoring.status_lines() where metric = 'centralcloud_depth'),
  E'centralcloud_depth{kind="job",name="B"} 1\n'
  'centralcloud_depth{kind="job",name="b \\"quoted\\""} 1\n',
  'in order, each once, its name escaped'
);

select * from finish();
rollback;
