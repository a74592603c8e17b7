"""Questions from elsewhere: tables, Markdown decks and what other rooms read, made into question files."""
