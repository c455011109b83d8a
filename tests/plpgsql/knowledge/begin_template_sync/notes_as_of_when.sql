begin;
select plan(3);

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'left', '1.0.0', 'left.json', '{}');
select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.begin_template_sync();
select is_empty('select from knowledge.incoming_artifacts', 'nothing is left over');
select centralcloud.freeze_clock('2026-01-01 12:05Z');
select knowledge.finish_template_sync(0);
select is(
  (select synced_at from knowledge.template_syncs), '2026-01-01 12:00Z',
  'as of before the first page, not of its end'
);
select knowledge.begin_template_sync();
select is((select synced_at from knowledge.template_syncs), '2026-01-01 12:05Z', 'each time');

select * from finish();
rollback;
