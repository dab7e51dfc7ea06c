-- The table "Rules: exercises withheld or made easier", what each rule allows, and the forms and sides that result.

CREATE VIEW exercise_finding (rule, refer, person) AS
SELECT 'both-sides', '', person FROM pain_side WHERE pain_side IN ('both', 'alternating', 'unsure')
UNION ALL SELECT 'plank-on-toes', '', person FROM plank WHERE plank = 'toes'
UNION ALL SELECT 'plank-on-knees', '', person FROM plank WHERE plank = 'knees'
UNION ALL SELECT 'plank-cannot', '', person FROM plank WHERE plank = 'cannot'
UNION ALL SELECT 'no-ball', '', person FROM ball WHERE ball = 'no'
UNION ALL SELECT 'spondyloarthritis', 'rheumatologist', person FROM causes WHERE causes = 'spondyloarthritis'
UNION ALL SELECT 'hypermobile', 'physiotherapist', person FROM health WHERE health = 'hypermobile'
UNION ALL SELECT 'early-pregnancy', '', person FROM pregnancy_cleared WHERE pregnancy_cleared = 'yes'
UNION ALL SELECT 'birth-6-to-12', '', person FROM birth_weeks WHERE birth_weeks = '6-to-12'
UNION ALL SELECT 'birth-over-12', '', person FROM birth_weeks WHERE birth_weeks = 'over-12'
UNION ALL SELECT 'pelvic-floor', 'pelvic-health-physiotherapist', person FROM birth_body
    WHERE birth_body IN ('doming', 'leaking', 'heaviness')
UNION ALL SELECT 'belly-surgery', '', person FROM health WHERE health = 'abdominal-surgery'
UNION ALL SELECT 'hernia', 'doctor', person FROM health WHERE health = 'hernia'
UNION ALL SELECT 'leg-ache', 'doctor', person FROM pain_spread WHERE pain_spread = 'below-knee-ache'
UNION ALL SELECT 'sore-now', '', person FROM pain_now WHERE pain_now >= 6
UNION ALL SELECT 'old-hip-replacement', 'physiotherapist', person FROM hip WHERE hip = 'older'
UNION ALL SELECT 'same-side-hip', 'surgeon', person FROM hip WHERE hip = 'same-side-old'
UNION ALL SELECT 'brittle-bones', '', person FROM health WHERE health = 'brittle-bones'
UNION ALL SELECT 'balance', '', person FROM health WHERE health = 'balance'
UNION ALL SELECT 'shoulder-or-neck', '', person FROM health WHERE health = 'shoulder-or-neck'
UNION ALL SELECT 'wrist', '', person FROM health WHERE health = 'wrist'
UNION ALL SELECT 'kneeling', '', person FROM health WHERE health = 'kneeling'
UNION ALL SELECT 'glaucoma', '', person FROM health WHERE health = 'glaucoma';

-- The most that each rule allows; '' where it says nothing. Everyone starts at the full forms, which `always` allows.
-- 'changed': every form is allowed, in another way. Which way, and what `kneeling` does, stands with the forms below;
-- that `wrist` puts the plank on the elbows is no form.
CREATE TABLE allows (rule, knee_brace, inflare, plank, superman);
INSERT INTO allows VALUES
('always',               'full',     'full',     'lift',       'full'),
('both-sides',           '',         'withhold', 'changed',    'changed'),
('plank-on-toes',        '',         '',         'push-toes',  ''),
('plank-on-knees',       '',         '',         'push-knees', ''),
('plank-cannot',         '',         '',         'withhold',   ''),
('no-ball',              '',         '',         '',           'withhold'),
('spondyloarthritis',    'withhold', 'withhold', 'push-knees', 'low'),
('hypermobile',          'withhold', 'withhold', 'push-knees', ''),
('early-pregnancy',      'gentle',   'gentle',   'withhold',   'withhold'),
('birth-6-to-12',        'gentle',   'gentle',   'withhold',   'withhold'),
('birth-over-12',        '',         '',         'push-knees', ''),
('pelvic-floor',         'gentle',   'gentle',   'withhold',   'withhold'),
('belly-surgery',        'gentle',   'gentle',   'withhold',   'withhold'),
('hernia',               'gentle',   'gentle',   'withhold',   'withhold'),
('leg-ache',             'gentle',   'gentle',   'push-knees', 'low'),
('sore-now',             'gentle',   'gentle',   'withhold',   'low'),
('old-hip-replacement',  'withhold', '',         '',           ''),
('same-side-hip',        'withhold', 'withhold', '',           ''),
('brittle-bones',        'gentle',   'gentle',   'push-knees', 'withhold'),
('balance',              '',         '',         'push-knees', 'withhold'),
('shoulder-or-neck',     '',         '',         'withhold',   'withhold'),
('wrist',                '',         '',         'changed',    'withhold'),
('glaucoma',             'gentle',   'gentle',   '',           'withhold'),
('inflammatory-pattern', 'gentle',   'gentle',   'push-knees', 'low');

-- How easy a form is: of several caps the easiest wins, and withheld is easier than every form.
CREATE TABLE ease (form PRIMARY KEY, ease) WITHOUT ROWID;
INSERT INTO ease VALUES
('full', 0), ('lift', 0), ('changed', 0), ('gentle', 1), ('low', 1), ('push-toes', 1), ('push-knees', 2),
('withhold', 3);

CREATE TABLE cap (rule, exercise, ease, PRIMARY KEY (rule, exercise)) WITHOUT ROWID;
INSERT INTO cap
SELECT rule, exercise, ease FROM (
    SELECT rule, 'knee-brace' AS exercise, knee_brace AS form FROM allows
    UNION ALL SELECT rule, 'inflare', inflare FROM allows
    UNION ALL SELECT rule, 'plank', plank FROM allows
    UNION ALL SELECT rule, 'superman', superman FROM allows)
JOIN ease USING (form);

-- The form under a cap, the legs that push or lift, and what it stands on. No row, no such form: withheld.
CREATE TABLE form (place, exercise, cap, sore, form, legs, base);
INSERT INTO form VALUES
(1, 'knee-brace', 'full',       'left',  'full',       'left right', ''),
(1, 'knee-brace', 'full',       'right', 'full',       'right left', ''),
(1, 'knee-brace', 'full',       'both',  'full',       'left right', ''),
(1, 'knee-brace', 'gentle',     'left',  'gentle',     'left right', ''),
(1, 'knee-brace', 'gentle',     'right', 'gentle',     'right left', ''),
(1, 'knee-brace', 'gentle',     'both',  'gentle',     'left right', ''),
(2, 'inflare',    'full',       'left',  'full',       'left',       ''),
(2, 'inflare',    'full',       'right', 'full',       'right',      ''),
(2, 'inflare',    'gentle',     'left',  'gentle',     'left',       ''),
(2, 'inflare',    'gentle',     'right', 'gentle',     'right',      ''),
(3, 'plank',      'lift',       'left',  'lift',       'right',      'toes'),
(3, 'plank',      'lift',       'right', 'lift',       'left',       'toes'),
(3, 'plank',      'lift',       'both',  'hold-toes',  '',           'toes'),
(3, 'plank',      'push-toes',  'left',  'push-toes',  'left',       'toes'),
(3, 'plank',      'push-toes',  'right', 'push-toes',  'right',      'toes'),
(3, 'plank',      'push-toes',  'both',  'hold-toes',  '',           'toes'),
(3, 'plank',      'push-knees', 'left',  'push-knees', 'left',       'knees'),
(3, 'plank',      'push-knees', 'right', 'push-knees', 'right',      'knees'),
(3, 'plank',      'push-knees', 'both',  'hold-knees', '',           'knees'),
(4, 'superman',   'full',       'left',  'full',       'right',      ''),
(4, 'superman',   'full',       'right', 'full',       'left',       ''),
(4, 'superman',   'full',       'both',  'full',       'left right', ''),
(4, 'superman',   'low',        'left',  'low',        'right',      ''),
(4, 'superman',   'low',        'right', 'low',        'left',       ''),
(4, 'superman',   'low',        'both',  'low',        'left right', '');

CREATE TABLE form_under (exercise, ease, sore, form, legs, base, PRIMARY KEY (exercise, ease, sore)) WITHOUT ROWID;
INSERT INTO form_under
SELECT exercise, ease, sore, form.form, legs, base FROM form JOIN ease ON ease.form = form.cap;
