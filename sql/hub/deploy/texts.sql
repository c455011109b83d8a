-- Deploy hub:texts
-- What a pattern is called decides on which lists it may stand; what is written about it is only
-- shown, for few of them, and has a vote of its own.
begin;
set local role centralcloud_owner;

create table aggregation.texts (
  stream_id   bigint not null,
  fingerprint uuid not null,
  description text,
  example     text,
  primary key (stream_id, fingerprint)
);
create index texts_by_fingerprint on aggregation.texts (fingerprint);
comment on table aggregation.texts is
'What a stream writes of a pattern, where that differs from aggregation.patterns: no row says the
same as there, a null is no vote.';
comment on column aggregation.texts.stream_id is 'The stream (aggregation.streams).';
comment on column aggregation.texts.fingerprint is 'The pattern.';
comment on column aggregation.texts.description is 'Its description in that stream, when told.';
comment on column aggregation.texts.example is 'Its example in that stream, when told.';

insert into aggregation.texts (stream_id, fingerprint, description, example)
select l.stream_id, l.fingerprint, l.description, l.example
from aggregation.labels as l
join aggregation.patterns as p on p.fingerprint = l.fingerprint
where (l.description, l.example) is distinct from (p.description, p.example);

-- The next install makes these again; they have other columns from now on.
drop view if exists aggregation.majorities cascade;
drop view if exists aggregation.names cascade;
drop view if exists ranking.scores cascade;
alter table aggregation.labels drop column description, drop column example;

commit;
