CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sent_by" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text,
	"bytes" "bytea",
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "room_message" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_sender" ON "file" USING btree ("sent_by");--> statement-breakpoint
CREATE INDEX "file_age" ON "file" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "room_message" ADD CONSTRAINT "room_message_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "room_message_file" ON "room_message" USING btree ("file_id");--> statement-breakpoint
-- Of files that were sent until now only the name was kept.
INSERT INTO "file" ("id", "sent_by", "name", "media_type", "size", "created_at")
	SELECT "id", "author_id", "file_name", 'application/octet-stream', least(coalesce("file_bytes", 0), 2147483647), "said_at" FROM "room_message" WHERE "file_name" IS NOT NULL;--> statement-breakpoint
UPDATE "room_message" SET "file_id" = "id" WHERE "file_name" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "room_message" DROP COLUMN "file_name";--> statement-breakpoint
ALTER TABLE "room_message" DROP COLUMN "file_bytes";