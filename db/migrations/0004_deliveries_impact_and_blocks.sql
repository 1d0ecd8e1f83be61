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
ALTER TABLE "delivery" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "asked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "factor" ADD COLUMN "net" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "facility_block" ADD CONSTRAINT "facility_block_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_block" ADD CONSTRAINT "facility_block_blocked_id_facility_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_entry" ADD CONSTRAINT "impact_entry_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_entry" ADD CONSTRAINT "impact_entry_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_terms" ADD CONSTRAINT "impact_terms_introduction_id_introduction_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introduction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_terms" ADD CONSTRAINT "impact_terms_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_document" ADD CONSTRAINT "delivery_document_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_document" ADD CONSTRAINT "delivery_document_named_by_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_price" ADD CONSTRAINT "delivery_price_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "facility_block_blocked" ON "facility_block" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "impact_entry_introduction" ON "impact_entry" USING btree ("introduction_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "impact_entry_sequence" ON "impact_entry" USING btree ("sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "impact_entry_reverses" ON "impact_entry" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "impact_terms_introduction" ON "impact_terms" USING btree ("introduction_id","sequence");--> statement-breakpoint
CREATE INDEX "delivery_document_delivery" ON "delivery_document" USING btree ("delivery_id");--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "avoided_kg";--> statement-breakpoint
ALTER TABLE "delivery" DROP COLUMN "factor_id";