begin;
select plan(7);
\ir ../joined.sql

create function pg_temp.told(p_at text, p_skew interval)
returns text
language sql
as $$
  select link.corrected(
    jsonb_build_object('type', 'x', 'timestamp', p_at), p_skew, '2026-01-02 00:00Z'
  ) ->> 'timestamp'
$$;
select is(
  pg_temp.told('2026-01-03T00:00:00Z', '-2 days'), '2026-01-01T00:00:00.000000Z', 'set back'
);
select is(
  pg_temp.told('2026-01-01T01:00:00+01:00', '1 hour'), '2026-01-01T01:00:00.000000Z', 'or forth'
);
select is(
  pg_temp.told('2026-01-03T00:00:00Z', '0'), '2026-01-02T00:00:00.000000Z', 'never past the latest'
);
select is(
  pg_temp.told('2026-01-01T01:00:00+01:00', '0'), '2026-01-01T01:00:00+01:00',
  'what is right stays, letter by letter'
);
select is(
  pg_temp.told('2026-02-30T00:00:00Z', '1 hour'), '2026-02-30T00:00:00Z', 'so does nonsense'
);
select is(pg_temp.told('yesterday', '1 hour'), 'yesterday', 'in any words');
select is(
  link.corrected('{"type": "x"}', '1 hour', '2026-01-02 00:00Z'), '{"type": "x"}'::jsonb,
  'none is invented'
);

select * from finish();
rollback;
