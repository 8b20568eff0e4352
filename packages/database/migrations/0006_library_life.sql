CREATE TABLE "ambassador" (
	"user_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announced_story" (
	"id" uuid PRIMARY KEY NOT NULL,
	"municipality" text NOT NULL,
	"subject" text NOT NULL,
	"language" text NOT NULL,
	"announced_at" timestamp with time zone NOT NULL,
	"story_id" uuid
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"introduction" text NOT NULL,
	"stories" uuid[] NOT NULL,
	"front_place" integer,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "collection_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "curation_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"act" text NOT NULL,
	"title" text NOT NULL,
	"story_id" uuid,
	"collection_id" uuid,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"story_id" uuid NOT NULL,
	"month" integer NOT NULL,
	"outcome" text NOT NULL,
	"text" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_up_story_id_month_pk" PRIMARY KEY("story_id","month")
);
--> statement-breakpoint
CREATE TABLE "reader_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"declined_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "story_translation" (
	"story_id" uuid NOT NULL,
	"language" text NOT NULL,
	"part" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"original" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_translation_story_id_language_part_pk" PRIMARY KEY("story_id","language","part")
);
--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "story" SET "changed_at" = "published_at";--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "begun_from" uuid;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "thanks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "reviewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "change_asked" text;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "begun_from" uuid;--> statement-breakpoint
ALTER TABLE "announced_story" ADD CONSTRAINT "announced_story_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reader_question" ADD CONSTRAINT "reader_question_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_translation" ADD CONSTRAINT "story_translation_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announced_newest" ON "announced_story" USING btree ("announced_at","id");--> statement-breakpoint
CREATE INDEX "curation_newest" ON "curation_act" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "reader_question_of_story" ON "reader_question" USING btree ("story_id","asked_at");--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_begun_from_story_id_fk" FOREIGN KEY ("begun_from") REFERENCES "public"."story"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_begun_from_story_id_fk" FOREIGN KEY ("begun_from") REFERENCES "public"."story"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_changes" ON "story" USING btree ("changed_at","id");--> statement-breakpoint
CREATE INDEX "story_begun_from" ON "story" USING btree ("begun_from");--> statement-breakpoint
INSERT INTO "ambassador" ("user_id") SELECT "id" FROM "user" ORDER BY "created_at" LIMIT 1;
