"""The repository and the workflows round a site: whether its texts come out by another door, or not at all."""
