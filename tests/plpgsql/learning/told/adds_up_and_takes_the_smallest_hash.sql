begin;
select plan(2);

select is(
  (
    select format('%s %s %s %s', t.uses, t.successes, t.quality, t.content_hash)
    from learning.told('[
      {"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": 3, "success_count": 2.0,
       "quality_score": 0.5, "content": {"body": "x"}},
      {"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": 4, "success_count": 4,
       "quality_score": 0.7, "content": {"body": "y"}}
    ]') as t
  ),
  '7 6 0.6 ' || least(
    learning.content_hash('{"body": "x"}') collate "C", learning.content_hash('{"body": "y"}')
  ),
  'elements of one version add up'
);
select is(
  (
    select learning.content_hash(t.content) = t.content_hash
    from learning.told('[
      {"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": 3, "success_count": 2,
       "content": {"body": "x"}},
      {"type": "prompt", "id": "a", "version": "1.0.0", "usage_count": 4, "success_count": 4,
       "content": {"body": "y"}}
    ]') as t
  ),
  true, 'the content is that of the hash'
);

select * from finish();
rollback;
