CREATE SEQUENCE "public"."project_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "candidate" (
	"project" integer NOT NULL,
	"listing" uuid NOT NULL,
	"other" uuid NOT NULL,
	"score" double precision NOT NULL,
	CONSTRAINT "candidate_project_listing_other_pk" PRIMARY KEY("project","listing","other")
);
--> statement-breakpoint
CREATE TABLE "compat" (
	"kind" smallint NOT NULL,
	"src" integer NOT NULL,
	"dst" integer NOT NULL,
	"weight" double precision NOT NULL,
	"budget" double precision NOT NULL,
	"density" double precision NOT NULL,
	"own" "bytea" NOT NULL,
	"other" "bytea" NOT NULL,
	CONSTRAINT "compat_kind_src_dst_pk" PRIMARY KEY("kind","src","dst")
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
ALTER TABLE "match" ADD COLUMN "told_score" double precision;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "number" integer DEFAULT nextval('project_number') NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_limit" ADD CONSTRAINT "listing_limit_listing_listing_id_fk" FOREIGN KEY ("listing") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_match" ADD CONSTRAINT "listing_match_listing_listing_id_fk" FOREIGN KEY ("listing") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_code" ADD CONSTRAINT "material_code_material_id_material_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."material"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_other" ON "candidate" USING btree ("other");--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_number_unique" UNIQUE("number");