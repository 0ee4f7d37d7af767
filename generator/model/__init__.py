"""All records become one frozen site: names resolved, events joined, everything checked."""
