begin;
select plan(1);
select results_eq(
  $$select a.address || '/' || coalesce(a.mask, '') || ' ' || b.address || '/'
      || coalesce(b.mask, '')
    from (
      values ('all', null), ('10.0.0.0', '255.0.0.0'), ('10.1.0.0', '255.255.0.0'),
        ('fd00::', 'ffff::'), ('samehost', null)
    ) as a (address, mask)
    cross join (
      values ('all', null), ('10.0.0.0', '255.0.0.0'), ('10.1.0.0', '255.255.0.0'),
        ('fd00::', 'ffff::'), ('samehost', null)
    ) as b (address, mask)
    where a <> b and monitoring.hba_covers(a.address, a.mask, b.address, b.mask)
    order by 1$$,
  $$values ('10.0.0.0/255.0.0.0 10.1.0.0/255.255.0.0'), ('all/ 10.0.0.0/255.0.0.0'),
    ('all/ 10.1.0.0/255.255.0.0'), ('all/ fd00::/ffff::'), ('all/ samehost/')$$,
  'the wider one covers'
);

select * from finish();
rollback;
