CREATE TABLE "agenda_template" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"phases" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"workshop_id" uuid NOT NULL,
	"activity" text NOT NULL,
	"by" text NOT NULL,
	"item" text NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"is_approved" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contribution_workshop_id_activity_by_item_pk" PRIMARY KEY("workshop_id","activity","by","item")
);
--> statement-breakpoint
CREATE TABLE "former_code" (
	"code" text PRIMARY KEY NOT NULL,
	"workshop_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_state" (
	"workshop_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "name_status" text DEFAULT 'shown' NOT NULL;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "former_tables" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "co_key" text;--> statement-breakpoint
ALTER TABLE "workshop" ADD COLUMN "rehearsal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workshop_table" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "workshop_table" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_workshop_id_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshop"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_code" ADD CONSTRAINT "former_code_workshop_id_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshop"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_state" ADD CONSTRAINT "live_state_workshop_id_workshop_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshop"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_template_by_owner" ON "agenda_template" USING btree ("owner_id","name");