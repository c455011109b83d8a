begin;
select plan(3);

select centralcloud.freeze_clock('2026-02-01 00:00Z');
select centralcloud.change_setting('intake.expire_batch', '2');
insert into intake.received_ids (source, id, msg_id, received_at)
select 'a', gen_random_uuid(), n, '2025-12-01 00:00Z' from generate_series(1, 3) as n;
select is(
  intake.expire(),
  '{"ids": 2, "messages": 0, "dead_letters": 0, "more": true}',
  'a full batch, so maybe more'
);
select is(intake.expire(), '{"ids": 1, "messages": 0, "dead_letters": 0}', 'no more');

alter table pgmq.a_code_analysis rename to a_gone;
select lives_ok('select intake.expire()', 'an archive that is gone stops no other');

select * from finish();
rollback;
