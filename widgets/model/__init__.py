"""What a course is: evidence, cases, walks, quizzes, glossary — pure rules that know no file and no screen."""
