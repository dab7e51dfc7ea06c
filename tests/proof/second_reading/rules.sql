-- The table "Rules: levels and referrals" of the screening contract: one SELECT a rule, in the contract's order.

CREATE VIEW finding (rule, level, refer, person) AS
SELECT 'cauda-equina', 'emergency', 'emergency-department', person FROM emergency_signs
WHERE emergency_signs IN ('saddle-numbness', 'bladder-change', 'bowel-change', 'both-legs', 'unsteady-legs')
UNION ALL
SELECT 'broken-hip', 'emergency', 'ambulance', person FROM emergency_signs WHERE emergency_signs = 'cannot-stand'
UNION ALL
SELECT 'serious-accident', 'emergency', 'ambulance', person FROM emergency_signs
WHERE emergency_signs = 'serious-accident'
UNION ALL
SELECT 'aneurysm', 'emergency', 'ambulance', person FROM emergency_signs WHERE emergency_signs = 'collapse-pain'
UNION ALL
SELECT 'heart-or-lung', 'emergency', 'ambulance', person FROM emergency_signs WHERE emergency_signs = 'chest-or-breath'
UNION ALL
SELECT 'blocked-artery', 'emergency', 'ambulance', person FROM emergency_signs WHERE emergency_signs = 'cold-leg'
UNION ALL
SELECT 'sepsis', 'emergency', 'ambulance', person FROM emergency_signs WHERE emergency_signs = 'fever-very-unwell'
UNION ALL
SELECT 'stuck-hernia', 'emergency', 'emergency-department', person FROM emergency_signs
WHERE emergency_signs = 'stuck-hernia'
UNION ALL
SELECT 'unsure-emergency', 'urgent', 'same-day-advice', person FROM emergency_signs WHERE emergency_signs = 'unsure'
UNION ALL
SELECT 'nerve-weakness', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'leg-weakness'
UNION ALL
SELECT 'sexual-change', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'sexual-change'
UNION ALL
SELECT 'fever', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'fever'
UNION ALL
SELECT 'sexual-and-nerve', 'emergency', 'emergency-department', person FROM urgent_signs
WHERE urgent_signs = 'sexual-change'
    AND (person IN (SELECT person FROM urgent_signs WHERE urgent_signs = 'leg-weakness')
        OR person IN (SELECT person FROM emergency_signs WHERE emergency_signs = 'unsure'))
UNION ALL
SELECT 'nerve-both-legs', 'urgent', 'same-day-doctor', person FROM pain_spread
WHERE pain_spread IN ('shooting', 'numb-patch')
    AND (person IN (SELECT person FROM pain_spread WHERE pain_spread = 'both-legs-ache')
        OR person IN (SELECT person FROM pain_side NATURAL JOIN pain_duration
            WHERE pain_side IN ('both', 'alternating') AND pain_duration IN ('under-6-weeks', '6-weeks-to-3-months')))
UNION ALL
SELECT 'testicle-pain', 'emergency', 'emergency-department', person FROM urgent_signs
WHERE urgent_signs = 'testicle-pain'
UNION ALL
SELECT 'spinal-infection', 'emergency', 'emergency-department', person FROM urgent_signs
WHERE urgent_signs = 'fever'
    AND person IN (SELECT person FROM urgent_signs WHERE urgent_signs IN ('leg-weakness', 'cannot-walk'))
UNION ALL
SELECT 'cannot-walk', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'cannot-walk'
UNION ALL
SELECT 'hidden-infection', 'urgent', 'same-day-doctor', person FROM health
WHERE health IN ('weak-defences', 'recent-infection', 'recent-antibiotics')
    AND (person IN (SELECT person FROM pain_eases WHERE pain_eases = 'no')
        OR person IN (SELECT person FROM pain_worse WHERE pain_worse = 'none'))
UNION ALL
SELECT 'infection-note', '', 'doctor', person FROM health
WHERE health IN ('weak-defences', 'recent-infection', 'recent-antibiotics')
UNION ALL
SELECT 'recent-infection', 'clinician-first', 'doctor', person FROM health NATURAL JOIN pain_duration
WHERE health IN ('weak-defences', 'recent-infection') AND pain_duration IN ('under-6-weeks', '6-weeks-to-3-months')
UNION ALL
SELECT 'joint-infection', 'urgent', 'same-day-doctor', person FROM causes WHERE causes = 'infection'
UNION ALL
SELECT 'weight-loss', 'urgent', 'same-day-doctor', person FROM urgent_signs
WHERE urgent_signs IN ('weight-loss', 'night-sweats', 'lump')
UNION ALL
SELECT 'leg-clot', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'swollen-leg'
UNION ALL
SELECT 'urine-infection', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'urine-infection'
UNION ALL
SELECT 'stone-waves', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'stone-waves'
UNION ALL
SELECT 'stone-older', 'emergency', 'ambulance', person FROM urgent_signs NATURAL JOIN age
WHERE urgent_signs = 'stone-waves' AND age >= 60
UNION ALL
SELECT 'stone-fever', 'emergency', 'emergency-department', person FROM urgent_signs
WHERE urgent_signs = 'stone-waves' AND person IN (SELECT person FROM urgent_signs WHERE urgent_signs = 'fever')
UNION ALL
SELECT 'sudden-severe', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'sudden-severe'
UNION ALL
SELECT 'sudden-severe-artery', 'emergency', 'ambulance', person FROM urgent_signs
WHERE urgent_signs = 'sudden-severe-artery'
UNION ALL
SELECT 'sudden-severe-older', 'emergency', 'ambulance', person FROM urgent_signs NATURAL JOIN age
WHERE urgent_signs = 'sudden-severe' AND age >= 60
UNION ALL
SELECT 'blood-thinner', 'urgent', 'same-day-doctor', person FROM urgent_signs WHERE urgent_signs = 'blood-thinner'
UNION ALL
SELECT 'red-eye', 'urgent', 'eye-emergency', person FROM urgent_signs WHERE urgent_signs = 'red-eye'
UNION ALL
SELECT 'unsure-urgent', 'urgent', 'same-day-advice', person FROM urgent_signs WHERE urgent_signs = 'unsure'
UNION ALL
SELECT 'pregnant-urgent', 'urgent', 'maternity-unit', person FROM expecting NATURAL JOIN urgent_signs
WHERE expecting IN ('pregnant', 'might-be') AND urgent_signs <> 'none'
UNION ALL
SELECT 'fragile-injury', 'urgent', 'same-day-doctor', person FROM injury_kind NATURAL JOIN pain_duration
WHERE pain_duration IN ('under-6-weeks', '6-weeks-to-3-months') AND (
    (injury_kind IN ('small-fall', 'twist-or-lift')
        AND person IN (SELECT person FROM health WHERE health = 'brittle-bones'))
    OR (injury_kind = 'small-fall' AND person IN (SELECT person FROM age WHERE age >= 65))
    OR (injury_kind = 'twist-or-lift' AND person IN (SELECT person FROM age WHERE age >= 75))
    OR (injury_kind = 'accident-never-examined'
        AND (person IN (SELECT person FROM health WHERE health = 'brittle-bones')
            OR person IN (SELECT person FROM age WHERE age >= 65))))
UNION ALL
SELECT 'stiff-spine-fall', 'urgent', 'same-day-doctor rheumatologist', person
FROM causes NATURAL JOIN injury_kind NATURAL JOIN pain_duration
WHERE causes = 'spondyloarthritis' AND injury_kind IN ('small-fall', 'accident-never-examined')
    AND pain_duration IN ('under-6-weeks', '6-weeks-to-3-months')
UNION ALL
SELECT 'cancer-nerve', 'emergency', 'emergency-department cancer-team', person FROM cancer NATURAL JOIN urgent_signs
WHERE cancer IN ('yes-steady', 'yes-worse') AND urgent_signs IN ('leg-weakness', 'sexual-change', 'cannot-walk')
UNION ALL
SELECT 'cancer-new-nerve-pain', 'emergency', 'emergency-department cancer-team', person FROM cancer_nerve
WHERE cancer_nerve = 'yes'
UNION ALL
SELECT 'cancer-nerve-pain', 'urgent', 'same-day-doctor cancer-team', person FROM cancer NATURAL JOIN pain_spread
WHERE cancer = 'yes-steady' AND pain_spread IN ('shooting', 'numb-patch')
UNION ALL
SELECT 'cancer-worsening', 'urgent', 'same-day-doctor cancer-team', person FROM cancer WHERE cancer = 'yes-worse'
UNION ALL
SELECT 'pregnant-sudden', 'emergency', 'ambulance maternity-unit', person FROM expecting NATURAL JOIN urgent_signs
WHERE expecting IN ('pregnant', 'might-be')
    AND urgent_signs IN ('sudden-severe', 'sudden-severe-artery', 'stone-waves')
UNION ALL
SELECT 'birth-infection', 'emergency', 'emergency-department maternity-unit', person FROM expecting
WHERE expecting = 'recent-birth'
    AND (person IN (SELECT person FROM birth_signs WHERE birth_signs = 'fever')
        OR person IN (SELECT person FROM urgent_signs WHERE urgent_signs = 'fever'))
    AND (person IN (SELECT person FROM birth_signs WHERE birth_signs = 'cannot-walk')
        OR person IN (SELECT person FROM urgent_signs WHERE urgent_signs IN ('cannot-walk', 'leg-weakness')))
UNION ALL
SELECT 'pregnancy-emergency', 'emergency', 'ambulance maternity-unit', person FROM pregnancy_signs
WHERE pregnancy_signs IN ('heavy-bleeding-or-hard-belly', 'one-sided-pain-or-faint', 'fit-or-confusion')
UNION ALL
SELECT 'pregnancy-urgent', 'urgent', 'maternity-unit', person FROM pregnancy_signs
WHERE pregnancy_signs IN
    ('bleeding', 'waters', 'tightenings', 'baby-moving-less', 'headache-vision-swelling', 'unsure')
UNION ALL
SELECT 'birth-emergency', 'emergency', 'ambulance maternity-unit', person FROM birth_signs
WHERE birth_signs IN ('heavy-bleeding', 'fit-or-confusion')
UNION ALL
SELECT 'birth-crisis', 'emergency', 'ambulance crisis-line', person FROM birth_signs WHERE birth_signs = 'harm-thoughts'
UNION ALL
SELECT 'birth-urgent', 'urgent', 'same-day-doctor', person FROM birth_signs
WHERE birth_signs IN ('fever', 'discharge', 'headache-vision-swelling', 'cannot-walk', 'unsure')
UNION ALL
SELECT 'birth-urgent-early', 'urgent', 'maternity-unit', person FROM birth_signs NATURAL JOIN birth_weeks
WHERE birth_signs IN ('fever', 'discharge', 'headache-vision-swelling', 'cannot-walk', 'unsure')
    AND birth_weeks = 'under-6'
UNION ALL
SELECT 'child', 'clinician-first', 'doctor', person FROM age WHERE age <= 17
UNION ALL
SELECT 'first-pain-at-70', 'clinician-first', 'doctor', person FROM age NATURAL JOIN pain_first_time
WHERE age >= 70 AND pain_first_time = 'yes'
UNION ALL
SELECT 'pregnancy-unknown', 'clinician-first', 'doctor', person FROM expecting WHERE expecting = 'might-be'
UNION ALL
SELECT 'not-si-joint', 'clinician-first', 'physiotherapist', person FROM pain_place
WHERE pain_place IN ('middle-or-above-belt', 'outer-hip', 'pubic-front', 'tailbone')
UNION ALL
SELECT 'not-pelvis', 'clinician-first', 'doctor', person FROM pain_place WHERE pain_place = 'flank-or-upper-back'
UNION ALL
SELECT 'hip-joint', 'clinician-first', 'doctor physiotherapist', person FROM pain_place
WHERE pain_place = 'groin-or-front-of-hip'
UNION ALL
SELECT 'nerve-root', 'clinician-first', 'doctor physiotherapist', person FROM pain_spread
WHERE pain_spread IN ('shooting', 'numb-patch')
UNION ALL
SELECT 'both-legs-ache', 'clinician-first', 'doctor', person FROM pain_spread WHERE pain_spread = 'both-legs-ache'
UNION ALL
SELECT 'walk-then-stop', 'clinician-first', 'doctor', person FROM pain_worse WHERE pain_worse = 'walk-then-stop'
UNION ALL
SELECT 'not-mechanical', 'clinician-first', 'doctor', person FROM pain_worse
WHERE pain_worse IN ('none', 'not-movement')
UNION ALL
SELECT 'severe-pain', 'clinician-first', 'doctor', person FROM pain_now WHERE pain_now >= 8
UNION ALL
SELECT 'nothing-eases', 'clinician-first', 'doctor', person FROM pain_eases WHERE pain_eases = 'no'
UNION ALL
SELECT 'stress-fracture', 'clinician-first', 'doctor', person FROM stress_pain WHERE stress_pain = 'yes'
UNION ALL
SELECT 'bone-risk', 'clinician-first', 'doctor', person FROM bone_risk
WHERE bone_risk IN ('earlier-stress-fracture', 'periods-stopped', 'eats-little')
UNION ALL
SELECT 'cancer-history', 'clinician-first', 'doctor cancer-team', person FROM cancer WHERE cancer = 'yes-steady'
UNION ALL
SELECT 'pregnancy-not-cleared', 'clinician-first', 'midwife pelvic-health-physiotherapist', person
FROM pregnancy_cleared WHERE pregnancy_cleared = 'no'
UNION ALL
SELECT 'pregnancy-late', 'clinician-first', 'midwife pelvic-health-physiotherapist', person FROM pregnancy_weeks
WHERE pregnancy_weeks IN ('13-or-more', 'unsure')
UNION ALL
SELECT 'accident-unexamined', 'clinician-first', 'doctor', person FROM injury_kind
WHERE injury_kind = 'accident-never-examined'
UNION ALL
SELECT 'older-twist', 'clinician-first', 'doctor', person FROM injury_kind NATURAL JOIN age NATURAL JOIN pain_duration
WHERE injury_kind = 'twist-or-lift' AND age >= 65 AND pain_duration IN ('under-6-weeks', '6-weeks-to-3-months')
UNION ALL
SELECT 'fragile-new', 'clinician-first', 'doctor', person FROM health NATURAL JOIN pain_duration
WHERE health = 'brittle-bones' AND pain_duration IN ('under-6-weeks', '6-weeks-to-3-months')
UNION ALL
SELECT 'older-fall', 'clinician-first', 'doctor', person FROM injury_kind NATURAL JOIN age NATURAL JOIN pain_duration
WHERE injury_kind = 'small-fall' AND age >= 65 AND pain_duration = 'over-3-months'
UNION ALL
SELECT 'hip-bone', 'clinician-first', 'doctor', person FROM health NATURAL JOIN pain_spread
WHERE health = 'brittle-bones' AND pain_spread = 'groin'
UNION ALL
SELECT 'fragile-old-injury', 'clinician-first', 'doctor', person
FROM health NATURAL JOIN injury_kind NATURAL JOIN pain_duration
WHERE health = 'brittle-bones' AND injury_kind IN ('small-fall', 'twist-or-lift') AND pain_duration = 'over-3-months'
UNION ALL
SELECT 'birth-early', 'clinician-first', 'midwife pelvic-health-physiotherapist', person FROM birth_weeks
WHERE birth_weeks = 'under-6'
    OR (birth_weeks = '6-to-12' AND person IN (SELECT person FROM birth_check WHERE birth_check = 'no'))
UNION ALL
SELECT 'inflammatory-flare', 'clinician-first', 'rheumatologist', person FROM causes NATURAL JOIN pain_now
WHERE causes = 'spondyloarthritis' AND pain_now >= 7
UNION ALL
SELECT 'blood-pressure', 'clinician-first', 'doctor', person FROM health WHERE health = 'high-blood-pressure'
UNION ALL
SELECT 'heart-disease', 'clinician-first', 'doctor', person FROM health WHERE health = 'heart'
UNION ALL
SELECT 'fresh-surgery', 'clinician-first', 'surgeon', person FROM health WHERE health = 'recent-surgery'
UNION ALL
SELECT 'hip-replacement-new', 'clinician-first', 'surgeon', person FROM hip
WHERE hip IN ('under-12-weeks', 'same-side-pain')
UNION ALL
SELECT 'spine-fracture', 'clinician-first', 'physiotherapist', person FROM health WHERE health = 'spine-fracture'
UNION ALL
SELECT 'fainting', 'clinician-first', 'doctor', person FROM health WHERE health = 'fainting'
UNION ALL
SELECT 'no-floor', 'clinician-first', 'physiotherapist', person FROM floor WHERE floor = 'no'
UNION ALL
SELECT 'will-not-move', 'clinician-first', 'soft-tissue-therapist', person FROM tried WHERE tried = 'will-not-move'
UNION ALL
SELECT 'keeps-returning', '', 'neurosomatic-therapist physiotherapist', person FROM tried
WHERE tried = 'keeps-returning'
UNION ALL
SELECT 'inflammatory-pattern', '', 'rheumatologist doctor', person FROM inflammatory_points WHERE points >= 4
UNION ALL
SELECT 'inflammatory-hint', '', 'doctor', person FROM inflammatory_points WHERE points >= 3
UNION ALL
SELECT 'late-stiffness', '', 'doctor', person FROM stiff_onset NATURAL JOIN stiff_signs
WHERE stiff_onset = '45-or-later' AND stiff_signs = 'better-moving'
UNION ALL
SELECT 'psoriasis-note', '', 'doctor', person FROM causes WHERE causes = 'psoriasis'
UNION ALL
SELECT 'bowel-or-eye-note', '', 'doctor', person FROM causes
WHERE causes IN ('bowel-inflammation', 'eye-inflammation')
UNION ALL
SELECT 'osteoarthritis-note', '', 'physiotherapist', person FROM causes WHERE causes = 'osteoarthritis'
UNION ALL
SELECT 'leg-length', '', 'physiotherapist', person FROM causes WHERE causes = 'leg-length'
UNION ALL
SELECT 'injury-note', '', 'physiotherapist', person FROM causes WHERE causes = 'injury'
UNION ALL
SELECT 'blood-pressure-controlled', '', '', person FROM health WHERE health = 'blood-pressure-controlled'
UNION ALL
SELECT 'after-birth', '', 'pelvic-health-physiotherapist', person FROM expecting WHERE expecting = 'recent-birth'
UNION ALL
SELECT 'always', '', 'physiotherapist', person FROM person;

-- The gate of the inflammatory rules: pain for over three months that set in before 45.
CREATE VIEW long_and_young (person) AS
SELECT person FROM pain_duration NATURAL JOIN stiff_onset
WHERE pain_duration = 'over-3-months' AND stiff_onset IN ('before-35', '35-to-44')
UNION
SELECT person FROM pain_duration NATURAL JOIN age WHERE pain_duration = 'over-3-months' AND age <= 34;

-- Behind the gate each point is one row; what can be named in two ways counts once.
CREATE VIEW inflammatory_points (person, points) AS
SELECT person, count(DISTINCT point) FROM (
    SELECT person, 'onset' AS point FROM stiff_onset WHERE stiff_onset = 'before-35'
    UNION ALL SELECT person, 'onset' FROM age WHERE age <= 34
    UNION ALL SELECT person, 'buttock' FROM pain_place WHERE pain_place = 'buttock'
    UNION ALL SELECT person, 'buttock' FROM pain_spread WHERE pain_spread = 'buttock'
    UNION ALL SELECT person, 'psoriasis' FROM causes WHERE causes = 'psoriasis'
    UNION ALL SELECT person, stiff_signs FROM stiff_signs WHERE stiff_signs <> 'none')
WHERE person IN (SELECT person FROM long_and_young)
GROUP BY person;
