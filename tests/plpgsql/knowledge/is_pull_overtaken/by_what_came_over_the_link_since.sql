begin;
select plan(4);

create function pg_temp.asked(p_at text) returns boolean language sql as $$
  select knowledge.is_pull_overtaken(jsonb_build_object('requested_at', p_at));
$$;

select ok(not pg_temp.asked('2026-01-01 11:00Z'), 'nothing came over the link');
insert into knowledge.template_syncs (artifacts, changed, synced_at)
values (1, 1, '2026-01-01 12:00Z');
select ok(pg_temp.asked('2026-01-01 11:59Z'), 'asked for before');
select ok(not pg_temp.asked('2026-01-01 12:01Z'), 'asked for since');
select ok(not knowledge.is_pull_overtaken('{}'), 'by a bundle that did not say when');

select * from finish();
rollback;
