"""The scenario language: reading, checking and compiling what authors write."""
