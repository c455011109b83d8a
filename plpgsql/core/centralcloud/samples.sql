create or replace function centralcloud.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'centralcloud_info',
    jsonb_build_object(
      'bundle', b.bundle, 'version', b.version, 'server', current_setting('server_version')
    ),
    1::float8
  from centralcloud.bundles as b;
end;
$$;

comment on function centralcloud.samples() is
'The bundles, their versions and that of the server, as labels of a sample that is always 1.';
