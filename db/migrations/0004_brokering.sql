CREATE TABLE "facility_block" (
	"facility_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"known_as" text NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "facility_block_facility_id_blocked_id_pk" PRIMARY KEY("facility_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "impact_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"introduction_id" uuid NOT NULL,
	"delivery_id" uuid,
	"basis" text NOT NULL,
	"metric" text NOT NULL,
	"unit" text NOT NULL,
	"side" text,
	"month" date,
	"gross" double precision NOT NULL,
	"net" double precision NOT NULL,
	"lifetime" double precision NOT NULL,
	"inputs" jsonb NOT NULL,
	"reverses" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "impact_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"introduction_id" uuid NOT NULL,
	"share" double precision NOT NULL,
	"lifetime_years" integer NOT NULL,
	"persistence" double precision NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"named_by" uuid,
	"named_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_price" (
	"delivery_id" uuid NOT NULL,
	"side" text NOT NULL,
	"price" jsonb NOT NULL,
	"stated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_price_delivery_id_side_pk" PRIMARY KEY("delivery_id","side")
);
--> statement-breakpoint
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
CREATE TABLE "slack_installation" (
	"workspace" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"installed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "match_queue";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "asked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "ended_because" text;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "offer_takes" double precision;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "need_takes" double precision;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "held_from" text;--> statement-breakpoint
ALTER TABLE "factor" ADD COLUMN "net" boolean DEFAULT false NOT NULL;--> statement-breakpoint
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
ALTER TABLE "notice" ADD COLUMN "shown_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "sent_to" jsonb;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "lane" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "sequence" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "facility_block" ADD CONSTRAINT "facility_block_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_block" ADD CONSTRAINT "facility_block_blocked_id_facility_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_entry" ADD CONSTRAINT "impact_entry_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_entry" ADD CONSTRAINT "impact_entry_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_terms" ADD CONSTRAINT "impact_terms_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_terms" ADD CONSTRAINT "impact_terms_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_document" ADD CONSTRAINT "delivery_document_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_document" ADD CONSTRAINT "delivery_document_named_by_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_price" ADD CONSTRAINT "delivery_price_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "facility_block_blocked" ON "facility_block" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "impact_entry_introduction" ON "impact_entry" USING btree ("introduction_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "impact_entry_sequence" ON "impact_entry" USING btree ("sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "impact_entry_reverses" ON "impact_entry" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "impact_terms_introduction" ON "impact_terms" USING btree ("introduction_id","sequence");--> statement-breakpoint
CREATE INDEX "delivery_document_delivery" ON "delivery_document" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "consent_question_introduction" ON "consent_question" USING btree ("introduction_id");--> statement-breakpoint
CREATE INDEX "room_message_author" ON "room_message" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "room_seat_person" ON "room_seat" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_first_approved_by_person_id_fk" FOREIGN KEY ("first_approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_hazardous" ON "listing" USING btree ("id") WHERE hazardous;--> statement-breakpoint
CREATE INDEX "match_held" ON "match" USING btree ("project_id","rank" DESC NULLS LAST,"id") WHERE status = 'held';--> statement-breakpoint
CREATE INDEX "match_assigned" ON "match" USING btree ("assigned_to") WHERE status in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX "notice_lane" ON "notice" USING btree ("person_id","lane","sequence") WHERE lane is not null and status in ('waiting', 'attempted');--> statement-breakpoint
CREATE INDEX "notice_open" ON "notice" USING gin ("facts" jsonb_path_ops) WHERE status in ('attempted', 'sent') and closed_at is null;--> statement-breakpoint
CREATE INDEX "match_queue" ON "match" USING btree ("project_id","rank" DESC NULLS LAST,"id") WHERE status in ('proposed', 'held');--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "avoided_kg";--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "factor_id";