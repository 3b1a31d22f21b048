"""How well the trained model understands questions, and the report about it."""
