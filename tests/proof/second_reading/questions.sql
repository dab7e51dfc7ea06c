-- The steps and questions of the screening contract, which answers count, and where the questions end.

-- Steps and questions, in order. `ask_when` is the contract's wording, to be read; the view asked_when acts on it.
CREATE TABLE question (number INTEGER PRIMARY KEY, step, id UNIQUE, kind, options, ask_when);
INSERT INTO question (step, id, kind, options, ask_when) VALUES
('danger', 'emergency-signs', 'many', 'saddle-numbness bladder-change bowel-change both-legs unsteady-legs '
    || 'cannot-stand serious-accident collapse-pain chest-or-breath cold-leg fever-very-unwell stuck-hernia unsure '
    || 'none', ''),
('about-you', 'age', 'number', '', ''),
('about-you', 'floor', 'one', 'yes no', ''),
('about-you', 'cancer', 'one', 'no yes-steady yes-worse', ''),
('expecting', 'expecting', 'one', 'pregnant might-be recent-birth neither', 'age at least 12 and at most 59'),
('pregnancy', 'pregnancy-signs', 'many', 'heavy-bleeding-or-hard-belly one-sided-pain-or-faint fit-or-confusion '
    || 'bleeding waters tightenings baby-moving-less headache-vision-swelling unsure none',
    'expecting is pregnant or might-be'),
('pregnancy', 'pregnancy-weeks', 'one', 'under-13 13-or-more unsure', 'expecting is pregnant'),
('cleared', 'pregnancy-cleared', 'one', 'yes no', 'pregnancy-weeks is under-13'),
('birth', 'birth-signs', 'many', 'heavy-bleeding harm-thoughts fit-or-confusion fever discharge '
    || 'headache-vision-swelling cannot-walk unsure none', 'expecting is recent-birth'),
('birth', 'birth-weeks', 'one', 'under-6 6-to-12 over-12', 'expecting is recent-birth'),
('birth', 'birth-check', 'one', 'yes no', 'expecting is recent-birth'),
('birth', 'birth-body', 'many', 'doming leaking heaviness none', 'expecting is recent-birth'),
('today', 'urgent-signs', 'many', 'leg-weakness sexual-change fever cannot-walk weight-loss night-sweats lump '
    || 'swollen-leg urine-infection stone-waves sudden-severe-artery sudden-severe testicle-pain blood-thinner red-eye '
    || 'unsure none', ''),
('today', 'cancer-nerve', 'one', 'yes no', 'cancer is yes-steady or yes-worse'),
('where', 'pain-place', 'one', 'si-joint buttock middle-or-above-belt groin-or-front-of-hip outer-hip pubic-front '
    || 'tailbone flank-or-upper-back', ''),
('where', 'pain-spread', 'many', 'buttock back-of-thigh groin below-knee-ache shooting numb-patch both-legs-ache '
    || 'none', ''),
('where', 'pain-side', 'one', 'left right both alternating unsure', ''),
('pain', 'pain-now', 'scale', '', ''),
('pain', 'pain-duration', 'one', 'under-6-weeks 6-weeks-to-3-months over-3-months', ''),
('pain', 'pain-first-time', 'one', 'yes no', 'age at least 70'),
('pain', 'pain-worse', 'many', 'loading keeping-still changing-position other-movement walk-then-stop not-movement '
    || 'none', ''),
('pain', 'pain-eases', 'one', 'yes no', ''),
('causes', 'causes', 'many', 'spondyloarthritis osteoarthritis injury overuse hard-training infection leg-length '
    || 'psoriasis bowel-inflammation eye-inflammation none', ''),
('causes', 'stiff-onset', 'one', 'before-35 35-to-44 45-or-later',
    'pain-duration is over-3-months, and age at least 35'),
('causes', 'stiff-signs', 'many', 'wakes-late-night better-moving anti-inflammatory-helps family other-joints '
    || 'heel-or-tendon none', 'pain-duration is over-3-months'),
('injury', 'injury-kind', 'one', 'accident-examined accident-never-examined small-fall twist-or-lift',
    'causes includes injury'),
('stress', 'stress-pain', 'one', 'yes no', 'causes includes hard-training, or expecting is recent-birth'),
('stress', 'bone-risk', 'many', 'earlier-stress-fracture periods-stopped eats-little none',
    'causes includes hard-training'),
('health', 'health', 'many', 'high-blood-pressure blood-pressure-controlled heart weak-defences recent-infection '
    || 'recent-antibiotics recent-surgery abdominal-surgery hernia hip-replacement brittle-bones spine-fracture '
    || 'balance fainting shoulder-or-neck wrist kneeling glaucoma hypermobile none', ''),
('hip', 'hip', 'one', 'under-12-weeks same-side-pain same-side-old older', 'health includes hip-replacement'),
('ability', 'plank', 'one', 'toes-lift toes knees cannot', 'floor is yes'),
('ability', 'ball', 'one', 'yes no', 'floor is yes'),
('ability', 'tried', 'many', 'keeps-returning will-not-move none', '');

-- Every answer there is. The numbers stand here as options of their own. `only_when` is the contract's wording, of the
-- options that are not offered to everybody; the view offered_when acts on it.
CREATE TABLE option (question, id, only_when DEFAULT '', PRIMARY KEY (question, id)) WITHOUT ROWID;
INSERT INTO option (question, id)
SELECT question.id, value FROM question, json_each('["' || replace(options, ' ', '","') || '"]') WHERE options <> '';
WITH RECURSIVE whole (number) AS (VALUES (0) UNION ALL SELECT number + 1 FROM whole WHERE number < 120)
INSERT INTO option (question, id)
SELECT 'age', number FROM whole WHERE number BETWEEN 1 AND 120
UNION ALL SELECT 'pain-now', number FROM whole WHERE number BETWEEN 0 AND 10;
UPDATE option SET only_when = 'expecting is pregnant'
WHERE question = 'pregnancy-signs' AND id IN ('waters', 'tightenings', 'baby-moving-less');
UPDATE option SET only_when = 'age at least 45' WHERE question = 'stiff-onset' AND id = '45-or-later';
UPDATE option SET only_when = 'pain-duration is 6-weeks-to-3-months or over-3-months'
WHERE question = 'tried' AND id = 'will-not-move';

-- What a batch of people answered, which of it was asked, which of it counts, and what is still open.
CREATE TABLE person (person INTEGER PRIMARY KEY);
CREATE TABLE given (question, person INTEGER, option, PRIMARY KEY (question, person, option)) WITHOUT ROWID;
CREATE TABLE asked (question, person INTEGER, PRIMARY KEY (question, person)) WITHOUT ROWID;
CREATE TABLE counted (question, option, person INTEGER, PRIMARY KEY (question, option, person)) WITHOUT ROWID;
CREATE INDEX counted_of_person ON counted (question, person, option);
CREATE TABLE open (person INTEGER, number, PRIMARY KEY (person, number)) WITHOUT ROWID;
CREATE TABLE walking (person INTEGER PRIMARY KEY);
CREATE TABLE ended (person INTEGER PRIMARY KEY, level);

-- Each question is a view of its own on the counted answers (pain-now as pain_now): a rule reads as in the contract.
CREATE VIEW view_of_question (statement) AS
SELECT printf('CREATE VIEW %s AS SELECT person, option AS %s FROM counted WHERE question = ''%s''', name, name, id)
FROM (SELECT id, replace(id, '-', '_') AS name FROM question);

-- The column `ask when`. Only counted answers are looked at, so an unanswered question opens nothing.
CREATE VIEW asked_when (step, question, person) AS
SELECT step, id, person FROM question, walking WHERE ask_when = ''
UNION ALL SELECT 'expecting', 'expecting', person FROM age WHERE age >= 12 AND age <= 59
UNION ALL SELECT 'pregnancy', 'pregnancy-signs', person FROM expecting WHERE expecting IN ('pregnant', 'might-be')
UNION ALL SELECT 'pregnancy', 'pregnancy-weeks', person FROM expecting WHERE expecting = 'pregnant'
UNION ALL SELECT 'cleared', 'pregnancy-cleared', person FROM pregnancy_weeks WHERE pregnancy_weeks = 'under-13'
UNION ALL SELECT 'birth', 'birth-signs', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL SELECT 'birth', 'birth-weeks', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL SELECT 'birth', 'birth-check', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL SELECT 'birth', 'birth-body', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL SELECT 'today', 'cancer-nerve', person FROM cancer WHERE cancer IN ('yes-steady', 'yes-worse')
UNION ALL SELECT 'pain', 'pain-first-time', person FROM age WHERE age >= 70
UNION ALL SELECT 'causes', 'stiff-onset', person FROM pain_duration NATURAL JOIN age
    WHERE pain_duration = 'over-3-months' AND age >= 35
UNION ALL SELECT 'causes', 'stiff-signs', person FROM pain_duration WHERE pain_duration = 'over-3-months'
UNION ALL SELECT 'injury', 'injury-kind', person FROM causes WHERE causes = 'injury'
UNION ALL SELECT 'stress', 'stress-pain', person FROM causes WHERE causes = 'hard-training'
UNION ALL SELECT 'stress', 'stress-pain', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL SELECT 'stress', 'bone-risk', person FROM causes WHERE causes = 'hard-training'
UNION ALL SELECT 'hip', 'hip', person FROM health WHERE health = 'hip-replacement'
UNION ALL SELECT 'ability', 'plank', person FROM floor WHERE floor = 'yes'
UNION ALL SELECT 'ability', 'ball', person FROM floor WHERE floor = 'yes';

-- The options that are offered only when, and to whom.
CREATE VIEW offered_when (question, option, person) AS
SELECT question, option.id, person FROM option, expecting
    WHERE question = 'pregnancy-signs' AND only_when <> '' AND expecting = 'pregnant'
UNION ALL SELECT 'stiff-onset', '45-or-later', person FROM age WHERE age >= 45
UNION ALL SELECT 'tried', 'will-not-move', person FROM pain_duration
    WHERE pain_duration IN ('6-weeks-to-3-months', 'over-3-months');

-- An answer counts whole or not at all.
CREATE VIEW spoilt (step, question, person) AS
-- an option that does not exist, or that is not offered to this person
SELECT step, given.question, given.person
FROM question CROSS JOIN given ON given.question = question.id LEFT JOIN option ON option.question = question.id
    AND option.id = given.option
WHERE option.id IS NULL
    OR (only_when <> '' AND NOT EXISTS (
        SELECT 1 FROM offered_when AS offered
        WHERE (offered.question, offered.option, offered.person) = (given.question, given.option, given.person)))
-- two options where one is to be chosen, or `none` beside another
UNION ALL
SELECT step, given.question, given.person FROM question CROSS JOIN given ON given.question = question.id
GROUP BY step, number, given.person
HAVING count(*) > 1 AND (kind <> 'many' OR sum(given.option = 'none'));

-- The walk: a step is one page. An emergency ends it at once; an urgent result from `today` on, with nothing left open.
CREATE TABLE page (number INTEGER PRIMARY KEY, step);
CREATE TRIGGER answer_page AFTER INSERT ON page
BEGIN
    INSERT OR IGNORE INTO asked
    SELECT question, person FROM asked_when JOIN walking USING (person) WHERE step = NEW.step;

    DELETE FROM given WHERE (question, person) IN (SELECT question, person FROM spoilt WHERE step = NEW.step);

    INSERT INTO counted
    SELECT id, option, asked.person FROM question CROSS JOIN asked ON asked.question = id
        CROSS JOIN given ON given.question = id AND given.person = asked.person
    WHERE step = NEW.step;

    INSERT INTO open
    SELECT asked.person, number FROM question CROSS JOIN asked ON asked.question = id
    WHERE step = NEW.step
        AND NOT EXISTS (SELECT 1 FROM given WHERE given.question = id AND given.person = asked.person);

    INSERT INTO ended
    SELECT DISTINCT person, 'emergency' FROM finding JOIN walking USING (person) WHERE level = 'emergency';

    INSERT OR IGNORE INTO ended
    SELECT DISTINCT person, 'urgent' FROM finding JOIN walking USING (person)
    WHERE level = 'urgent' AND person NOT IN (SELECT person FROM open)
        AND NEW.number >= (SELECT min(number) FROM question WHERE step = 'today');

    DELETE FROM walking WHERE person IN (SELECT person FROM ended);
END;
