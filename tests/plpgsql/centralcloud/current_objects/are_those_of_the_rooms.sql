begin;
select plan(2);
\ir ../probe.sql

select results_eq(
  $$select kind, object from centralcloud.current_objects() where object ~ '\yprobe\y'
    order by kind, object$$,
  $$values ('constraint', 'n_is_positive on probe.t'), ('index', 'probe.t_by_n'),
    ('registration', 'x of probe'), ('routine', 'probe.b()'), ('routine', 'probe.f()'),
    ('routine', 'probe.registrations()'), ('schema', 'probe'), ('sequence', 'probe.s'),
    ('table', 'probe.t'), ('view', 'probe.v')$$,
  'of every kind'
);
select is_empty(
  $$select * from centralcloud.current_objects() where object ~ 'pgmq\.[aq]_'$$,
  'queues come and go'
);

select * from finish();
rollback;
