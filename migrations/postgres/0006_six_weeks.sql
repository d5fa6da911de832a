CREATE TABLE "agenda_items" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"session_id" text,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"state" text DEFAULT 'suggested' NOT NULL,
	"merged_into" text,
	"carried_from" text,
	"position" integer,
	"minutes" integer,
	"dots" integer DEFAULT 0 NOT NULL,
	"room_dots" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"suggested_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agenda_items_state_known" CHECK ("agenda_items"."state" in ('suggested', 'on', 'merged', 'not-taken', 'carried', 'done'))
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"session_id" text NOT NULL,
	"kind" text NOT NULL,
	"voter" text NOT NULL,
	"used" integer NOT NULL,
	"cast_on" date NOT NULL,
	CONSTRAINT "ballots_session_id_kind_voter_pk" PRIMARY KEY("session_id","kind","voter")
);
--> statement-breakpoint
CREATE TABLE "disclosure_uses" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"used_on" date NOT NULL,
	"by_role" text NOT NULL,
	"outcome_reference" text
);
--> statement-breakpoint
CREATE TABLE "pulse_tallies" (
	"session_id" text NOT NULL,
	"question" integer NOT NULL,
	"answer" integer NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "pulse_tallies_session_id_question_answer_pk" PRIMARY KEY("session_id","question","answer")
);
--> statement-breakpoint
CREATE TABLE "raw_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"agenda_item_id" text,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"breadth" text,
	"valence" text,
	"point_id" text,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wording_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"point_id" text NOT NULL,
	"answer" text NOT NULL,
	"words" text,
	"settled" text
);
--> statement-breakpoint
CREATE TABLE "write_ups" (
	"session_id" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"checked_by" text,
	"offered_at" timestamp (3) with time zone,
	"offered_until" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" text,
	"notes_fate" text,
	"notes_destroyed_at" timestamp (3) with time zone,
	"notes_destroyed_by" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "do_not_meets" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"whom" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preparations" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"kind" text NOT NULL,
	"line" text,
	"number" integer,
	"owner_id" text,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "preparations_state_known" CHECK ("preparations"."state" in ('open', 'done', 'not-needed'))
);
--> statement-breakpoint
CREATE TABLE "welfare_follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"session_id" text NOT NULL,
	"owner_id" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "welfare_follow_ups_state_known" CHECK ("welfare_follow_ups"."state" in ('open', 'offered', 'made', 'declined', 'not-reached'))
);
--> statement-breakpoint
CREATE TABLE "cover_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "cover_requests_state_known" CHECK ("cover_requests"."state" in ('asked', 'yes', 'no', 'not-needed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "guests" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "guests_organisation_known" CHECK ("guests"."organisation" in ('facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'))
);
--> statement-breakpoint
CREATE TABLE "session_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"session_id" text,
	"kind" text NOT NULL,
	"date" date NOT NULL,
	"to_date" date,
	"followed" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_decisions_kind_known" CHECK ("session_decisions"."kind" in ('kept', 'skipped', 'moved', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "session_members" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"person_id" text,
	"guest_id" text,
	"part" text NOT NULL,
	"non_uniform" boolean DEFAULT false NOT NULL,
	CONSTRAINT "session_members_somebody" CHECK ((person_id is null) <> (guest_id is null)),
	CONSTRAINT "session_members_part_known" CHECK ("session_members"."part" in ('facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'))
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_feeds_person_id_unique" UNIQUE("person_id"),
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "calendar_files" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"ends_on" date NOT NULL,
	"loaded_by" text,
	"loaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"directions" text DEFAULT '' NOT NULL,
	"room_name" text NOT NULL,
	"holds" integer,
	"cost_pence" integer,
	"access" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"checked_on" date,
	"not_police" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'in-use' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "venues_name_unique" UNIQUE("name"),
	CONSTRAINT "venues_state_known" CHECK ("venues"."state" in ('in-use', 'retired'))
);
--> statement-breakpoint
ALTER TABLE "agreement_wordings" DROP CONSTRAINT "agreement_wordings_purpose_known";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "support_trained_on" date;--> statement-breakpoint
ALTER TABLE "contact_tasks" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "forums" ADD COLUMN "weekday" integer;--> statement-breakpoint
ALTER TABLE "forums" ADD COLUMN "usual_time" text;--> statement-breakpoint
ALTER TABLE "forums" ADD COLUMN "week" integer;--> statement-breakpoint
ALTER TABLE "forums" ADD COLUMN "observes" text;--> statement-breakpoint
ALTER TABLE "forums" ADD COLUMN "school_breaks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "route" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "carrier_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "delivery" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "asked_carrier_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "venue_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "room_name" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "joining" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cost_pence" integer;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "agenda_ordered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_uses" ADD CONSTRAINT "disclosure_uses_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_tallies" ADD CONSTRAINT "pulse_tallies_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raw_notes" ADD CONSTRAINT "raw_notes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raw_notes" ADD CONSTRAINT "raw_notes_agenda_item_id_agenda_items_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording_replies" ADD CONSTRAINT "wording_replies_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_ups" ADD CONSTRAINT "write_ups_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_ups" ADD CONSTRAINT "write_ups_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_ups" ADD CONSTRAINT "write_ups_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_ups" ADD CONSTRAINT "write_ups_notes_destroyed_by_people_id_fk" FOREIGN KEY ("notes_destroyed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "do_not_meets" ADD CONSTRAINT "do_not_meets_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welfare_follow_ups" ADD CONSTRAINT "welfare_follow_ups_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welfare_follow_ups" ADD CONSTRAINT "welfare_follow_ups_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welfare_follow_ups" ADD CONSTRAINT "welfare_follow_ups_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welfare_follow_ups" ADD CONSTRAINT "welfare_follow_ups_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover_requests" ADD CONSTRAINT "cover_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover_requests" ADD CONSTRAINT "cover_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover_requests" ADD CONSTRAINT "cover_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_decisions" ADD CONSTRAINT "session_decisions_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_decisions" ADD CONSTRAINT "session_decisions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_decisions" ADD CONSTRAINT "session_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_members" ADD CONSTRAINT "session_members_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_members" ADD CONSTRAINT "session_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_members" ADD CONSTRAINT "session_members_guest_id_guests_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."guests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_files" ADD CONSTRAINT "calendar_files_loaded_by_people_id_fk" FOREIGN KEY ("loaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_items_session" ON "agenda_items" USING btree ("session_id","position");--> statement-breakpoint
CREATE INDEX "agenda_items_forum" ON "agenda_items" USING btree ("forum_id","state");--> statement-breakpoint
CREATE INDEX "ballots_day" ON "ballots" USING btree ("cast_on");--> statement-breakpoint
CREATE INDEX "disclosure_uses_session" ON "disclosure_uses" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "raw_notes_session" ON "raw_notes" USING btree ("session_id","position");--> statement-breakpoint
CREATE INDEX "wording_replies_session" ON "wording_replies" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "do_not_meets_participant" ON "do_not_meets" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "preparations_one_each" ON "preparations" USING btree ("session_id","kind") WHERE kind <> 'other';--> statement-breakpoint
CREATE INDEX "preparations_due" ON "preparations" USING btree ("state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "welfare_follow_ups_one_each" ON "welfare_follow_ups" USING btree ("session_id","participant_id");--> statement-breakpoint
CREATE INDEX "welfare_follow_ups_due" ON "welfare_follow_ups" USING btree ("state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cover_requests_one_each" ON "cover_requests" USING btree ("session_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cover_requests_one_yes" ON "cover_requests" USING btree ("session_id") WHERE state = 'yes';--> statement-breakpoint
CREATE INDEX "session_decisions_forum" ON "session_decisions" USING btree ("forum_id","date");--> statement-breakpoint
CREATE UNIQUE INDEX "session_members_person" ON "session_members" USING btree ("session_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_members_guest" ON "session_members" USING btree ("session_id","guest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_files_version" ON "calendar_files" USING btree ("version");--> statement-breakpoint
ALTER TABLE "contact_tasks" ADD CONSTRAINT "contact_tasks_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_session" ON "outbox" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "agreement_wordings" ADD CONSTRAINT "agreement_wordings_purpose_known" CHECK ("agreement_wordings"."purpose" in ('taking-part', 'contact-email', 'contact-call', 'contact-text', 'contact-post', 'quotes', 'other-forums', 'photo', 'check-in'));