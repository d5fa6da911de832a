CREATE TABLE `agreement_answers` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`participant_id` text NOT NULL,
	`purpose` text NOT NULL,
	`wording_id` text NOT NULL,
	`answer` text NOT NULL,
	`how` text NOT NULL,
	`taken_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`wording_id`) REFERENCES `agreement_wordings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_answers_known" CHECK("agreement_answers"."answer" in ('yes', 'no', 'withdrawn')),
	CONSTRAINT "agreement_answers_way_known" CHECK("agreement_answers"."how" in ('written', 'spoken', 'link'))
);
--> statement-breakpoint
CREATE INDEX `agreement_answers_participant` ON `agreement_answers` (`participant_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `agreement_wordings` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`easy_read` text NOT NULL,
	`in_use_from` text NOT NULL,
	`added_by` text,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_wordings_purpose_known" CHECK("agreement_wordings"."purpose" in ('taking-part', 'contact-email', 'contact-call', 'contact-text', 'contact-post', 'quotes', 'other-forums', 'photo'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_wordings_version` ON `agreement_wordings` (`purpose`,`version`);--> statement-breakpoint
CREATE TABLE `adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`kind` text NOT NULL,
	`line` text,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `adjustments_participant` ON `adjustments` (`participant_id`);--> statement-breakpoint
CREATE TABLE `contact_routes` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`route` text NOT NULL,
	`address` text NOT NULL,
	`address_index` text,
	`rules` text NOT NULL,
	`confirmed_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_routes_route_known" CHECK("contact_routes"."route" in ('email', 'call', 'text', 'post'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_routes_one_of_each` ON `contact_routes` (`participant_id`,`route`);--> statement-breakpoint
CREATE INDEX `contact_routes_index` ON `contact_routes` (`address_index`);--> statement-breakpoint
CREATE TABLE `contact_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`route` text,
	`about` text NOT NULL,
	`cause` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_tasks_state_known" CHECK("contact_tasks"."state" in ('open', 'done', 'not-reached', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_tasks_once_per_cause` ON `contact_tasks` (`participant_id`,`about`,`cause`);--> statement-breakpoint
CREATE INDEX `contact_tasks_state` ON `contact_tasks` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `reveals` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`field` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reveals_field_known" CHECK("reveals"."field" in ('email', 'call', 'text', 'post', 'code-word'))
);
--> statement-breakpoint
CREATE INDEX `reveals_person` ON `reveals` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `safe_contacts` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`code_word` text,
	`rules` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text,
	`reference` text NOT NULL,
	`kind` text NOT NULL,
	`wish` text,
	`asked_on` text NOT NULL,
	`taken_by` text,
	`due_on` text NOT NULL,
	`extended` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`identity` text,
	`identity_by` text,
	`settled_by` text,
	`settled_at` integer,
	`refusal` text,
	`step` text,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`identity_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_requests_kind_known" CHECK("data_requests"."kind" in ('access', 'erasure', 'rectification', 'restriction', 'objection')),
	CONSTRAINT "data_requests_state_known" CHECK("data_requests"."state" in ('open', 'working', 'done', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `data_requests_state` ON `data_requests` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `data_requests_participant` ON `data_requests` (`participant_id`);--> statement-breakpoint
CREATE TABLE `key_rotations` (
	`id` text PRIMARY KEY NOT NULL,
	`to_version` integer NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`approved_by` text,
	`state` text DEFAULT 'proposed' NOT NULL,
	`reached` text DEFAULT '' NOT NULL,
	`wrapped` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "key_rotations_state_known" CHECK("key_rotations"."state" in ('proposed', 'running', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `key_rotations_one_at_a_time` ON `key_rotations` (`state`) WHERE "key_rotations"."state" in ('proposed', 'running');--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`reason` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`set_by` text NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `legal_holds_participant` ON `legal_holds` (`participant_id`);--> statement-breakpoint
CREATE TABLE `retention_runs` (
	`day` text PRIMARY KEY NOT NULL,
	`finished_at` integer,
	`removed` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `participant_links` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`pin_digest` text,
	`wrong_words` integer DEFAULT 0 NOT NULL,
	`locked_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_links_token_hash_unique` ON `participant_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_links_one_each` ON `participant_links` (`participant_id`,`purpose`) WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX `participant_links_expiry` ON `participant_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `participant_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL,
	`stage` text DEFAULT 'word' NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `participant_links`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "participant_visits_stage_known" CHECK("participant_visits"."stage" in ('word', 'open'))
);
--> statement-breakpoint
CREATE INDEX `participant_visits_end` ON `participant_visits` (`ends_at`);--> statement-breakpoint
CREATE TABLE `participant_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`forum_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text DEFAULT 'read' NOT NULL,
	`content` text,
	`added` text,
	`confirmed_at` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participant_imports_expiry` ON `participant_imports` (`expires_at`);--> statement-breakpoint
CREATE TABLE `session_totals` (
	`session_id` text NOT NULL,
	`status` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`session_id`, `status`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_places` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`forum_id` text NOT NULL,
	`state` text NOT NULL,
	`source` text,
	`referred_on` text,
	`called_on` text,
	`welcomed_on` text,
	`seat` integer,
	`waiting_order` integer,
	`starts_on` text,
	`planned_end_on` text,
	`ends_on` text,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forum_id`) REFERENCES `forums`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "places_state_known" CHECK("__new_places"."state" in ('referred', 'called', 'welcomed', 'waiting', 'active', 'stepped_back', 'left', 'declined'))
);
--> statement-breakpoint
INSERT INTO `__new_places`("id", "participant_id", "forum_id", "state", "source", "referred_on", "called_on", "welcomed_on", "seat", "waiting_order", "starts_on", "planned_end_on", "ends_on") SELECT "id", "participant_id", "forum_id", "state", null, null, null, null, "seat", "waiting_order", "starts_on", null, "ends_on" FROM `places`;--> statement-breakpoint
DROP TABLE `places`;--> statement-breakpoint
ALTER TABLE `__new_places` RENAME TO `places`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `places_one_per_forum` ON `places` (`participant_id`,`forum_id`) WHERE "places"."state" in ('referred', 'called', 'welcomed', 'waiting', 'active', 'stepped_back');--> statement-breakpoint
CREATE UNIQUE INDEX `places_one_per_seat` ON `places` (`forum_id`,`seat`);--> statement-breakpoint
CREATE INDEX `places_forum` ON `places` (`forum_id`,`state`);--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`person_id` text,
	`participant_id` text,
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
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_one_recipient" CHECK((person_id is null) <> (participant_id is null)),
	CONSTRAINT "outbox_state_known" CHECK("__new_outbox"."state" in ('pending', 'leased', 'sent', 'dead', 'cancelled'))
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "template", "person_id", "participant_id", "session_id", "about", "cause", "state", "attempts", "not_before", "not_after", "leased_until", "sent_at", "last_error") SELECT "id", "template", "person_id", null, "session_id", "about", "cause", "state", "attempts", "not_before", "not_after", "leased_until", "sent_at", "last_error" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_per_cause` ON `outbox` (`template`,`person_id`,`session_id`,`cause`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once_per_participant` ON `outbox` (`template`,`participant_id`,`cause`);--> statement-breakpoint
CREATE TABLE `__new_participants` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`alias` text,
	`restricted_since` integer,
	`erased_on` text
);
--> statement-breakpoint
INSERT INTO `__new_participants`("id", "reference", "alias", "restricted_since", "erased_on") SELECT "id", "reference", "alias", null, null FROM `participants`;--> statement-breakpoint
DROP TABLE `participants`;--> statement-breakpoint
ALTER TABLE `__new_participants` RENAME TO `participants`;--> statement-breakpoint
CREATE UNIQUE INDEX `participants_reference_unique` ON `participants` (`reference`);--> statement-breakpoint
ALTER TABLE `sign_in_sessions` ADD `names_hidden` integer DEFAULT false NOT NULL;