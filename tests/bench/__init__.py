"""Measurements, run by ``make bench``: figures are printed, and a missed target fails the run."""
