"""Serving the course: Voilà's renderer and kernels, our pages, one answer for all readers."""
