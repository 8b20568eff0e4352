ALTER TABLE "story" ADD COLUMN "title_search" "tsvector" DEFAULT ''::tsvector NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "is_recent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "story" SET "title_search" = ts_filter("search", '{a}'), "is_recent" = "id" IN (SELECT "id" FROM "story" ORDER BY "published_at" DESC, "id" DESC LIMIT 3000);--> statement-breakpoint
CREATE INDEX "story_title_search" ON "story" USING gin ("title_search");--> statement-breakpoint
CREATE INDEX "story_recent_search" ON "story" USING gin ("search") WHERE is_recent;--> statement-breakpoint
CREATE INDEX "story_recent" ON "story" USING btree ("published_at","id") WHERE is_recent;--> statement-breakpoint
CREATE INDEX "story_by_theme" ON "story" USING btree ("theme","published_at");