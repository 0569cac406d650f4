"""Taktskifte: a serious game for those who lead a municipality through digital change."""

__version__ = "1.0.0"
