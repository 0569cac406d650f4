"""The first run: a private environment beside the code, made once."""
