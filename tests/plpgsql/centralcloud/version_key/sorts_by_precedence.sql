begin;
select plan(4);

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
    from unnest(array['', '1', '1.2', '01.2.3', '1.2.3-', 'v1.2.3', E'1.2.3\n', null])
      as v (version)
    where centralcloud.version_key(v.version) is not null
  $$,
  array[0::bigint],
  'what is no version has no key'
);
select is(
  centralcloud.version_key('1.0.0-' || repeat('9', 95)), null, 'one that is too long neither'
);

select * from finish();
rollback;
