CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"forum_id" text,
	CONSTRAINT "grants_role_known" CHECK ("grants"."role" in ('facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"password_hash" text,
	"state" text DEFAULT 'invited' NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_state_known" CHECK ("people"."state" in ('invited', 'active', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"idle_until" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"key" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"detail" jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "codebook_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"in_use_from" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "point_themes" (
	"point_id" text NOT NULL,
	"theme_code" text NOT NULL,
	"coder_id" text NOT NULL,
	CONSTRAINT "point_themes_point_id_theme_code_pk" PRIMARY KEY("point_id","theme_code")
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"code" text PRIMARY KEY NOT NULL,
	"since_version" integer NOT NULL,
	"parent" text,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"definition" text NOT NULL,
	"include" text NOT NULL,
	"exclude" text NOT NULL,
	"rights" jsonb NOT NULL,
	"stages" jsonb NOT NULL,
	"state" text DEFAULT 'in_use' NOT NULL,
	CONSTRAINT "themes_state_known" CHECK ("themes"."state" in ('in_use', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "forums" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"places" integer DEFAULT 12 NOT NULL,
	"cadence_days" integer DEFAULT 42 NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "forums_slug_unique" UNIQUE("slug"),
	CONSTRAINT "forums_name_unique" UNIQUE("name"),
	CONSTRAINT "forums_state_known" CHECK ("forums"."state" in ('planned', 'open', 'paused', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"person_id" text NOT NULL,
	"session_id" text NOT NULL,
	"cause" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_state_known" CHECK ("outbox"."state" in ('pending', 'leased', 'sent', 'dead', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"alias" text NOT NULL,
	CONSTRAINT "participants_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"forum_id" text NOT NULL,
	"state" text NOT NULL,
	"seat" integer,
	"waiting_order" integer,
	"starts_on" date,
	"ends_on" date,
	CONSTRAINT "places_state_known" CHECK ("places"."state" in ('active', 'waiting', 'stepped_back', 'left'))
);
--> statement-breakpoint
CREATE TABLE "point_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"content" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"breadth" text,
	"valence" text,
	"origin" text DEFAULT 'forum' NOT NULL,
	"source_title" text,
	"suggested_themes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "points_kind_known" CHECK ("points"."kind" in ('experience', 'suggestion', 'ask')),
	CONSTRAINT "points_origin_known" CHECK ("points"."origin" in ('forum', 'published'))
);
--> statement-breakpoint
CREATE TABLE "release_cuts" (
	"release_number" integer NOT NULL,
	"forum_id" text NOT NULL,
	"quarter" text NOT NULL,
	CONSTRAINT "release_cuts_release_number_forum_id_pk" PRIMARY KEY("release_number","forum_id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"number" integer PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"quarter" text NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"drafted_by" text NOT NULL,
	"approved_by" text NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "releases_report_id_unique" UNIQUE("report_id")
);
--> statement-breakpoint
CREATE TABLE "report_forums" (
	"report_id" text NOT NULL,
	"forum_id" text NOT NULL,
	CONSTRAINT "report_forums_report_id_forum_id_pk" PRIMARY KEY("report_id","forum_id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"quarter" text NOT NULL,
	"introduction" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"drafted_by" text NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "reports_state_known" CHECK ("reports"."state" in ('draft', 'approved', 'published'))
);
--> statement-breakpoint
CREATE TABLE "register_entries" (
	"session_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "register_entries_session_id_participant_id_pk" PRIMARY KEY("session_id","participant_id"),
	CONSTRAINT "register_entries_status_known" CHECK ("register_entries"."status" in ('invited', 'accepted', 'declined', 'attended', 'left_early', 'apologies', 'did_not_attend'))
);
--> statement-breakpoint
CREATE TABLE "session_team" (
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "session_team_session_id_person_id_pk" PRIMARY KEY("session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"date" date NOT NULL,
	"time" text NOT NULL,
	"minutes" integer DEFAULT 120 NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"register_version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sessions_state_known" CHECK ("sessions"."state" in ('planned', 'confirmed', 'held', 'balanced', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "staff_present" (
	"session_id" text NOT NULL,
	"organisation" text NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "staff_present_session_id_organisation_pk" PRIMARY KEY("session_id","organisation")
);
--> statement-breakpoint
CREATE TABLE "voucher_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"forum_id" text NOT NULL,
	"supplier" text NOT NULL,
	"order_reference" text NOT NULL,
	"face_value_pence" integer NOT NULL,
	"quantity" integer NOT NULL,
	"received_on" date NOT NULL,
	CONSTRAINT "voucher_batches_positive" CHECK ("voucher_batches"."face_value_pence" > 0 and "voucher_batches"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "voucher_issues" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"voucher_id" text,
	"outcome" text NOT NULL,
	"live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "voucher_issues_accepted_has_voucher" CHECK (("voucher_issues"."outcome" = 'accepted') = ("voucher_issues"."voucher_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'in_stock' NOT NULL,
	CONSTRAINT "vouchers_state_known" CHECK ("vouchers"."state" in ('in_stock', 'issued'))
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_themes" ADD CONSTRAINT "point_themes_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_themes" ADD CONSTRAINT "point_themes_theme_code_themes_code_fk" FOREIGN KEY ("theme_code") REFERENCES "public"."themes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_themes" ADD CONSTRAINT "point_themes_coder_id_people_id_fk" FOREIGN KEY ("coder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "themes" ADD CONSTRAINT "themes_since_version_codebook_versions_version_fk" FOREIGN KEY ("since_version") REFERENCES "public"."codebook_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_imports" ADD CONSTRAINT "point_imports_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_imports" ADD CONSTRAINT "point_imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_cuts" ADD CONSTRAINT "release_cuts_release_number_releases_number_fk" FOREIGN KEY ("release_number") REFERENCES "public"."releases"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_cuts" ADD CONSTRAINT "release_cuts_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_forums" ADD CONSTRAINT "report_forums_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_forums" ADD CONSTRAINT "report_forums_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_team" ADD CONSTRAINT "session_team_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_team" ADD CONSTRAINT "session_team_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_present" ADD CONSTRAINT "staff_present_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_batches" ADD CONSTRAINT "voucher_batches_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_issues" ADD CONSTRAINT "voucher_issues_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_issues" ADD CONSTRAINT "voucher_issues_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_issues" ADD CONSTRAINT "voucher_issues_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_batch_id_voucher_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."voucher_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_person" ON "grants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_sessions_person" ON "sign_in_sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_age" ON "submissions" USING btree ("taken_at","key");--> statement-breakpoint
CREATE INDEX "audit_events_object" ON "audit_events" USING btree ("object");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","not_before");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_once_per_cause" ON "outbox" USING btree ("template","person_id","session_id","cause");--> statement-breakpoint
CREATE UNIQUE INDEX "places_one_per_forum" ON "places" USING btree ("participant_id","forum_id") WHERE "places"."state" in ('active', 'waiting', 'stepped_back');--> statement-breakpoint
CREATE UNIQUE INDEX "places_one_per_seat" ON "places" USING btree ("forum_id","seat");--> statement-breakpoint
CREATE INDEX "places_forum" ON "places" USING btree ("forum_id","state");--> statement-breakpoint
CREATE INDEX "points_session" ON "points" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "release_cuts_do_not_overlap" ON "release_cuts" USING btree ("forum_id","quarter");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_a_day" ON "sessions" USING btree ("forum_id","date") WHERE "sessions"."state" in ('planned', 'confirmed', 'held', 'balanced');--> statement-breakpoint
CREATE INDEX "sessions_start" ON "sessions" USING btree ("starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_issues_one_per_session" ON "voucher_issues" USING btree ("session_id","participant_id") WHERE live;--> statement-breakpoint
CREATE INDEX "voucher_issues_session" ON "voucher_issues" USING btree ("session_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_issues_one_per_voucher" ON "voucher_issues" USING btree ("voucher_id") WHERE live;--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_number" ON "vouchers" USING btree ("batch_id","number");--> statement-breakpoint
CREATE INDEX "vouchers_state" ON "vouchers" USING btree ("batch_id","state");