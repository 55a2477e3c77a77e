"""Numerals, units and qualifiers inside one span."""
