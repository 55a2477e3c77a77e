"""The frame of a report, weighed from all witnesses: whose it is, which years it speaks of, which way passages look.

Nothing here reads lines or outlines: it is handed headings and sentences and weighs them.
"""
