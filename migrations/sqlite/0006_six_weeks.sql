CREATE TABLE `agenda_items` (
	`id` text PRIMARY KEY NOT NULL,
	`forum_id` text NOT NULL,
	`session_id` text,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`state` text DEFAULT 'suggested' NOT NULL,
	`merged_into` text,
	`carried_from` text,
	`position` integer,
	`minutes` integer,
	`dots` integer DEFAULT 0 NOT NULL,
	`room_dots` integer DEFAULT 0 NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`suggested_on` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agenda_items_state_known" CHECK("agenda_items"."state" in ('suggested', 'on', 'merged', 'not-taken', 'carried', 'done'))
);
--> statement-breakpoint
CREATE INDEX `agenda_items_session` ON `agenda_items` (`session_id`,`position`);--> statement-breakpoint
CREATE INDEX `agenda_items_forum` ON `agenda_items` (`forum_id`,`state`);--> statement-breakpoint
CREATE TABLE `ballots` (
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`voter` text NOT NULL,
	`used` integer NOT NULL,
	`cast_on` text NOT NULL,
	PRIMARY KEY(`session_id`, `kind`, `voter`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ballots_day` ON `ballots` (`cast_on`);--> statement-breakpoint
CREATE TABLE `disclosure_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`used_on` text NOT NULL,
	`by_role` text NOT NULL,
	`outcome_reference` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disclosure_uses_session` ON `disclosure_uses` (`session_id`);--> statement-breakpoint
CREATE TABLE `pulse_tallies` (
	`session_id` text NOT NULL,
	`question` integer NOT NULL,
	`answer` integer NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`session_id`, `question`, `answer`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `raw_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`agenda_item_id` text,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`breadth` text,
	`valence` text,
	`point_id` text,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `raw_notes_session` ON `raw_notes` (`session_id`,`position`);--> statement-breakpoint
CREATE TABLE `wording_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`point_id` text NOT NULL,
	`answer` text NOT NULL,
	`words` text,
	`settled` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wording_replies_session` ON `wording_replies` (`session_id`);--> statement-breakpoint
CREATE TABLE `write_ups` (
	`session_id` text PRIMARY KEY NOT NULL,
	`checked_at` integer,
	`checked_by` text,
	`offered_at` integer,
	`offered_until` integer,
	`submitted_at` integer,
	`submitted_by` text,
	`notes_fate` text,
	`notes_destroyed_at` integer,
	`notes_destroyed_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notes_destroyed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `do_not_meets` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`whom` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `do_not_meets_participant` ON `do_not_meets` (`participant_id`);--> statement-breakpoint
CREATE TABLE `preparations` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`line` text,
	`number` integer,
	`owner_id` text,
	`due_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "preparations_state_known" CHECK("preparations"."state" in ('open', 'done', 'not-needed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preparations_one_each` ON `preparations` (`session_id`,`kind`) WHERE kind <> 'other';--> statement-breakpoint
CREATE INDEX `preparations_due` ON `preparations` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `welfare_follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`session_id` text NOT NULL,
	`owner_id` text,
	`due_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "welfare_follow_ups_state_known" CHECK("welfare_follow_ups"."state" in ('open', 'offered', 'made', 'declined', 'not-reached'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `welfare_follow_ups_one_each` ON `welfare_follow_ups` (`session_id`,`participant_id`);--> statement-breakpoint
CREATE INDEX `welfare_follow_ups_due` ON `welfare_follow_ups` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `cover_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cover_requests_state_known" CHECK("cover_requests"."state" in ('asked', 'yes', 'no', 'not-needed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cover_requests_one_each` ON `cover_requests` (`session_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cover_requests_one_yes` ON `cover_requests` (`session_id`) WHERE state = 'yes';--> statement-breakpoint
CREATE TABLE `guests` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`organisation` text NOT NULL,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	CONSTRAINT "guests_organisation_known" CHECK("guests"."organisation" in ('facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'))
);
--> statement-breakpoint
CREATE TABLE `session_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`forum_id` text NOT NULL,
	`session_id` text,
	`kind` text NOT NULL,
	`date` text NOT NULL,
	`to_date` text,
	`followed` integer DEFAULT 0 NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_decisions_kind_known" CHECK("session_decisions"."kind" in ('kept', 'skipped', 'moved', 'postponed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `session_decisions_forum` ON `session_decisions` (`forum_id`,`date`);--> statement-breakpoint
CREATE TABLE `session_members` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text,
	`guest_id` text,
	`part` text NOT NULL,
	`non_uniform` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guest_id`) REFERENCES `guests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_members_somebody" CHECK((person_id is null) <> (guest_id is null)),
	CONSTRAINT "session_members_part_known" CHECK("session_members"."part" in ('facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_members_person` ON `session_members` (`session_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `session_members_guest` ON `session_members` (`session_id`,`guest_id`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_person_id_unique` ON `calendar_feeds` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token_hash_unique` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE TABLE `calendar_files` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`ends_on` text NOT NULL,
	`loaded_by` text,
	`loaded_at` integer NOT NULL,
	FOREIGN KEY (`loaded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_files_version` ON `calendar_files` (`version`);--> statement-breakpoint
CREATE TABLE `venues` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`directions` text DEFAULT '' NOT NULL,
	`room_name` text NOT NULL,
	`holds` integer,
	`cost_pence` integer,
	`access` text DEFAULT '{}' NOT NULL,
	`checked_on` text,
	`not_police` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'in-use' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "venues_state_known" CHECK("venues"."state" in ('in-use', 'retired'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `venues_name_unique` ON `venues` (`name`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_agreement_wordings` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`easy_read` text NOT NULL,
	`in_use_from` text NOT NULL,
	`added_by` text,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_wordings_purpose_known" CHECK("__new_agreement_wordings"."purpose" in ('taking-part', 'contact-email', 'contact-call', 'contact-text', 'contact-post', 'quotes', 'other-forums', 'photo', 'check-in'))
);
--> statement-breakpoint
INSERT INTO `__new_agreement_wordings`("id", "purpose", "version", "text", "easy_read", "in_use_from", "added_by") SELECT "id", "purpose", "version", "text", "easy_read", "in_use_from", "added_by" FROM `agreement_wordings`;--> statement-breakpoint
DROP TABLE `agreement_wordings`;--> statement-breakpoint
ALTER TABLE `__new_agreement_wordings` RENAME TO `agreement_wordings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_wordings_version` ON `agreement_wordings` (`purpose`,`version`);--> statement-breakpoint
ALTER TABLE `people` ADD `support_trained_on` text;--> statement-breakpoint
ALTER TABLE `contact_tasks` ADD `session_id` text REFERENCES sessions(id);--> statement-breakpoint
ALTER TABLE `forums` ADD `weekday` integer;--> statement-breakpoint
ALTER TABLE `forums` ADD `usual_time` text;--> statement-breakpoint
ALTER TABLE `forums` ADD `week` integer;--> statement-breakpoint
ALTER TABLE `forums` ADD `observes` text;--> statement-breakpoint
ALTER TABLE `forums` ADD `school_breaks` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `route` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `carrier_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `delivery` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `asked_carrier_at` integer;--> statement-breakpoint
CREATE INDEX `outbox_session` ON `outbox` (`session_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `venue_id` text REFERENCES venues(id);--> statement-breakpoint
ALTER TABLE `sessions` ADD `room_name` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `joining` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `cost_pence` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `agenda_ordered_at` integer;