CREATE SEQUENCE "public"."knowledge_version" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."project_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
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
CREATE TABLE "candidate" (
	"project" integer NOT NULL,
	"listing" uuid NOT NULL,
	"other" uuid NOT NULL,
	"score" double precision NOT NULL,
	CONSTRAINT "candidate_project_listing_other_pk" PRIMARY KEY("project","listing","other")
);
--> statement-breakpoint
CREATE TABLE "compat" (
	"graph" integer NOT NULL,
	"kind" smallint NOT NULL,
	"src" integer NOT NULL,
	"dst" integer NOT NULL,
	"weight" double precision NOT NULL,
	"budget" double precision NOT NULL,
	"density" double precision NOT NULL,
	"own" "bytea" NOT NULL,
	"other" "bytea" NOT NULL,
	CONSTRAINT "compat_graph_kind_src_dst_pk" PRIMARY KEY("graph","kind","src","dst")
);
--> statement-breakpoint
CREATE TABLE "experience" (
	"project" integer NOT NULL,
	"from_material" integer NOT NULL,
	"to_material" integer NOT NULL,
	"accepted" double precision NOT NULL,
	"rejected" double precision NOT NULL,
	CONSTRAINT "experience_project_from_material_to_material_pk" PRIMARY KEY("project","from_material","to_material")
);
--> statement-breakpoint
CREATE TABLE "industry_code" (
	"code" serial PRIMARY KEY NOT NULL,
	"isic" text NOT NULL,
	CONSTRAINT "industry_code_isic_unique" UNIQUE("isic")
);
--> statement-breakpoint
CREATE TABLE "listing_limit" (
	"listing" uuid NOT NULL,
	"project" integer NOT NULL,
	"attribute" text NOT NULL,
	"kind" smallint NOT NULL,
	"material" integer NOT NULL,
	"low" double precision NOT NULL,
	"high" double precision NOT NULL,
	CONSTRAINT "listing_limit_listing_project_attribute_pk" PRIMARY KEY("listing","project","attribute")
);
--> statement-breakpoint
CREATE TABLE "listing_match" (
	"listing" uuid NOT NULL,
	"project" integer NOT NULL,
	"kind" smallint NOT NULL,
	"material" integer NOT NULL,
	"party" integer NOT NULL,
	"amount" real NOT NULL,
	"dimension" smallint NOT NULL,
	"from_day" smallint NOT NULL,
	"until_day" smallint NOT NULL,
	"season" smallint NOT NULL,
	"hazards" smallint NOT NULL,
	"modes" smallint NOT NULL,
	"isic" smallint NOT NULL,
	"ux" real NOT NULL,
	"uy" real NOT NULL,
	"uz" real NOT NULL,
	CONSTRAINT "listing_match_listing_project_pk" PRIMARY KEY("listing","project")
);
--> statement-breakpoint
CREATE TABLE "material_code" (
	"code" serial PRIMARY KEY NOT NULL,
	"material_id" text NOT NULL,
	CONSTRAINT "material_code_material_id_unique" UNIQUE("material_id")
);
--> statement-breakpoint
CREATE TABLE "party_block" (
	"party" integer NOT NULL,
	"blocked" integer NOT NULL,
	CONSTRAINT "party_block_party_blocked_pk" PRIMARY KEY("party","blocked")
);
--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "rail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "water" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "takes_hazardous" boolean;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "owner_number" integer;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "matches_within_owner" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "material" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "readiness" text DEFAULT 'established' NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "yield" double precision;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "limits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "max_km" double precision;--> statement-breakpoint
ALTER TABLE "route" ADD COLUMN "permits" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "match" ADD COLUMN "told_score" double precision;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "number" integer DEFAULT nextval('project_number') NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "graph" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_change" ADD CONSTRAINT "knowledge_change_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_knowledge" ADD CONSTRAINT "project_knowledge_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_case" ADD CONSTRAINT "known_case_from_material_material_id_fk" FOREIGN KEY ("from_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_case" ADD CONSTRAINT "known_case_to_material_material_id_fk" FOREIGN KEY ("to_material") REFERENCES "public"."material"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_sheet" ADD CONSTRAINT "material_sheet_id_material_id_fk" FOREIGN KEY ("id") REFERENCES "public"."material"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_limit" ADD CONSTRAINT "listing_limit_listing_listing_id_fk" FOREIGN KEY ("listing") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_match" ADD CONSTRAINT "listing_match_listing_listing_id_fk" FOREIGN KEY ("listing") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_code" ADD CONSTRAINT "material_code_material_id_material_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."material"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "knowledge_change_project" ON "knowledge_change" USING btree ("project_id","status","sequence");--> statement-breakpoint
CREATE INDEX "knowledge_change_batch" ON "knowledge_change" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "knowledge_change_applied" ON "knowledge_change" USING btree ("key","kind") WHERE status = 'applied';--> statement-breakpoint
CREATE INDEX "candidate_other" ON "candidate" USING btree ("other");--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_project" ON "material" USING btree ("project_id");--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_number_unique" UNIQUE("number");