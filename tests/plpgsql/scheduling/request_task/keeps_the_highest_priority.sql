begin;
\ir ../probe.sql
select plan(6);

select scheduling.register_task_kind('other', 'Probes too.', p_priority => 5);
create function pg_temp.asked(p_key text, p_priority integer) returns integer language sql as $$
  select scheduling.request_task('other', '{}', p_key, p_priority);
  select priority from scheduling.tasks where key = p_key
$$;
select is(pg_temp.asked('a', null), 5, 'that of the kind');
select is(pg_temp.asked('b', 2), 2, 'or that which is asked for');
select is(pg_temp.asked('b', 1), 2, 'the highest');
select is(pg_temp.asked('b', null), 5, 'of all');
select task_id from scheduling.take_task('w', '{other}');
select is(pg_temp.asked('a', 8), 8, 'also while it runs');
select throws_ok(
  $$select scheduling.request_task('other', '{}', 'c', 1001)$$, '23514', null, 'up to a thousand'
);

select * from finish();
rollback;
