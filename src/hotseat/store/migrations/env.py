"""Run by Alembic: migrates over the connection that the store hands in, within its transaction."""

from alembic import context

from hotseat.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
