CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "search_word" (
	"language" text NOT NULL,
	"form" text NOT NULL,
	"bases" text[] NOT NULL,
	CONSTRAINT "search_word_language_form_pk" PRIMARY KEY("language","form")
);
--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "search_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_word_bases" ON "search_word" USING gin ("bases");--> statement-breakpoint
CREATE INDEX "search_word_letters" ON "search_word" USING gin ("form" gin_trgm_ops);