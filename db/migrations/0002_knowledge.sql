CREATE SEQUENCE "public"."knowledge_version" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "knowledge_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"project_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"content" jsonb NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"listing_id" uuid,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "project_knowledge" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code" (
	"system" text NOT NULL,
	"code" text NOT NULL,
	"names" jsonb NOT NULL,
	"hazardous" boolean,
	"mirror" text,
	CONSTRAINT "code_system_code_pk" PRIMARY KEY("system","code")
);
--> statement-breakpoint
CREATE TABLE "known_case" (
	"id" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"place" jsonb NOT NULL,
	"country" text NOT NULL,
	"source_isic" text NOT NULL,
	"sink_isic" text NOT NULL,
	"from_material" text NOT NULL,
	"to_material" text NOT NULL,
	"technology" text,
	"quantity" jsonb,
	"year" integer,
	"status" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "material_sheet" (
	"id" text PRIMARY KEY NOT NULL,
	"sheet" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shipped_knowledge" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"stored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "technology" (
	"id" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "material" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "readiness" text DEFAULT 'established' NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "yield" double precision;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "limits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "max_km" double precision;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "permits" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_knowledge" ADD CONSTRAINT "project_knowledge_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_case" ADD CONSTRAINT "known_case_from_material_material_id_fk" FOREIGN KEY ("from_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_case" ADD CONSTRAINT "known_case_to_material_material_id_fk" FOREIGN KEY ("to_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_sheet" ADD CONSTRAINT "material_sheet_id_material_id_fk" FOREIGN KEY ("id") REFERENCES "public"."material"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_change_project" ON "knowledge_change" USING btree ("project_id","status","sequence");--> statement-breakpoint
CREATE INDEX "knowledge_change_batch" ON "knowledge_change" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "knowledge_change_applied" ON "knowledge_change" USING btree ("key","kind") WHERE status = 'applied';--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_project" ON "material" USING btree ("project_id");