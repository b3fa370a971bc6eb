"""`python -m storage.migrations "what changes"`: a migration from the latest version to the models as they are."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from storage.migrations import config, upgrade

if len(sys.argv) != 2:
    sys.exit('usage: python -m storage.migrations "what changes"')
with tempfile.TemporaryDirectory() as folder:
    engine = create_engine(f"sqlite:///{Path(folder) / 'now.db'}")
    with engine.connect() as connection:
        with connection.begin():
            upgrade(connection)
        command.revision(config(connection), sys.argv[1], autogenerate=True)
