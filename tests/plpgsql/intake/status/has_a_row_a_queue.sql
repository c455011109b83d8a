begin;
select plan(3);

select fleet.add('singularity-1');
select centralcloud.freeze_clock('2026-01-01 12:00Z');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
update pgmq.q_patterns set enqueued_at = '2026-01-01 12:00Z';
create function pg_temp.state() returns text language sql as
  $$select s.state from intake.status() as s where s.name = 'patterns'$$;
select results_eq(
  $$select kind, state, depth, oldest_at, detail ->> 'reader' from intake.status()
    where name = 'patterns'$$,
  $$values ('queue', 'ok', 1::bigint, '2026-01-01 12:00Z'::timestamptz, 'pattern_aggregation')$$,
  'what waits, and for whom'
);
select centralcloud.freeze_clock('2026-01-01 15:01Z');
select is(pg_temp.state(), 'late', 'three hours are too long');
update intake.message_types set reader = null;
select is(pg_temp.state(), 'ok', 'where nobody reads, nobody is late');

select * from finish();
rollback;
