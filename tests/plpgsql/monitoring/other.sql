-- Another session of this database, named other, that a file's own limits don't concern.
create extension dblink;
select dblink_connect('other', format('host=%s port=%s dbname=%s user=postgres',
  split_part(current_setting('unix_socket_directories'), ',', 1), current_setting('port'),
  current_database()));
