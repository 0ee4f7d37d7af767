"""Small pure functions over text that several floors need: ids and folding."""
