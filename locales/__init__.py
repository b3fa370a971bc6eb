"""Every word a user reads: the English source in the code, Swedish here.

Use `_("{name} is sick.", name=...)` and `_n("{n} place", "{n} places", n)`; placeholders are always named.
"""

from locales.catalogue import _, _n

__all__ = ["_", "_n"]
