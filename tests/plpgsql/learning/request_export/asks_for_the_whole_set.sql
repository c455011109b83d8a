begin;
\ir ../telling.sql
select plan(8);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select pg_temp.gather();
select centralcloud.change_setting('learning.git_url', null);
select is(
  learning.request_export(), '{"artifacts": 0, "revoked": 0}',
  'an unset repository is no error while there is nothing to go'
);
select pg_temp.hold('learned/prompt/bad.json bad 1.0.0');
select pg_temp.prove('b', 300, 300);
select pg_temp.prove('a', 300, 300);
select pg_temp.prove('bad', 300, 100);
select throws_ok('select learning.request_export()', 'SC601', null, 'it is where there is');
select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select is(
  learning.request_export() - array['export_id', 'task_id'], '{"artifacts": 2, "revoked": 1}',
  'all of it'
);
select is(
  pg_temp.payload() - array['export_id', 'artifacts', 'revoked'],
  '{"git_url": "/srv/t.git", "forge": {"kind": "git", "url": "", "repository": ""},
    "branch": "feature/learned-2026-01-01", "commit": null, "pull_request": null}',
  'where it goes'
);
select is(
  pg_temp.payload() #> '{artifacts,0}',
  jsonb_build_object(
    'type', 'prompt', 'id', 'a', 'version', '1.0.0', 'content', '{"body": "text"}'::jsonb,
    'figures', jsonb_build_object(
      'usage_count', 300, 'success_count', 300, 'instances', 3, 'owners', 3, 'quality_score', null,
      'lower_bound', ranking.lower_bound(300.5::float8, 0.5::float8)
    ),
    'reason', '300 of 300 uses succeeded on 3 instances of 3 owners: .982 or more of them do, with '
      '95 % certainty'
  ),
  'what goes, by id'
);
select is(
  (pg_temp.payload() #> '{revoked,0}') - array['figures', 'reason'],
  '{"type": "prompt", "id": "bad", "version": "1.0.0", "path": "learned/prompt/bad.json"}',
  'and what is taken out'
);
select learning.request_export();
select is((select count(*) from learning.exports), 1::bigint, 'asking again makes no second one');
select pg_temp.finish('opened', '{"pull_request": {"number": "7", "url": "https://forge/7"}}');
update scheduling.tasks set state = 'done', finished_at = centralcloud.clock();
select learning.request_export();
select is(
  jsonb_build_object('c', pg_temp.payload() -> 'commit', 'p', pg_temp.payload() -> 'pull_request'),
  jsonb_build_object('c', repeat('1', 40), 'p', '{"number": "7", "url": "https://forge/7"}'::jsonb),
  'the open one is asked for its fate'
);

select * from finish();
rollback;
