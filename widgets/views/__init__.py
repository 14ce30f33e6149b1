"""Model to HTML and widget: what a learner sees of a case, a claim, a term and the course map."""
