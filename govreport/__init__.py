"""Turns Chinese government work reports into public records that trace every finding to its words."""
