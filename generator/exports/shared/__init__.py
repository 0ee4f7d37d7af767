"""What several exports need: names that last, what events say in words, feeds and calendars."""
