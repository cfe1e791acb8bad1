"""Migrations of the schema (Alembic). One file per revision under versions/."""
