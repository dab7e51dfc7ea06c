-- The decision that follows from the rules that hold: refused, or a level with referrals, exercises and reasons.

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
CREATE TABLE routine (person INTEGER, exercise, ease, form, legs, PRIMARY KEY (person, exercise)) WITHOUT ROWID;
CREATE VIEW resulting_form (person, exercise, ease, form, legs) AS
SELECT person, easiest_cap.exercise, easiest_cap.ease, form, legs FROM easiest_cap LEFT JOIN form_under
    ON form_under.exercise = easiest_cap.exercise AND form_under.ease = easiest_cap.ease
    AND form_under.sore = easiest_cap.sore
    AND NOT (base = 'knees' AND person IN (SELECT person FROM health WHERE health = 'kneeling'));

CREATE TABLE outcome (person INTEGER PRIMARY KEY, level);
CREATE VIEW resulting_level (person, level) AS
SELECT person, level FROM ended
UNION ALL
SELECT DISTINCT person, level FROM finished JOIN held USING (person) WHERE level = 'clinician-first'
UNION ALL
SELECT person, CASE
    WHEN count(form) = 0 THEN 'clinician-first'
    WHEN sum(form IN ('full', 'lift')) = 4 THEN 'full'
    ELSE 'changed' END
FROM routine GROUP BY person;

-- "Referrals (ids)", in order, and of two that lead to the same door the nearer, which drops the other.
CREATE TABLE door (place INTEGER PRIMARY KEY, refer UNIQUE);
INSERT INTO door (refer) VALUES
('ambulance'), ('emergency-department'), ('crisis-line'),
('same-day-doctor'), ('same-day-advice'), ('maternity-unit'), ('eye-emergency'),
('doctor'), ('physiotherapist'), ('pelvic-health-physiotherapist'), ('midwife'), ('rheumatologist'),
('cancer-team'), ('surgeon'), ('soft-tissue-therapist'), ('neurosomatic-therapist');

CREATE TABLE drops (refer, nearer);
INSERT INTO drops VALUES
('emergency-department', 'ambulance'),
('same-day-doctor', 'maternity-unit'), ('same-day-advice', 'maternity-unit'),
('same-day-advice', 'same-day-doctor');

-- At emergency and urgent the referrals of that level's rules; below, those of every rule, and where nothing is left to
-- offer a physiotherapist.
CREATE TABLE referred (person INTEGER, refer, PRIMARY KEY (person, refer)) WITHOUT ROWID;
CREATE VIEW refers (person, refer) AS
SELECT person, door.refer FROM outcome CROSS JOIN held USING (person)
    JOIN door ON instr(' ' || held.refer || ' ', ' ' || door.refer || ' ')
WHERE outcome.level NOT IN ('emergency', 'urgent') OR held.level = outcome.level
UNION ALL
SELECT person, 'physiotherapist' FROM routine GROUP BY person HAVING count(form) = 0;

CREATE VIEW referral (person, refer) AS
SELECT person, refer FROM referred JOIN door USING (refer)
WHERE NOT EXISTS (
    SELECT 1 FROM drops JOIN referred AS other ON other.person = referred.person AND other.refer = nearer
    WHERE drops.refer = referred.refer)
ORDER BY person, place;

-- Of an exercise the rules that cap or change it, of a withheld one those that withhold it: they give what is easiest.
-- Where it is withheld below that, it is `kneeling` that does it, with the caps that lead to the knees.
CREATE VIEW exercise_rule (person, exercise, rule) AS
SELECT person, routine.exercise, held.rule FROM routine CROSS JOIN held USING (person)
    JOIN cap ON cap.rule = held.rule AND cap.exercise = routine.exercise
WHERE held.rule <> 'always' AND (form IS NOT NULL OR cap.ease = routine.ease)
UNION ALL
SELECT person, exercise, 'kneeling' FROM routine
WHERE form IS NULL AND ease < (SELECT ease FROM ease WHERE form = 'withhold');

CREATE VIEW offer (person, exercise, form, legs, rules) AS
SELECT person, exercise, form, legs, ifnull(group_concat(rule, ' '), '')
FROM routine LEFT JOIN exercise_rule USING (person, exercise)
WHERE person IN (SELECT person FROM routine WHERE form IS NOT NULL)
GROUP BY person, exercise
ORDER BY person, (SELECT min(place) FROM form WHERE form.exercise = routine.exercise);

-- The reasons shown. A reason that another one contains is not shown beside it.
CREATE TABLE advice (rule);
INSERT INTO advice VALUES ('leg-ache'), ('blood-pressure-controlled');

CREATE TABLE contains (rule, another, PRIMARY KEY (another, rule)) WITHOUT ROWID;
INSERT INTO contains VALUES
('inflammatory-pattern',  'inflammatory-hint'),
('hidden-infection',      'infection-note'),
('recent-infection',      'infection-note'),
('severe-pain',           'sore-now'),
('inflammatory-flare',    'sore-now'),
('fragile-injury',        'fragile-new'),
('fragile-injury',        'older-twist'),
('cancer-new-nerve-pain', 'cancer-history'),
('cancer-nerve-pain',     'cancer-history'),
('cancer-nerve-pain',     'nerve-root'),
('nerve-both-legs',       'nerve-root'),
('birth-infection',       'birth-urgent'),
('birth-urgent-early',    'birth-urgent'),
('spinal-infection',      'fever'),
('stone-fever',           'fever'),
('stone-fever',           'stone-waves'),
('stone-older',           'stone-waves'),
('sudden-severe-older',   'sudden-severe'),
('sexual-and-nerve',      'sexual-change');

-- At emergency and urgent those of that level alone; below, what gives the level, refers, advises, or does something to
-- an exercise that is offered or withheld.
CREATE VIEW may_be_shown (person, rule) AS
SELECT person, rule FROM outcome CROSS JOIN held USING (person)
WHERE held.level = outcome.level
    OR (outcome.level IN ('clinician-first', 'changed', 'full') AND held.refer <> '')
    OR (outcome.level IN ('changed', 'full') AND rule IN (SELECT rule FROM advice))
UNION ALL
SELECT person, rule FROM exercise_rule;

CREATE VIEW reason (person, rule) AS
SELECT person, rule FROM may_be_shown
WHERE NOT EXISTS (
    SELECT 1 FROM contains JOIN held USING (rule)
    WHERE another = may_be_shown.rule AND held.person = may_be_shown.person);
