-- Deploy core:scheduling
begin;
set local role centralcloud_owner;

create schema scheduling;
comment on schema scheduling is
'Jobs that run in SQL, their runs, and tasks that SQL hands to the Python worker.';

create table scheduling.jobs (
  name         text primary key,
  schedule     text,
  after        text[] not null default '{}',
  routine      text not null,
  catch_up     text not null default 'once',
  max_attempts integer not null default 3,
  backoff      interval not null default interval '1 minute',
  timeout      interval not null default interval '1 hour',
  enabled      boolean not null default true,
  slots_since  timestamptz not null,
  description  text not null,
  constraint job_name_is_a_word check (name ~ '^[a-z][a-z0-9_]{0,62}$'),
  constraint job_name_is_not_catch_up check (name <> 'catch_up'),
  constraint job_routine_is_room_dot_verb check (routine ~ '^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$'),
  constraint catch_up_policy_is_known check (catch_up in ('skip', 'once', 'all')),
  constraint job_max_attempts_in_range check (max_attempts between 1 and 100),
  constraint job_backoff_is_not_negative check (backoff >= interval '0'),
  constraint job_timeout_is_positive check (timeout > interval '0')
);
comment on table scheduling.jobs is
'What runs by itself: at the slots of a schedule, after other jobs, or by hand alone.';
comment on column scheduling.jobs.name is 'Its name, such as pattern_aggregation.';
comment on column scheduling.jobs.schedule is
'Five cron fields in UTC, or @hourly and the like; null: no slots.';
comment on column scheduling.jobs.after is
'Jobs it follows: it runs when all of them have succeeded since its own last run.';
comment on column scheduling.jobs.routine is
'room.verb, a function without arguments that returns jsonb: its stats.';
comment on column scheduling.jobs.catch_up is
'What to do about slots that were missed: skip them, run once for all of them, run all.';
comment on column scheduling.jobs.max_attempts is 'How often one occasion is tried at most.';
comment on column scheduling.jobs.backoff is
'Wait after the first failed attempt; it doubles with each further one.';
comment on column scheduling.jobs.timeout is 'A run that takes longer is cancelled.';
comment on column scheduling.jobs.enabled is 'False: neither slots nor chains start it.';
comment on column scheduling.jobs.slots_since is
'Slots up to this moment were never missed: when the schedule was set or the job enabled.';
comment on column scheduling.jobs.description is 'What it does, for people.';

create table scheduling.runs (
  run_id        bigint generated always as identity primary key,
  job           text not null references scheduling.jobs (name) on delete cascade,
  slot          timestamptz,
  attempt       integer,
  trigger       text not null,
  state         text not null,
  follows       jsonb not null default '{}',
  pid           integer not null,
  backend_start timestamptz,
  started_at    timestamptz not null,
  finished_at   timestamptz,
  stats         jsonb not null default '{}',
  sqlstate      text,
  error         text,
  detail        text,
  hint          text,
  context       text,
  constraint run_trigger_is_known check (trigger in ('cron', 'hand', 'catch_up', 'chain', 'tick')),
  constraint run_state_is_known
    check (state in ('running', 'succeeded', 'failed', 'crashed', 'skipped')),
  constraint only_a_skipped_run_is_no_attempt check ((attempt is null) = (state = 'skipped')),
  constraint only_a_running_run_is_unfinished check ((finished_at is null) = (state = 'running')),
  constraint run_stats_is_object check (jsonb_typeof(stats) = 'object')
);
comment on table scheduling.runs is
'Every start of a job and what became of it; pruned after 30 days, failures after 90.';
comment on column scheduling.runs.run_id is 'Ascending in order of start.';
comment on column scheduling.runs.job is 'Which job.';
comment on column scheduling.runs.slot is
'The moment of the schedule it ran for; null: by hand or after other jobs.';
comment on column scheduling.runs.attempt is
'1 for the first try of this occasion; null: skipped, since the job was running.';
comment on column scheduling.runs.trigger is
'What started it: cron (its slot), hand, catch_up (late or again), chain, tick.';
comment on column scheduling.runs.state is 'running, succeeded, failed, crashed or skipped.';
comment on column scheduling.runs.follows is
'Of each job it follows, the newest run that had succeeded when this one started.';
comment on column scheduling.runs.pid is 'Process id of the backend it runs or ran in.';
comment on column scheduling.runs.backend_start is
'When that backend started: with pid, its identity; null: the role may not see it.';
comment on column scheduling.runs.started_at is 'When it started.';
comment on column scheduling.runs.finished_at is
'When it ended, or was found crashed; null: it is running.';
comment on column scheduling.runs.stats is
'What its routine returned; over several batches numbers are summed.';
comment on column scheduling.runs.sqlstate is 'SQLSTATE of its failure.';
comment on column scheduling.runs.error is 'Message of its failure, or why it was skipped.';
comment on column scheduling.runs.detail is 'Detail of its failure.';
comment on column scheduling.runs.hint is 'Hint of its failure.';
comment on column scheduling.runs.context is 'Where in the code it failed.';

-- A job runs once at a time, a slot succeeds once: whatever the code above these thinks.
create unique index runs_one_running_per_job on scheduling.runs (job) where state = 'running';
create unique index runs_one_success_per_slot on scheduling.runs (job, slot)
  where state = 'succeeded' and slot is not null;
create unique index runs_one_attempt_per_slot on scheduling.runs (job, slot, attempt)
  where slot is not null and attempt is not null;
create index runs_slots_of_a_job on scheduling.runs (job, slot) where slot is not null;
create index runs_of_a_job on scheduling.runs (job, run_id);
create index runs_successes_of_a_job on scheduling.runs (job, run_id) where state = 'succeeded';
create index runs_by_age on scheduling.runs (started_at);

create table scheduling.task_kinds (
  kind         text primary key,
  description  text not null,
  on_finish    text,
  max_attempts integer not null default 5,
  lease        interval not null default interval '2 minutes',
  backoff      interval not null default interval '30 seconds',
  constraint task_kind_is_a_word check (kind ~ '^[a-z][a-z0-9_]{0,62}$'),
  constraint on_finish_is_room_dot_verb
    check (on_finish ~ '^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$'),
  constraint task_max_attempts_in_range check (max_attempts between 1 and 100),
  constraint task_lease_is_positive check (lease > interval '0'),
  constraint task_backoff_is_not_negative check (backoff >= interval '0')
);
comment on table scheduling.task_kinds is 'What the Python worker can be asked to do.';
comment on column scheduling.task_kinds.kind is 'Its name, such as code_ingest.';
comment on column scheduling.task_kinds.description is 'What it does, for people.';
comment on column scheduling.task_kinds.on_finish is
'room.verb(payload jsonb, result jsonb) returns void, run in the transaction that finishes a task.';
comment on column scheduling.task_kinds.max_attempts is 'How often a task is tried at most.';
comment on column scheduling.task_kinds.lease is
'How long a worker may be silent before another takes its task.';
comment on column scheduling.task_kinds.backoff is
'Wait after the first failed attempt; it doubles with each further one.';

create table scheduling.tasks (
  task_id      bigint generated always as identity primary key,
  kind         text not null references scheduling.task_kinds (kind),
  key          text not null,
  payload      jsonb not null,
  next_payload jsonb,
  state        text not null,
  attempt      integer not null default 0,
  due_at       timestamptz not null,
  worker       text,
  lease_until  timestamptz,
  requested_at timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  result       jsonb,
  error        text,
  detail       text,
  constraint task_state_is_known check (state in ('queued', 'running', 'done', 'dead')),
  constraint running_task_has_a_lease
    check ((state = 'running') = (worker is not null and lease_until is not null)),
  constraint only_an_open_task_is_unfinished
    check ((finished_at is null) = (state in ('queued', 'running'))),
  constraint only_a_running_task_has_a_next_payload
    check (next_payload is null or state = 'running')
);
comment on table scheduling.tasks is
'What was asked of the worker: queued, running under a lease, done, or dead after the last
attempt.';
comment on column scheduling.tasks.task_id is 'Ascending in order of request.';
comment on column scheduling.tasks.kind is 'What is to be done.';
comment on column scheduling.tasks.key is 'What it is done to: one open task per kind and key.';
comment on column scheduling.tasks.payload is 'What the worker''s function gets.';
comment on column scheduling.tasks.next_payload is
'Asked for while it was running: it runs again with this; null: nothing was.';
comment on column scheduling.tasks.state is 'queued, running, done or dead.';
comment on column scheduling.tasks.attempt is 'How often it was taken.';
comment on column scheduling.tasks.due_at is 'Not taken before.';
comment on column scheduling.tasks.worker is 'Who holds its lease; null: nobody.';
comment on column scheduling.tasks.lease_until is 'Afterwards another worker may take it.';
comment on column scheduling.tasks.requested_at is 'When its payload was asked for.';
comment on column scheduling.tasks.started_at is 'When it was last taken.';
comment on column scheduling.tasks.finished_at is 'When it was done or died.';
comment on column scheduling.tasks.result is 'What the worker''s function returned.';
comment on column scheduling.tasks.error is 'Message of its last failure.';
comment on column scheduling.tasks.detail is 'Detail of its last failure, such as a traceback.';

create unique index tasks_one_open_per_key on scheduling.tasks (kind, key)
  where state in ('queued', 'running');
create index tasks_due on scheduling.tasks (due_at, task_id) where state = 'queued';
create index tasks_leased on scheduling.tasks (lease_until) where state = 'running';
create index tasks_closed on scheduling.tasks (finished_at) where state in ('done', 'dead');

commit;
