begin;
select plan(3);

select is(link.connect_timeout(), null, 'joined to none');
select link.join('i', '/run/hub', 5432, 'hub', 'secret');
select is(link.connect_timeout(), interval '30 seconds', 'a socket: the hub comes to answer');
select link.join('i', 'hub.example', 5432, 'hub', 'secret');
select is(link.connect_timeout(), interval '5 seconds', 'an address may lead nowhere');

select * from finish();
rollback;
