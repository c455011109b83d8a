begin;
select plan(6);

create function pg_temp.finish(p_commit text) returns void language sql as $$
  insert into knowledge.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'one', '1.0.0', 'one.json', '{}');
  select knowledge.finish_pull(
    '{"git_url": "/srv/t.git"}',
    jsonb_build_object(
      'commit', p_commit, 'artifacts', 1,
      'invalid', '[{"file": "x.json", "path": "$", "reason": "not JSON"}]'::jsonb
    )
  );
$$;

select knowledge.request_pull(jsonb_build_object(
  'git_url', '/srv/t.git', 'commit', repeat('a', 40), 'ranking_id', 1
));
select pg_temp.finish(repeat('a', 40));
select is((select id from knowledge.artifacts), 'one', 'the artifact is loaded');
select is((select file from knowledge.invalid_files), 'x.json', 'the invalid file is listed');
select results_eq(
  'select left(commit, 1), artifacts, changed from knowledge.repositories',
  $$values ('a', 1, 1)$$, 'what was pulled'
);

create temporary table before as
select a.ctid as a, f.ctid as f, r.ctid as r
from knowledge.artifacts as a
cross join knowledge.invalid_files as f
cross join knowledge.repositories as r;
select pg_temp.finish(repeat('a', 40));
select results_eq(
  'select a.ctid, f.ctid, r.ctid from knowledge.artifacts as a
   cross join knowledge.invalid_files as f cross join knowledge.repositories as r',
  'select a, f, r from before', 'the same again writes no row'
);

select pg_temp.finish(repeat('b', 40));
select is(
  (select left(commit, 1) from knowledge.artifacts), 'a', 'an unchanged file keeps its commit'
);
select is(
  (select left(commit, 1) from knowledge.repositories), 'b', 'the repository is at the new one'
);

select * from finish();
rollback;
