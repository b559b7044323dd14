-- Who was asked how often in a period: a question is found by when it was asked, whatever came before.
CREATE INDEX solicitations_asked ON solicitations (asked_at_ms, volunteer_number, state);
