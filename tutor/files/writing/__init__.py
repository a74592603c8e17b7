"""New text in authors' files: edits at the parser's marks, items and whole files written, drafts accepted, mends made."""
