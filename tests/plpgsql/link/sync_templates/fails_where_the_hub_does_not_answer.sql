begin;
select plan(2);
\ir ../joined.sql

insert into knowledge.artifacts (
  type, id, version, origin, path, commit, raw, content, content_hash, loaded_at
)
values ('prompt', 'a', '1.0.0', 'templates_data', 'a.json', repeat('a', 40), '{}', '{}',
  encode(sha256('{}'), 'hex'), '2026-01-01Z');
select throws_ok('select link.sync_templates()', '3F000', null, 'this one is no hub');
select is((select count(*) from knowledge.artifacts), 1::bigint, 'what was known stays');

select * from finish();
rollback;
