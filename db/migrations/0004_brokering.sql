CREATE TABLE "consent_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"introduction_id" uuid NOT NULL,
	"side" text NOT NULL,
	"asked_by" uuid,
	"question" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "introduction_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"introduction_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"stage" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"proof" text NOT NULL,
	"due_days" integer NOT NULL,
	"titles" jsonb,
	"guidance" jsonb,
	"due_on" date,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"note" text,
	CONSTRAINT "introduction_step_place" UNIQUE("introduction_id","position")
);
--> statement-breakpoint
CREATE TABLE "procedure_step" (
	"project_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"stage" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"proof" text NOT NULL,
	"due_days" integer NOT NULL,
	"titles" jsonb,
	"guidance" jsonb,
	CONSTRAINT "procedure_step_project_id_position_pk" PRIMARY KEY("project_id","position")
);
--> statement-breakpoint
CREATE TABLE "room_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"introduction_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"author_id" uuid,
	"speaker" text NOT NULL,
	"body" text,
	"file_name" text,
	"file_bytes" bigint,
	"event_key" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "room_message_place" UNIQUE("introduction_id","sequence"),
	CONSTRAINT "room_message_event" UNIQUE("introduction_id","event_key")
);
--> statement-breakpoint
CREATE TABLE "room_seat" (
	"introduction_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"left_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "room_seat_introduction_id_person_id_pk" PRIMARY KEY("introduction_id","person_id")
);
--> statement-breakpoint
DROP INDEX "match_queue";--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "ended_because" text;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "offer_takes" double precision;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "need_takes" double precision;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "held_from" text;--> statement-breakpoint
ALTER TABLE "listing" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "waits_since" timestamp with time zone;--> statement-breakpoint
UPDATE "match" SET "waits_since" = CASE WHEN "status" = 'held' THEN coalesce("hold_until", "created_at") ELSE "created_at" END;--> statement-breakpoint
ALTER TABLE "match" ALTER COLUMN "waits_since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "first_approved_by" uuid;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "first_approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "worth" double precision GENERATED ALWAYS AS ((score * coalesce((flow ->> 'amount')::float8 * case flow ->> 'unit'
  when 't' then 1 when 'm3' then 1 when 'L' then 0.001 when 'GJ' then 0.0341 when 'kWh' then 0.000123 else 0.01 end, 100))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "rank" double precision GENERATED ALWAYS AS (log(1 + (score * coalesce((flow ->> 'amount')::float8 * case flow ->> 'unit'
  when 't' then 1 when 'm3' then 1 when 'L' then 0.001 when 'GJ' then 0.0341 when 'kWh' then 0.000123 else 0.01 end, 100))) - extract(epoch from (waits_since - timestamptz '2026-01-01 00:00:00+00'))::float8 / 86400 / 20) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "lane" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "sequence" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "consent_question" ADD CONSTRAINT "consent_question_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_question" ADD CONSTRAINT "consent_question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_question" ADD CONSTRAINT "consent_question_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_step" ADD CONSTRAINT "introduction_step_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_step" ADD CONSTRAINT "introduction_step_done_by_person_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_step" ADD CONSTRAINT "procedure_step_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_message" ADD CONSTRAINT "room_message_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_message" ADD CONSTRAINT "room_message_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_seat" ADD CONSTRAINT "room_seat_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_seat" ADD CONSTRAINT "room_seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_question_introduction" ON "consent_question" USING btree ("introduction_id");--> statement-breakpoint
CREATE INDEX "room_message_author" ON "room_message" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "room_seat_person" ON "room_seat" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_first_approved_by_person_id_fk" FOREIGN KEY ("first_approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_assigned" ON "match" USING btree ("assigned_to") WHERE status in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX "notice_lane" ON "notice" USING btree ("person_id","lane","sequence") WHERE lane is not null and status in ('waiting', 'attempted');--> statement-breakpoint
CREATE INDEX "match_queue" ON "match" USING btree ("project_id","rank" DESC NULLS LAST,"id") WHERE status in ('proposed', 'held');