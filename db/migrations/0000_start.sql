CREATE SEQUENCE "public"."facility_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."introduction_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."listing_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."match_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 301 CACHE 1;--> statement-breakpoint
CREATE TABLE "action_token" (
	"token" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dialogue" (
	"person_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"conversation" text NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dialogue_person_id_platform_conversation_pk" PRIMARY KEY("person_id","platform","conversation")
);
--> statement-breakpoint
CREATE TABLE "digest_sent" (
	"project_id" uuid NOT NULL,
	"week" text NOT NULL,
	"facts" jsonb NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_sent_project_id_week_pk" PRIMARY KEY("project_id","week")
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT nextval('facility_number') NOT NULL,
	"name" text NOT NULL,
	"isic" text NOT NULL,
	"park_id" uuid,
	"place" text NOT NULL,
	"country" text NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "facility_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "facility_contact" (
	"facility_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "facility_contact_facility_id_person_id_pk" PRIMARY KEY("facility_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "facility_project" (
	"facility_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	CONSTRAINT "facility_project_facility_id_project_id_pk" PRIMARY KEY("facility_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"introduction_id" uuid NOT NULL,
	"month" date NOT NULL,
	"amount" double precision NOT NULL,
	"unit" text NOT NULL,
	"reported_side" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"disputed_amount" double precision,
	"avoided_kg" double precision,
	"factor_id" text,
	CONSTRAINT "delivery_month" UNIQUE("introduction_id","month")
);
--> statement-breakpoint
CREATE TABLE "introduction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT nextval('introduction_number') NOT NULL,
	"match_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"broker_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"offer_answer" text,
	"need_answer" text,
	"introduced_at" timestamp with time zone,
	"ended_reason" text,
	"silences" integer DEFAULT 0 NOT NULL,
	"next_follow_up_at" timestamp with time zone,
	"moved_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "introduction_number_unique" UNIQUE("number"),
	CONSTRAINT "introduction_match_id_unique" UNIQUE("match_id")
);
--> statement-breakpoint
CREATE TABLE "factor" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"material_id" text,
	"value" double precision NOT NULL,
	"unit" text NOT NULL,
	"region" text NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "industry" (
	"id" text PRIMARY KEY NOT NULL,
	"isic" text NOT NULL,
	"names" jsonb NOT NULL,
	"outputs" text[] NOT NULL,
	"inputs" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "material" (
	"id" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"aliases" jsonb NOT NULL,
	"stream_kind" text NOT NULL,
	"family" text NOT NULL,
	"ewc" text[] NOT NULL,
	"hazardous" boolean NOT NULL,
	"density_tonnes_per_m3" double precision,
	"reach_km" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "route" (
	"id" text PRIMARY KEY NOT NULL,
	"from_material" text NOT NULL,
	"to_material" text NOT NULL,
	"use" text NOT NULL,
	"technology" text,
	"source_isic" text[] NOT NULL,
	"sink_isic" text[] NOT NULL,
	"cases" integer NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT nextval('listing_number') NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"facility_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"material_id" text,
	"material_words" text NOT NULL,
	"quantity" jsonb,
	"amount_per_year" double precision,
	"window" jsonb NOT NULL,
	"price" jsonb,
	"hazardous" boolean,
	"location" text,
	"attributes" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "match" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT nextval('match_number') NOT NULL,
	"project_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"status" text NOT NULL,
	"score" double precision NOT NULL,
	"reasons" jsonb NOT NULL,
	"flow" jsonb,
	"hold_until" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"rejection" text,
	"rejection_words" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "match_number_unique" UNIQUE("number"),
	CONSTRAINT "match_pair" UNIQUE("project_id","offer_id","need_id")
);
--> statement-breakpoint
CREATE TABLE "match_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"match_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"question" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"actor_id" uuid,
	"verb" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail_hash" text NOT NULL,
	"detail" jsonb,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"event_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbox_platform_workspace_event_id_pk" PRIMARY KEY("platform","workspace","event_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempted_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"platform_message_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"last_fault" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"account" text NOT NULL,
	"conversation" text NOT NULL,
	"person_id" uuid NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_platform_workspace_account_pk" PRIMARY KEY("platform","workspace","account")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"quiet_from" integer DEFAULT 20 NOT NULL,
	"quiet_until" integer DEFAULT 8 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "park" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"country" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	CONSTRAINT "park_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"names" jsonb NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"digest_weekday" integer DEFAULT 1 NOT NULL,
	"digest_hour" integer DEFAULT 9 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "project_park" (
	"project_id" uuid NOT NULL,
	"park_id" uuid NOT NULL,
	CONSTRAINT "project_park_project_id_park_id_pk" PRIMARY KEY("project_id","park_id")
);
--> statement-breakpoint
CREATE TABLE "project_role" (
	"project_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "project_role_project_id_person_id_role_pk" PRIMARY KEY("project_id","person_id","role")
);
--> statement-breakpoint
ALTER TABLE "action_token" ADD CONSTRAINT "action_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_sent" ADD CONSTRAINT "digest_sent_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_park_id_park_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."park"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_contact" ADD CONSTRAINT "facility_contact_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_contact" ADD CONSTRAINT "facility_contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_project" ADD CONSTRAINT "facility_project_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_project" ADD CONSTRAINT "facility_project_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_reported_by_person_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_broker_id_person_id_fk" FOREIGN KEY ("broker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor" ADD CONSTRAINT "factor_material_id_material_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route" ADD CONSTRAINT "route_from_material_material_id_fk" FOREIGN KEY ("from_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route" ADD CONSTRAINT "route_to_material_material_id_fk" FOREIGN KEY ("to_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_material_id_material_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_offer_id_listing_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_need_id_listing_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_question" ADD CONSTRAINT "match_question_match_id_match_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."match"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_question" ADD CONSTRAINT "match_question_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_question" ADD CONSTRAINT "match_question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_question" ADD CONSTRAINT "match_question_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_park" ADD CONSTRAINT "project_park_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_park" ADD CONSTRAINT "project_park_park_id_park_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."park"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_role" ADD CONSTRAINT "project_role_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_role" ADD CONSTRAINT "project_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_token_expiry" ON "action_token" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "facility_contact_person" ON "facility_contact" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "facility_project_project" ON "facility_project" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "introduction_follow_up" ON "introduction" USING btree ("next_follow_up_at") WHERE next_follow_up_at is not null;--> statement-breakpoint
CREATE INDEX "introduction_project" ON "introduction" USING btree ("project_id","moved_at");--> statement-breakpoint
CREATE INDEX "listing_candidates" ON "listing" USING btree ("kind","material_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "listing_facility" ON "listing" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "listing_expiry" ON "listing" USING btree ("expires_at") WHERE status in ('active', 'paused');--> statement-breakpoint
CREATE INDEX "match_queue" ON "match" USING btree ("project_id","score") WHERE status in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX "match_need" ON "match" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "match_offer" ON "match" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "match_question_match" ON "match_question" USING btree ("match_id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_entry" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "inbox_age" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE status = 'due';--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("queued_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "account_person" ON "account" USING btree ("person_id");