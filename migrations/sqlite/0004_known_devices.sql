CREATE TABLE `known_devices` (
	`person_id` text NOT NULL,
	`device` text NOT NULL,
	`last_seen_on` text NOT NULL,
	PRIMARY KEY(`person_id`, `device`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
