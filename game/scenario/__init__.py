"""The scenario language: reading, checking and compiling what authors write."""

import os

# No package that happens to be installed may change how scenarios are read; looking for such takes time, too.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
