CREATE TABLE "draft_snapshot" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"up_to" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_snapshot" ADD CONSTRAINT "draft_snapshot_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;