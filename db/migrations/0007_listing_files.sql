CREATE TABLE "listing_file" (
	"listing_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "listing_file_listing_id_file_id_pk" PRIMARY KEY("listing_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "delivery_document" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "introduction_step" ADD COLUMN "proof_file_id" uuid;--> statement-breakpoint
ALTER TABLE "listing_file" ADD CONSTRAINT "listing_file_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_file" ADD CONSTRAINT "listing_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_file_file" ON "listing_file" USING btree ("file_id");--> statement-breakpoint
ALTER TABLE "delivery_document" ADD CONSTRAINT "delivery_document_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_step" ADD CONSTRAINT "introduction_step_proof_file_id_file_id_fk" FOREIGN KEY ("proof_file_id") REFERENCES "public"."file"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_document_file" ON "delivery_document" USING btree ("file_id") WHERE file_id is not null;--> statement-breakpoint
CREATE INDEX "introduction_step_proof" ON "introduction_step" USING btree ("proof_file_id") WHERE proof_file_id is not null;