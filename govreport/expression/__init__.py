"""Expressions of time that parser, frame and extraction all read, each read in one place."""
