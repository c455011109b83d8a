begin;
select plan(5);

select results_eq(
  $$
    select v.version
    from unnest(string_to_array(
      '1.0.0 1.0.0-rc.1 10.0.0 1.0.0-alpha 2.1.1 1.0.0-beta.11 1.0.0-alpha.beta 2.0.0 1.0.0-beta '
      '2.1.0 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-alpha.9999999999999999999999 1.0.0-al-pha 9.0.0 '
      '18446744073709551616.0.0',
      ' '
    )) as v (version)
    order by centralcloud.version_key(v.version)
  $$,
  $$
    select v.version
    from unnest(string_to_array(
      '1.0.0-al-pha 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.9999999999999999999999 1.0.0-alpha.beta '
      '1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 2.0.0 2.1.0 2.1.1 9.0.0 10.0.0 '
      '18446744073709551616.0.0',
      ' '
    )) with ordinality as v (version, place)
    order by v.place
  $$,
  'the order of semver.org, and of numbers that no integer holds'
);
select is(
  centralcloud.version_key('1.0.0+build.5'), centralcloud.version_key('1.0.0'),
  'what follows a plus counts for nothing'
);
select results_eq(
  $$
    select count(*)
    from unnest(array[
      '', '1', '1.2', '01.2.3', '1.2.3-', 'v1.2.3', E'1.2.3\n', null, '1.0.0-01', '1.0.0-a.00',
      '1.0.0-00.a', '1.0.0-01+b'
    ]) as v (version)
    where centralcloud.version_key(v.version) is not null
  $$,
  array[0::bigint],
  'what is no version has no key'
);
select results_eq(
  $$
    select count(*)
    from unnest(array['1.0.0-0', '1.0.0-0a', '1.0.0-01a.0', '1.0.0-00-.1', '1.0.0-a+01.001'])
      as v (version)
    where centralcloud.version_key(v.version) is not null
  $$,
  array[5::bigint],
  'a zero leads no number, but a word'
);
select is(
  centralcloud.version_key('1.0.0-' || repeat('9', 95)), null, 'one that is too long neither'
);

select * from finish();
rollback;
