CREATE TABLE `password_resets` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_token_hash_unique` ON `password_resets` (`token_hash`);--> statement-breakpoint
CREATE INDEX `password_resets_person` ON `password_resets` (`person_id`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_until` ON `throttles` (`until`);--> statement-breakpoint
CREATE TABLE `authenticator_apps` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`seed` text NOT NULL,
	`last_step` integer NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authenticator_apps_person_id_unique` ON `authenticator_apps` (`person_id`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`backed_up` integer NOT NULL,
	`added_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential_id_unique` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_person` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_codes_code_hash_unique` ON `recovery_codes` (`code_hash`);--> statement-breakpoint
CREATE INDEX `recovery_codes_person` ON `recovery_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `used_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `used_challenges_age` ON `used_challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `access_review_lines` (
	`review_id` text NOT NULL,
	`grant_id` text NOT NULL,
	`verdict` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `grant_id`),
	FOREIGN KEY (`review_id`) REFERENCES `access_reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "access_review_lines_verdict_known" CHECK("access_review_lines"."verdict" in ('keep', 'end'))
);
--> statement-breakpoint
CREATE TABLE `access_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`quarter` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_reviews_quarter_unique` ON `access_reviews` (`quarter`);--> statement-breakpoint
CREATE TABLE `break_glass` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`reason` text NOT NULL,
	`explanation` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "break_glass_reason_known" CHECK("break_glass"."reason" in ('safety', 'data-request', 'no-facilitator', 'investigation'))
);
--> statement-breakpoint
CREATE INDEX `break_glass_person` ON `break_glass` (`person_id`);--> statement-breakpoint
CREATE TABLE `grant_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`forum_id` text,
	`starts_on` text,
	`ends_on` text,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grant_proposals_state_known" CHECK("grant_proposals"."state" in ('open', 'approved', 'refused', 'withdrawn')),
	CONSTRAINT "grant_proposals_role_known" CHECK("grant_proposals"."role" in ('facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'))
);
--> statement-breakpoint
CREATE INDEX `grant_proposals_person` ON `grant_proposals` (`person_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`person_id` text NOT NULL,
	`session_id` text,
	`about` text,
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
	CONSTRAINT "outbox_state_known" CHECK("__new_outbox"."state" in ('pending', 'leased', 'sent', 'dead', 'cancelled'))
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "template", "person_id", "session_id", "cause", "state", "attempts", "not_before", "not_after", "leased_until", "sent_at", "last_error") SELECT "id", "template", "person_id", "session_id", "cause", "state", "attempts", "not_before", "not_after", "leased_until", "sent_at", "last_error" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_per_cause` ON `outbox` (`template`,`person_id`,`session_id`,`cause`);--> statement-breakpoint
ALTER TABLE `grants` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `grants` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `grants` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `grants` ADD `given_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `grants` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `grants` ADD `last_used_on` text;--> statement-breakpoint
ALTER TABLE `people` ADD `disabled_at` integer;--> statement-breakpoint
CREATE TABLE `__new_sign_in_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`handle` text DEFAULT '' NOT NULL,
	`person_id` text NOT NULL,
	`stage` text DEFAULT 'second-factor' NOT NULL,
	`method` text,
	`device` text DEFAULT '' NOT NULL,
	`opened_at` integer,
	`used_at` integer,
	`confirmed_at` integer,
	`idle_until` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sign_in_sessions_stage_known" CHECK("__new_sign_in_sessions"."stage" in ('second-factor', 'set-up', 'full'))
);
--> statement-breakpoint
INSERT INTO `__new_sign_in_sessions`("id", "person_id", "idle_until", "ends_at") SELECT "id", "person_id", "idle_until", "ends_at" FROM `sign_in_sessions`;--> statement-breakpoint
DROP TABLE `sign_in_sessions`;--> statement-breakpoint
ALTER TABLE `__new_sign_in_sessions` RENAME TO `sign_in_sessions`;--> statement-breakpoint
CREATE INDEX `sign_in_sessions_person` ON `sign_in_sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sign_in_sessions_handle` ON `sign_in_sessions` (`handle`);--> statement-breakpoint
ALTER TABLE `audit_events` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `audit_events_actor` ON `audit_events` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);