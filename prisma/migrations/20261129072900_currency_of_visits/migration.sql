-- A salon's currency is that of everything that was ever booked with it: a foreign key says it, in place of two triggers
-- of which each had to ask and to lock, and of the key to the salon alone. A booking waits for the currency to be changed,
-- since the change is one of a key, and is then of the new one or not at all.
drop trigger branch_keeps_currency on branch;
drop function require_currency_of_visits();
drop trigger visit_in_currency on visit;
drop function require_currency_of_branch();

-- DropForeignKey
ALTER TABLE "visit" DROP CONSTRAINT "visit_branch_id_fkey";

-- CreateIndex
CREATE UNIQUE INDEX "branch_id_currency_key" ON "branch"("id", "currency");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_branch_id_currency_fkey" FOREIGN KEY ("branch_id", "currency") REFERENCES "branch"("id", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Only a visit that is there already can have money to take along.
create or replace function move_part_along() returns trigger language plpgsql as $$
begin
  if not exists (select from payment where branch_id = new.branch_id and visit_id = new.visit_id) then
    return null;
  end if;
  update payment_part part set staff_member_id = new.staff_member_id from payment p
    where p.branch_id = new.branch_id and p.visit_id = new.visit_id
      and part.branch_id = p.branch_id and part.payment_id = p.id and part.position = new.position
      and part.service_id = new.service_id and part.staff_member_id <> new.staff_member_id;
  return null;
end $$;
