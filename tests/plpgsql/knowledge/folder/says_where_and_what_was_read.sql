begin;
select plan(2);

select knowledge.register_folder('mine', '/srv/mine');
select results_eq(
  $$select path, digest, surroundings from knowledge.folder('mine')$$,
  $$values ('/srv/mine', null, encode(sha256(''), 'hex'))$$, 'nothing yet'
);
select throws_ok($$select * from knowledge.folder('other')$$, 'SC620', null, 'unknown');

select * from finish();
rollback;
