begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is_empty('select * from knowledge.findings()', 'nothing is wrong');
insert into knowledge.repositories (git_url, requested_commit, requested_at)
values ('/srv/t.git', repeat('a', 40), '2026-01-01 10:59Z');
insert into knowledge.invalid_files (file, path, reason, commit, found_at)
select f, '$', 'no object', repeat('a', 40), '2026-01-01 11:00Z' from unnest(array['x', 'y']) as f;
select results_eq(
  'select check_name, finding from knowledge.findings() order by 1',
  $$values ('invalid_files', 'files of commit aaaaaaaaaaaa that could not be loaded: 2'),
    ('repository_late', 'commit aaaaaaaaaaaa of /srv/t.git was to be pulled '
      '2026-01-01 10:59:00 UTC, and is not here yet')$$,
  'a commit, and files of one'
);

select * from finish();
rollback;
