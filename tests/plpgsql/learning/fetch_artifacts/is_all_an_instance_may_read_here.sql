begin;
select plan(3);

insert into learning.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'one', '1.0.0', 'one.json', '{}');
select learning.load_artifacts(repeat('a', 40));
select fleet.add('singularity-1');

set session authorization "singularity-1";

select count(*) as seen from learning.fetch_artifacts(0, 10) \gset
reset session authorization;

select is(:seen, 1, 'the artifacts');
select ok(
  not has_table_privilege('singularity-1', 'learning.artifacts', 'select'), 'not their table'
);
select ok(
  not has_function_privilege('singularity-1', 'learning.finish_sync(jsonb, jsonb)', 'execute'),
  'nor any other function'
);

select * from finish();
rollback;
