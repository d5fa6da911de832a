CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`forum_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_role_known" CHECK("grants"."role" in ('facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'))
);
--> statement-breakpoint
CREATE INDEX `grants_person` ON `grants` (`person_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`organisation` text NOT NULL,
	`password_hash` text,
	`state` text DEFAULT 'invited' NOT NULL,
	CONSTRAINT "people_state_known" CHECK("people"."state" in ('invited', 'active', 'disabled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_unique` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sign_in_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`idle_until` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_in_sessions_person` ON `sign_in_sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`key` text PRIMARY KEY NOT NULL,
	`content_hash` text NOT NULL,
	`taken_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_age` ON `submissions` (`taken_at`,`key`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`role` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_object` ON `audit_events` (`object`);--> statement-breakpoint
CREATE TABLE `codebook_versions` (
	`version` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`in_use_from` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `point_themes` (
	`point_id` text NOT NULL,
	`theme_code` text NOT NULL,
	`coder_id` text NOT NULL,
	PRIMARY KEY(`point_id`, `theme_code`),
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_code`) REFERENCES `themes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coder_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `themes` (
	`code` text PRIMARY KEY NOT NULL,
	`since_version` integer NOT NULL,
	`parent` text,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`include` text NOT NULL,
	`exclude` text NOT NULL,
	`rights` text NOT NULL,
	`stages` text NOT NULL,
	`state` text DEFAULT 'in_use' NOT NULL,
	FOREIGN KEY (`since_version`) REFERENCES `codebook_versions`(`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "themes_state_known" CHECK("themes"."state" in ('in_use', 'retired'))
);
--> statement-breakpoint
CREATE TABLE `forums` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`places` integer DEFAULT 12 NOT NULL,
	`cadence_days` integer DEFAULT 42 NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "forums_state_known" CHECK("forums"."state" in ('planned', 'open', 'paused', 'closed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forums_slug_unique` ON `forums` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `forums_name_unique` ON `forums` (`name`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`person_id` text NOT NULL,
	`session_id` text NOT NULL,
	`cause` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`not_after` integer NOT NULL,
	`leased_until` integer,
	`sent_at` integer,
	`last_error` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_state_known" CHECK("outbox"."state" in ('pending', 'leased', 'sent', 'dead', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_per_cause` ON `outbox` (`template`,`person_id`,`session_id`,`cause`);--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`alias` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participants_reference_unique` ON `participants` (`reference`);--> statement-breakpoint
CREATE TABLE `places` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`forum_id` text NOT NULL,
	`state` text NOT NULL,
	`seat` integer,
	`waiting_order` integer,
	`starts_on` text,
	`ends_on` text,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "places_state_known" CHECK("places"."state" in ('active', 'waiting', 'stepped_back', 'left'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `places_one_per_forum` ON `places` (`participant_id`,`forum_id`) WHERE "places"."state" in ('active', 'waiting', 'stepped_back');--> statement-breakpoint
CREATE UNIQUE INDEX `places_one_per_seat` ON `places` (`forum_id`,`seat`);--> statement-breakpoint
CREATE INDEX `places_forum` ON `places` (`forum_id`,`state`);--> statement-breakpoint
CREATE TABLE `point_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`content` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`breadth` text,
	`valence` text,
	`origin` text DEFAULT 'forum' NOT NULL,
	`source_title` text,
	`suggested_themes` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_kind_known" CHECK("points"."kind" in ('experience', 'suggestion', 'ask')),
	CONSTRAINT "points_origin_known" CHECK("points"."origin" in ('forum', 'published'))
);
--> statement-breakpoint
CREATE INDEX `points_session` ON `points` (`session_id`);--> statement-breakpoint
CREATE TABLE `release_cuts` (
	`release_number` integer NOT NULL,
	`forum_id` text NOT NULL,
	`quarter` text NOT NULL,
	PRIMARY KEY(`release_number`, `forum_id`),
	FOREIGN KEY (`release_number`) REFERENCES `releases`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_cuts_do_not_overlap` ON `release_cuts` (`forum_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `releases` (
	`number` integer PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`quarter` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`drafted_by` text NOT NULL,
	`approved_by` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drafted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_report_id_unique` ON `releases` (`report_id`);--> statement-breakpoint
CREATE TABLE `report_forums` (
	`report_id` text NOT NULL,
	`forum_id` text NOT NULL,
	PRIMARY KEY(`report_id`, `forum_id`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`quarter` text NOT NULL,
	`introduction` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`drafted_by` text NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	FOREIGN KEY (`drafted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_state_known" CHECK("reports"."state" in ('draft', 'approved', 'published'))
);
--> statement-breakpoint
CREATE TABLE `register_entries` (
	`session_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`session_id`, `participant_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "register_entries_status_known" CHECK("register_entries"."status" in ('invited', 'accepted', 'declined', 'attended', 'left_early', 'apologies', 'did_not_attend'))
);
--> statement-breakpoint
CREATE TABLE `session_team` (
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `person_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`forum_id` text NOT NULL,
	`date` text NOT NULL,
	`time` text NOT NULL,
	`minutes` integer DEFAULT 120 NOT NULL,
	`starts_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`cancel_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`register_version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_state_known" CHECK("sessions"."state" in ('planned', 'confirmed', 'held', 'balanced', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_one_a_day` ON `sessions` (`forum_id`,`date`) WHERE "sessions"."state" in ('planned', 'confirmed', 'held', 'balanced');--> statement-breakpoint
CREATE INDEX `sessions_start` ON `sessions` (`starts_at`);--> statement-breakpoint
CREATE TABLE `staff_present` (
	`session_id` text NOT NULL,
	`organisation` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`session_id`, `organisation`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `voucher_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`forum_id` text NOT NULL,
	`supplier` text NOT NULL,
	`order_reference` text NOT NULL,
	`face_value_pence` integer NOT NULL,
	`quantity` integer NOT NULL,
	`received_on` text NOT NULL,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "voucher_batches_positive" CHECK("voucher_batches"."face_value_pence" > 0 and "voucher_batches"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE `voucher_issues` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`voucher_id` text,
	`outcome` text NOT NULL,
	`live` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voucher_id`) REFERENCES `vouchers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "voucher_issues_accepted_has_voucher" CHECK(("voucher_issues"."outcome" = 'accepted') = ("voucher_issues"."voucher_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `voucher_issues_one_per_session` ON `voucher_issues` (`session_id`,`participant_id`) WHERE live;--> statement-breakpoint
CREATE INDEX `voucher_issues_session` ON `voucher_issues` (`session_id`,`participant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `voucher_issues_one_per_voucher` ON `voucher_issues` (`voucher_id`) WHERE live;--> statement-breakpoint
CREATE TABLE `vouchers` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text DEFAULT 'in_stock' NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `voucher_batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vouchers_state_known" CHECK("vouchers"."state" in ('in_stock', 'issued'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_number` ON `vouchers` (`batch_id`,`number`);--> statement-breakpoint
CREATE INDEX `vouchers_state` ON `vouchers` (`batch_id`,`state`);