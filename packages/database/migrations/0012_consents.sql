CREATE TABLE "publish_consent" (
	"draft_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "publish_consent_draft_id_by_pk" PRIMARY KEY("draft_id","by")
);
--> statement-breakpoint
CREATE TABLE "story_teller" (
	"story_id" uuid NOT NULL,
	"teller" uuid NOT NULL,
	"name" text,
	CONSTRAINT "story_teller_story_id_teller_pk" PRIMARY KEY("story_id","teller")
);
--> statement-breakpoint
ALTER TABLE "publish_consent" ADD CONSTRAINT "publish_consent_draft_id_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_teller" ADD CONSTRAINT "story_teller_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_teller_stories" ON "story_teller" USING btree ("teller");