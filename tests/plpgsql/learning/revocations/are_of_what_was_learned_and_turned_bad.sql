begin;
\ir ../telling.sql
select plan(3);

select pg_temp.gather();
select pg_temp.hold('learned/prompt/bad.json bad 1.0.0', 'learned/prompt/good.json good 1.0.0',
  'templates/ours.json ours 1.0.0', 'learned/prompt/few.json few 1.0.0');
select pg_temp.prove('bad', 100, 70);
select pg_temp.prove('bad@0.9.0', 100, 0 + 2);
select pg_temp.prove('good', 100, 92);
select pg_temp.prove('ours', 100, 70);
select pg_temp.prove('few', 99, 10);
select results_eq(
  'select path from learning.revocations', $$values ('learned/prompt/bad.json')$$,
  'not what is good enough, what people wrote, or what was hardly used'
);
select is(
  (select reason from learning.revocations),
  '70 of 100 uses succeeded on 3 instances of 3 owners: with 95 % certainty only .619 or more of '
  'them do, less than .85', 'with figures'
);
insert into learning.exports (branch, git_url, state, requested_at, opened_at, ended_at)
values ('b', '/srv/t.git', 'merged', '2026-01-01', '2026-01-01', '2026-01-02');
insert into learning.export_items (
  export_id, action, type, id, version, path, figures, reason, fate
)
select e.export_id, 'revoke', 'prompt', 'bad', '1.0.0', 'learned/prompt/bad.json', '{}', '',
  'rejected'
from learning.exports as e;
select is_empty('select 1 from learning.revocations', 'what a person kept is not asked again');

select * from finish();
rollback;
