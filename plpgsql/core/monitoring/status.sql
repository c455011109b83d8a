create or replace view monitoring.status as
select
  s.kind, s.name, s.state, s.last_success_at, s.next_slot_at, s.depth, s.oldest_at, s.lag, s.detail
from monitoring.collect_status() as s;

comment on view monitoring.status is
'Everything to watch in this database, a row each: jobs, tasks, queues, topics, instances; on an
instance its link and boxes.';
comment on column monitoring.status.kind is
'job, tasks, queue, topic, instance, link …; source: a room that can''t tell.';
comment on column monitoring.status.name is 'Which of that kind.';
comment on column monitoring.status.state is
'ok, running, late (behind its time or limit), failing, or paused by an operator.';
comment on column monitoring.status.last_success_at is
'When it last did what it is for; null: never, or it does nothing by itself.';
comment on column monitoring.status.next_slot_at is 'When it is next due; null: at no set time.';
comment on column monitoring.status.depth is
'How many wait: newest − oldest number + 1, an upper bound; null: nothing can.';
comment on column monitoring.status.oldest_at is 'Since when the oldest of them waits.';
comment on column monitoring.status.lag is
'By how many messages it, or for a topic its last reader, is behind.';
comment on column monitoring.status.detail is 'What else is known of it.';
