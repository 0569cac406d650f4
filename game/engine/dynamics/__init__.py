"""The equations, one file a mechanism, written over number-like values."""
