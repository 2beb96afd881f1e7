-- R10: what was parked before records kept it in sight is judged once more, so that they do.
UPDATE mutation SET cause = 'parkedUnseen' WHERE status = 'parked';
