begin;
select plan(3);

select intake.register_message_type('test', 'for tests', 'inbound', true);
select is(current_user, session_user, 'whoever registers stays who they are');
select is(c.relowner::regrole::text, 'centralcloud_owner', c.relname::text)
from pg_class as c
where c.oid in ('pgmq.q_test'::regclass, 'pgmq.a_test'::regclass)
order by c.relname;

select * from finish();
rollback;
