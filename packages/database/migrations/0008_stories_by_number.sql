CREATE TABLE "library_change" (
	"id" integer PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"removed" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "story_search";--> statement-breakpoint
DROP INDEX "story_title_search";--> statement-breakpoint
DROP INDEX "story_recent_search";--> statement-breakpoint
ALTER TABLE "search_word" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "search_word_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "words" "bytea" DEFAULT ''::bytea NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "dared" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "failed" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "facts_told" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "change" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "story_by_change" ON "story" USING btree ("change","id");--> statement-breakpoint
ALTER TABLE "story" DROP COLUMN "search";--> statement-breakpoint
ALTER TABLE "story" DROP COLUMN "title_search";--> statement-breakpoint
ALTER TABLE "story" DROP COLUMN "is_recent";--> statement-breakpoint
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_number_unique" UNIQUE("number");