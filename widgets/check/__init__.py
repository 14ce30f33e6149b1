"""Checking the course for its authors: every mistake with its file, its line and how to mend it."""
