-- What was said of supplies before the need was: the last day for which there is food, and medicine.
ALTER TABLE contacts ADD COLUMN food_until TEXT;
ALTER TABLE contacts ADD COLUMN medicine_until TEXT;
