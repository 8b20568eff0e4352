CREATE TABLE "story_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid,
	"is_shown" boolean DEFAULT false NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"alt" text NOT NULL,
	"caption" text NOT NULL,
	"credit" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "story_photo" ADD CONSTRAINT "story_photo_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_photo_of_story" ON "story_photo" USING btree ("story_id");