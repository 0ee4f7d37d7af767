"""What an author may type: declarations only, no code. A new field is one line here."""
