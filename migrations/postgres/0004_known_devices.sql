CREATE TABLE "known_devices" (
	"person_id" text NOT NULL,
	"device" text NOT NULL,
	"last_seen_on" date NOT NULL,
	CONSTRAINT "known_devices_person_id_device_pk" PRIMARY KEY("person_id","device")
);
--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;