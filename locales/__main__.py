"""`python -m locales compile` writes the compiled catalogue that a wheel carries."""

import sys

from locales.catalogue import COMPILED, compile_catalogue

if sys.argv[1:] != ["compile"]:
    sys.exit("usage: python -m locales compile")
compile_catalogue(COMPILED)
