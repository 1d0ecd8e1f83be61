CREATE TABLE "slack_installation" (
	"workspace" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"installed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "shown_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "sent_to" jsonb;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notice_open" ON "notice" USING gin ("facts" jsonb_path_ops) WHERE status in ('attempted', 'sent') and closed_at is null;