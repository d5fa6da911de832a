CREATE TABLE "agreement_answers" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"wording_id" text NOT NULL,
	"answer" text NOT NULL,
	"how" text NOT NULL,
	"taken_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_answers_known" CHECK ("agreement_answers"."answer" in ('yes', 'no', 'withdrawn')),
	CONSTRAINT "agreement_answers_way_known" CHECK ("agreement_answers"."how" in ('written', 'spoken', 'link'))
);
--> statement-breakpoint
CREATE TABLE "agreement_wordings" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"easy_read" text NOT NULL,
	"in_use_from" date NOT NULL,
	"added_by" text,
	CONSTRAINT "agreement_wordings_purpose_known" CHECK ("agreement_wordings"."purpose" in ('taking-part', 'contact-email', 'contact-call', 'contact-text', 'contact-post', 'quotes', 'other-forums', 'photo'))
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"kind" text NOT NULL,
	"line" text
);
--> statement-breakpoint
CREATE TABLE "contact_routes" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"route" text NOT NULL,
	"address" text NOT NULL,
	"address_index" text,
	"rules" text NOT NULL,
	"confirmed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contact_routes_route_known" CHECK ("contact_routes"."route" in ('email', 'call', 'text', 'post'))
);
--> statement-breakpoint
CREATE TABLE "contact_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"route" text,
	"about" text NOT NULL,
	"cause" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "contact_tasks_state_known" CHECK ("contact_tasks"."state" in ('open', 'done', 'not-reached', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "reveals" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"field" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reveals_field_known" CHECK ("reveals"."field" in ('email', 'call', 'text', 'post', 'code-word'))
);
--> statement-breakpoint
CREATE TABLE "safe_contacts" (
	"participant_id" text PRIMARY KEY NOT NULL,
	"code_word" text,
	"rules" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"wish" text,
	"asked_on" date NOT NULL,
	"taken_by" text,
	"due_on" date NOT NULL,
	"extended" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"identity" text,
	"identity_by" text,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"refusal" text,
	"step" text,
	CONSTRAINT "data_requests_kind_known" CHECK ("data_requests"."kind" in ('access', 'erasure', 'rectification', 'restriction', 'objection')),
	CONSTRAINT "data_requests_state_known" CHECK ("data_requests"."state" in ('open', 'working', 'done', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "key_rotations" (
	"id" text PRIMARY KEY NOT NULL,
	"to_version" integer NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text,
	"state" text DEFAULT 'proposed' NOT NULL,
	"reached" text DEFAULT '' NOT NULL,
	"wrapped" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "key_rotations_state_known" CHECK ("key_rotations"."state" in ('proposed', 'running', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"reason" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"set_by" text NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"day" date PRIMARY KEY NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"removed" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant_links" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"pin_digest" text,
	"wrong_words" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "participant_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "participant_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"link_id" text NOT NULL,
	"stage" text DEFAULT 'word' NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "participant_visits_stage_known" CHECK ("participant_visits"."stage" in ('word', 'open'))
);
--> statement-breakpoint
CREATE TABLE "participant_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text DEFAULT 'read' NOT NULL,
	"content" text,
	"added" text,
	"confirmed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_totals" (
	"session_id" text NOT NULL,
	"status" text NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "session_totals_session_id_status_pk" PRIMARY KEY("session_id","status")
);
--> statement-breakpoint
ALTER TABLE "places" DROP CONSTRAINT "places_state_known";--> statement-breakpoint
DROP INDEX "places_one_per_forum";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "alias" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD COLUMN "names_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "participant_id" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "restricted_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "erased_on" date;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "referred_on" date;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "called_on" date;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "welcomed_on" date;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "planned_end_on" date;--> statement-breakpoint
ALTER TABLE "agreement_answers" ADD CONSTRAINT "agreement_answers_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_answers" ADD CONSTRAINT "agreement_answers_wording_id_agreement_wordings_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."agreement_wordings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_answers" ADD CONSTRAINT "agreement_answers_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_wordings" ADD CONSTRAINT "agreement_wordings_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_routes" ADD CONSTRAINT "contact_routes_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tasks" ADD CONSTRAINT "contact_tasks_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tasks" ADD CONSTRAINT "contact_tasks_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safe_contacts" ADD CONSTRAINT "safe_contacts_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_identity_by_people_id_fk" FOREIGN KEY ("identity_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_rotations" ADD CONSTRAINT "key_rotations_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_rotations" ADD CONSTRAINT "key_rotations_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_links" ADD CONSTRAINT "participant_links_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_links" ADD CONSTRAINT "participant_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_visits" ADD CONSTRAINT "participant_visits_link_id_participant_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."participant_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_imports" ADD CONSTRAINT "participant_imports_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_imports" ADD CONSTRAINT "participant_imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_totals" ADD CONSTRAINT "session_totals_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_answers_participant" ON "agreement_answers" USING btree ("participant_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_wordings_version" ON "agreement_wordings" USING btree ("purpose","version");--> statement-breakpoint
CREATE INDEX "adjustments_participant" ON "adjustments" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_routes_one_of_each" ON "contact_routes" USING btree ("participant_id","route");--> statement-breakpoint
CREATE INDEX "contact_routes_index" ON "contact_routes" USING btree ("address_index");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_tasks_once_per_cause" ON "contact_tasks" USING btree ("participant_id","about","cause");--> statement-breakpoint
CREATE INDEX "contact_tasks_state" ON "contact_tasks" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "reveals_person" ON "reveals" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "data_requests_state" ON "data_requests" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "data_requests_participant" ON "data_requests" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "key_rotations_one_at_a_time" ON "key_rotations" USING btree ("state") WHERE "key_rotations"."state" in ('proposed', 'running');--> statement-breakpoint
CREATE INDEX "legal_holds_participant" ON "legal_holds" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_links_one_each" ON "participant_links" USING btree ("participant_id","purpose") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "participant_links_expiry" ON "participant_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "participant_visits_end" ON "participant_visits" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "participant_imports_expiry" ON "participant_imports" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_once_per_participant" ON "outbox" USING btree ("template","participant_id","cause");--> statement-breakpoint
CREATE UNIQUE INDEX "places_one_per_forum" ON "places" USING btree ("participant_id","forum_id") WHERE "places"."state" in ('referred', 'called', 'welcomed', 'waiting', 'active', 'stepped_back');--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_one_recipient" CHECK ((person_id is null) <> (participant_id is null));--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_state_known" CHECK ("places"."state" in ('referred', 'called', 'welcomed', 'waiting', 'active', 'stepped_back', 'left', 'declined'));