-- The decision that follows from the rules that hold: refused, or a level with referrals and exercises.

-- Who is still walking has come to the last question without an emergency or an urgent end.
CREATE VIEW refused (person, question) AS
SELECT person, id FROM (SELECT person, min(number) AS number FROM open JOIN walking USING (person) GROUP BY person)
JOIN question USING (number);

CREATE VIEW finished (person) AS
SELECT person FROM walking WHERE person NOT IN (SELECT person FROM open);

CREATE TABLE held (person INTEGER, rule, level, refer, PRIMARY KEY (person, rule)) WITHOUT ROWID;
CREATE VIEW holds (person, rule, level, refer) AS
SELECT person, rule, level, refer FROM finding
UNION ALL
SELECT person, rule, '', refer FROM exercise_finding;

-- Exercises are looked at only where no rule gives a level. An unclear side is treated as both.
CREATE VIEW may_exercise (person, sore) AS
SELECT person, iif(pain_side IN ('left', 'right'), pain_side, 'both') FROM finished JOIN pain_side USING (person)
WHERE person NOT IN (SELECT person FROM held WHERE level <> '');

CREATE VIEW easiest_cap (person, sore, exercise, ease) AS
SELECT person, sore, exercise, max(ease) FROM may_exercise JOIN held USING (person) JOIN cap USING (rule)
GROUP BY person, exercise;

-- Each exercise with the form under its cap; no form: withheld. Who has `kneeling` gets none on the knees.
CREATE TABLE routine (person INTEGER, exercise, form, legs, PRIMARY KEY (person, exercise)) WITHOUT ROWID;
CREATE VIEW resulting_form (person, exercise, form, legs) AS
SELECT person, easiest_cap.exercise, form, legs FROM easiest_cap LEFT JOIN form_under
    ON form_under.exercise = easiest_cap.exercise AND form_under.ease = easiest_cap.ease
    AND form_under.sore = easiest_cap.sore
    AND NOT (base = 'knees' AND person IN (SELECT person FROM health WHERE health = 'kneeling'));

CREATE VIEW outcome (person, level) AS
SELECT person, level FROM ended
UNION ALL
SELECT DISTINCT person, level FROM finished JOIN held USING (person) WHERE level = 'clinician-first'
UNION ALL
SELECT person, CASE
    WHEN count(form) = 0 THEN 'clinician-first'
    WHEN sum(form IN ('full', 'lift')) = 4 THEN 'full'
    ELSE 'changed' END
FROM routine GROUP BY person;

-- At emergency and urgent the referrals of that level's rules; below, those of every rule, and where nothing is left to
-- offer a physiotherapist.
CREATE VIEW referral (person, refer) AS
SELECT person, refer FROM outcome CROSS JOIN held USING (person)
WHERE outcome.level NOT IN ('emergency', 'urgent') OR held.level = outcome.level
UNION ALL
SELECT person, 'physiotherapist' FROM routine GROUP BY person HAVING count(form) = 0;

CREATE VIEW offer (person, exercise, form, legs) AS
SELECT person, exercise, form, legs FROM routine
WHERE person IN (SELECT person FROM routine WHERE form IS NOT NULL)
ORDER BY person, (SELECT min(place) FROM form WHERE form.exercise = routine.exercise);
