"""A game being played: its session, its scenario's files, and the port that front ends see."""
