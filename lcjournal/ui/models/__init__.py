"""Qt item models for lists that can be long."""
