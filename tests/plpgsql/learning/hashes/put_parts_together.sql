begin;
select plan(4);

select is(
  learning.hashes('[{"a": 1}, 2]'), learning.hashes('[{"a": 1}]') || learning.hashes('[2]'),
  'those of two parts are those of the whole'
);
select isnt(learning.hashes('[1, 2]'), learning.hashes('[2, 1]'), 'the order counts');
select isnt(learning.hashes('[1.0]'), learning.hashes('[1.00]'), 'as does how it is written');
select is(learning.hashes('[]'), ''::bytea, 'nothing has none');

select * from finish();
rollback;
