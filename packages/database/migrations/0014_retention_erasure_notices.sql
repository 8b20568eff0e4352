CREATE TABLE "erasure_request" (
	"participant_id" uuid PRIMARY KEY NOT NULL,
	"workshop_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"email" text,
	"received_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "kept_daring" (
	"workshop_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"before" integer NOT NULL,
	"after" integer NOT NULL,
	CONSTRAINT "kept_daring_workshop_id_level_pk" PRIMARY KEY("workshop_id","level")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_kind_language_pk" PRIMARY KEY("kind","language")
);
--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "former_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "emptied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "end_announced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_workshop_id_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshop"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_daring" ADD CONSTRAINT "kept_daring_workshop_id_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshop"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_request_of_workshop" ON "erasure_request" USING btree ("workshop_id","asked_at");--> statement-breakpoint
CREATE INDEX "feedback_waiting" ON "feedback" USING btree ("answered_at","received_at");--> statement-breakpoint
CREATE INDEX "draft_by_story" ON "draft" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "workshop_to_forget" ON "workshop" USING btree ("status","closed_at") WHERE "workshop"."forgotten_at" is null;