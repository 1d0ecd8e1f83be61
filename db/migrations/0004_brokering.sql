DROP INDEX "match_queue";--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "offer_takes" double precision;--> statement-breakpoint
ALTER TABLE "introduction" ADD COLUMN "need_takes" double precision;--> statement-breakpoint
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
ALTER TABLE "match" ADD CONSTRAINT "match_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match" ADD CONSTRAINT "match_first_approved_by_person_id_fk" FOREIGN KEY ("first_approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_hazardous" ON "listing" USING btree ("id") WHERE hazardous;--> statement-breakpoint
CREATE INDEX "match_held" ON "match" USING btree ("project_id","rank" DESC NULLS LAST,"id") WHERE status = 'held';--> statement-breakpoint
CREATE INDEX "match_assigned" ON "match" USING btree ("assigned_to") WHERE status in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX "match_queue" ON "match" USING btree ("project_id","rank" DESC NULLS LAST,"id") WHERE status in ('proposed', 'held');