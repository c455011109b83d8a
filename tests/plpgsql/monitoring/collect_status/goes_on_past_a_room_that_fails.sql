begin;
select plan(1);
\ir ../probe.sql

select monitoring.register_source('lost', p_status => 'lost.status');
select results_eq(
  'select kind, name, state, detail from monitoring.status order by name',
  $$values ('job', 'a', 'ok', '{"b": 1}'::jsonb),
    ('source', 'lost', 'failing', '{"error": "schema \"lost\" does not exist"}')$$,
  'a room that can''t tell is a row'
);

select * from finish();
rollback;
