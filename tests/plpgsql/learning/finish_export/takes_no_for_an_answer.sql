begin;
\ir ../telling.sql
select plan(6);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
select pg_temp.gather();
select pg_temp.prove('a', 300, 300);
select learning.promote();
select pg_temp.finish('opened');
select pg_temp.finish('rejected');
select is(pg_temp.told(), '{opened,rejected}', 'the fleet hears of it');
select is(
  learning.promote() - array['messages', 'snapshots', 'buried', 'late_parts', 'more'],
  '{"artifacts": 0, "revoked": 0}', 'what was rejected does not come back'
);
select pg_temp.prove('a@1.0.1', 400, 400, 'other');
select is((learning.promote() ->> 'artifacts')::integer, 1, 'until there is another version');
select pg_temp.prove('a@1.0.1', 400, 100, 'other', 2);
select learning.promote();
select is(jsonb_array_length(pg_temp.payload() -> 'artifacts'), 0, 'what turned bad goes no more');
select pg_temp.finish('closed', '{"commit": null}');
select is(pg_temp.told(), '{opened,rejected}', 'what was never there is closed in silence');
select is((learning.open_export()).export_id, null, 'none is open');

select * from finish();
rollback;
