"""The simulation: pure, deterministic to the bit, standard library only."""
