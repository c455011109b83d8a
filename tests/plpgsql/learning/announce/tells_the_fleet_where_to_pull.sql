begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.change_setting('learning.fleet_git_url', null);
select learning.announce('/srv/t.git', repeat('a', 40), 5, 2);
select is(
  (
    select l.payload - 'timestamp' from routing.log as l
    where l.topic = 'patterns_updated' order by l.topic_offset desc limit 1
  ),
  jsonb_build_object(
    'type', 'patterns_updated', 'git_url', '/srv/t.git', 'commit', repeat('a', 40),
    'ranking_id', 5, 'changed', 2
  ),
  'the whole message'
);
select is(
  (
    select (l.payload ->> 'timestamp')::timestamptz from routing.log as l
    where l.topic = 'patterns_updated' order by l.topic_offset desc limit 1
  ),
  '2026-01-01 00:00Z', 'as of now'
);

select centralcloud.change_setting('learning.fleet_git_url', 'https://git.example/t.git');
select learning.announce('/srv/t.git', repeat('b', 40), 6, 2);
select is(
  (
    select l.payload ->> 'git_url' from routing.log as l
    where l.topic = 'patterns_updated' order by l.topic_offset desc limit 1
  ),
  'https://git.example/t.git', 'instances may need another address than the hub''s worker'
);

select learning.announce('/srv/t.git', repeat('c', 40), null, 0);
select lives_ok(
  $$select intake.check(l.payload) from routing.log as l where l.topic = 'patterns_updated'$$,
  'as its contract says, with and without a ranking'
);

select * from finish();
rollback;
