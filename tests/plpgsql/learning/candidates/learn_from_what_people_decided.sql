begin;
\ir ../telling.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('no', 300, 300, 'first');
select pg_temp.prove('gone', 300, 300);
insert into learning.exports (branch, git_url, state, requested_at, opened_at, ended_at)
values ('b', '/srv/t.git', 'merged', '2026-01-01', '2026-01-01', '2026-01-02');
insert into learning.export_items (
  export_id, action, type, id, version, content_hash, figures, reason, fate
)
select e.export_id, 'promote', c.type, c.id, c.version, c.content_hash, '{}', '',
  case c.id when 'no' then 'rejected' else 'merged' end
from learning.exports as e, learning.candidates as c;

select is(
  pg_temp.verdict('no'), 'refused: it was rejected on 2026-01-02 (b)', 'no is no'
);
select is(
  pg_temp.verdict('gone'), 'refused: it came with b and was taken out of the repository since',
  'as is taking it out later'
);
select pg_temp.prove('no', 300, 300, 'second', 2);
select alike(pg_temp.verdict('no'), 'refused: it was rejected%', 'nor does another wording help');
select pg_temp.prove('no@1.0.1', 300, 300, 'first');
select alike(pg_temp.verdict('no', '1.0.1'), 'promote: %', 'another version does');
select centralcloud.change_setting('learning.git_url', '/srv/other.git');
select alike(pg_temp.verdict('gone'), 'promote: %', 'another repository never had it');
select pg_temp.prove('no', 300, 300, 'first', 3);
select alike(pg_temp.verdict('no'), 'refused: it was rejected%', 'no is no there, too');

select * from finish();
rollback;
