-- Deploy hub:ranking_lists
-- A ranking of everything hides what a language or a kind of its own has to say.
begin;
set local role centralcloud_owner;

create table ranking.lists (
  list_id  integer generated always as identity primary key,
  language text collate "C",
  kind     text collate "C",
  constraint list_is_of_one_scope unique nulls not distinct (language, kind)
);
comment on table ranking.lists is
'What there are rankings of: everything, each language, each kind, and each kind of a language.';
comment on column ranking.lists.list_id is 'Number of the list; 1 is that of everything.';
comment on column ranking.lists.language is 'The language; null: of all.';
comment on column ranking.lists.kind is 'The kind of pattern; null: of all.';
insert into ranking.lists (language, kind) values (null, null);

alter table ranking.rankings
  add column list_id integer not null default 1 references ranking.lists (list_id);
alter table ranking.rankings alter column list_id drop default;
create index rankings_by_list on ranking.rankings (list_id, ranking_id desc);
comment on column ranking.rankings.list_id is 'What it is a ranking of.';
comment on column ranking.rankings.ranking_id is
'Number of the ranking; the highest of a list is current.';
comment on column ranking.entries.description is
'What it is, when told; null in the lists of a language or a kind.';
comment on column ranking.entries.example is
'A normalised piece of code, when told; null in the lists of a language or a kind.';

-- The next install makes these again; they have other columns or arguments from now on.
drop view if exists ranking.current_ranking cascade;
drop function if exists ranking.as_of(timestamptz);
drop function if exists ranking.shortlist(uuid[]);
drop function if exists ranking.store(jsonb, jsonb);
drop function if exists ranking.announce(jsonb, jsonb);

commit;
