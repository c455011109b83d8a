begin;
select plan(1);

select is(
  knowledge.compact('{"bb": [1e2, 1.50, -0.0, null, true], "a": "x\n\"", "B": {}, "c": []}'),
  '{"B":{},"a":"x\n\"","bb":[100,1.5,0,null,true],"c":[]}', 'names in order, plain numbers'
);

select * from finish();
rollback;
