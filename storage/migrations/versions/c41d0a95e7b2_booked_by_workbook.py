"""booked by workbook: the day and the voucher of a line."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "c41d0a95e7b2"
down_revision: str | None = "6b8e7f2e0257"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("bookedamount", schema=None) as batch_op:
        batch_op.add_column(sa.Column("day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("voucher", sa.String(length=40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("bookedamount", schema=None) as batch_op:
        batch_op.drop_column("voucher")
        batch_op.drop_column("day")
