"""The exercises and questions of the chapters, one module a chapter.

How to write a bank (`tests/exercises/example_bank.py` is a small one to copy):

- One exercise is one block: the reference, written as a learner would write it (`solution` prints
  it), then the `def`s of the few mistakes that need more than one expression, then
  `NAME = Exercise(...)`. `EXERCISES` at the end lists the names in the order of the chapter.
- A mistake that is one expression is a lambda beside the sentence that helps whoever made it:
      Mistake(lambda w: w / 60, "You divided by 60. But an hour burns more than a minute.")
- The sentence says what was done, then what to look at. It does not give the answer away, and
  two mistakes never share one. Where several differ by a number, a small function makes them:
  `cat_with_threshold(1.4)`.
- What `judge/comparing.py` and `judge/explaining.py` say by themselves needs no mistake: a sign
  turned round, rows for columns, another order, the first or the last alone or missing, so many
  times or so much too large, one too many, an argument that is never used, a return in the loop.
  A mistake with its own sentence comes first, where it can say more.
- Inputs are of the kinds the chapter has taught, and such that a call which `check` quotes can be
  typed: no arrays before arrays. Among them are, where the task allows it, a negative number, a
  range that crosses zero, a large number, a list of one, a tie. One input on which a mistake
  happens to be right is fine; all of them is not, and the tests say so.
- `random_inputs(rng)` draws more of them from `rng` alone, rounded, so that they can be typed too.
- `also_right` holds at least two right answers that are written differently: a loop, NumPy, a
  recursion, a comprehension. All that is right must pass, not only what we would write.
- A value that is asked for is never 0, 1 or True: whoever guesses would be right.
- Answers are compared to nine digits; who rounds is told so, in every exercise, without a word in
  the bank. A larger `tolerance` is for tasks that are right only nearly, such as a measured slope.
- `blank` ends the sentence "not attempted yet: …", `blanks` is how many dots the cell has (so that
  "one of two blanks is filled" can be said), `well_done` follows "right!", and of the two or
  three hints the last leaves one small step.
- A bank of six exercises and four questions is at most about 450 lines.

`pytest tests/exercises` tries every mistake, right answer, blank and odd answer.
"""
