begin;
select plan(4);
\ir ../joined.sql

select is(
  (select srvowner::regrole::text from pg_foreign_server where srvname = 'hub'),
  'centralcloud_owner', 'the owner''s'
);
select ok(not has_server_privilege('centralcloud_instance', 'hub', 'usage'), 'and nobody else''s');
select is(
  (
    select usename || ': ' || array_to_string(umoptions, ', ')
    from pg_user_mappings where srvname = 'hub'
  ),
  'public: user=postgres, password=secret', 'with the password for whoever may use it'
);
select results_eq(
  'select instance, joined_at, last_exchange_at from link.hub',
  $$values ('postgres', '2026-01-01 00:00Z'::timestamptz, null::timestamptz)$$,
  'and nothing was called'
);

select * from finish();
rollback;
