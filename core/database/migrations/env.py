"""Run by alembic for every command. `core.database.migrate` hands over the connection."""

from alembic import context

from core.database.migrate import is_ours
from core.database.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=is_ours,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
