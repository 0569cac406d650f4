# -*- coding: utf-8 -*-
"""Start Taktskifte: ``python3 main.py [command]``.

This one file is written so that very old Pythons can read it too: they are told which Python is needed.
"""
import os
import sys

OLDEST = (3, 11)
TOO_OLD = (
    u"Taktskifte trenger Python 3.11 til 3.14. Dette er Python {0}. {1}\n"
    u"Taktskifte treng Python 3.11 til 3.14. Dette er Python {0}. {2}\n"
    u"Taktskifte needs Python 3.11 to 3.14. This is Python {0}. {3}\n"
)
HAVE = (u"Skriv: {0} main.py", u"Skriv: {0} main.py", u"Type: {0} main.py")
GET = (u"Hent en nyere på python.org.", u"Hent ein nyare på python.org.", u"Get a newer one at python.org.")


def newer_python():
    """Return the name of a fitting Python on this machine, or None."""
    try:
        from shutil import which
    except ImportError:  # Python 2
        return None
    for minor in (13, 12, 14, 11):
        if which("python3.%d" % minor):
            return "python3.%d" % minor
    return None


def refuse():
    """Say in three languages that this Python is too old, and what to do; return the exit status."""
    found = newer_python()
    advice = [text.format(found) for text in HAVE] if found else list(GET)
    text = TOO_OLD.format(sys.version.split()[0], *advice)
    sys.stderr.write(text.encode("utf-8") if sys.version_info[0] < 3 else text)
    return 2


def main():
    """Set up on first run and hand over to the command line; return the exit status."""
    if sys.version_info < OLDEST:
        return refuse()
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:  # PYTHONSAFEPATH and `python -P` leave it out
        sys.path.insert(0, here)
    try:
        from game.setup.bootstrap import start

        return start(sys.argv[1:])
    except KeyboardInterrupt:  # before there is anything to say it with
        return 1


if __name__ == "__main__":
    sys.exit(main())
