begin;
select plan(2);

insert into analysis.incoming_patterns values
  ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null),
  ('till', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_findings values ('shop', 'a.py', 'ruff', 'B006', 3, 5, 'm');
insert into analysis.incoming_unjudged_files values ('shop', 'b.py', 'ruff', 'no Python');
insert into analysis.incoming_occurrences values ('shop', 'a.py', md5('w')::uuid, 1, 1, 1, 1);
select analysis.clear_incoming('shop');

select results_eq(
  'select code_base from analysis.incoming_patterns', $$values ('till')$$, 'not another''s'
);
select is_empty(
  $$select path from analysis.incoming_findings
    union all select path from analysis.incoming_unjudged_files
    union all select path from analysis.incoming_occurrences$$,
  'all that came with it'
);

select * from finish();
rollback;
