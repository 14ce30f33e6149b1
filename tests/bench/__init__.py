"""Figures of speed and memory, measured on this machine: ours, stock Voilà and a plain static file, in one run."""
