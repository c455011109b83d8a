begin;
select plan(1);
\ir ../probe.sql

select monitoring.register_source('lost', p_status => 'lost.status');
select results_eq(
  $$select kind, name, state, detail ->> 'error' ~ 'lost' from monitoring.status order by name$$,
  $$values ('job', 'a', 'ok', null), ('source', 'lost', 'failing', true)$$,
  'a room that can''t tell is a row'
);

select * from finish();
rollback;
