begin;
select plan(2);

insert into knowledge.artifacts (
  type, id, version, origin, path, raw, content, content_hash, loaded_at
)
select
  'prompt', id, '1.0.0', 'local', id || '.json', '{}', '{}', encode(sha256('{}'), 'hex'),
  centralcloud.clock()
from unnest(array['mine', 'shared']) as id;

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'shared', '1.0.0', 'shared.json', '{}');
select is(knowledge.load_artifacts(repeat('a', 40)), 1, 'only what Git holds changes hands');
select results_eq(
  'select id, origin from knowledge.artifacts order by 1',
  $$values ('mine', 'local'), ('shared', 'templates_data')$$, 'the local one stays'
);

select * from finish();
rollback;
